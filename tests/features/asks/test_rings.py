"""Ring days: everybody present is asked in their own hours, once a month; what stays open is listed once."""

from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from bot.features.asks import jobs
from bot.features.home.jobs import send_digests
from bot.features.peers import service as peers
from bot.slack.replies import Channel, Letter, Person
from tests.features.asks.market import ANA, BO, CHI, DEV, ELI, EVERYBODY, FAY, WHAT, Market, refused, words_of
from tests.features.desk import CAST, WORKSPACE

YOUNG = datetime(2026, 12, 2, 8, tzinfo=UTC)  # the first Wednesday after the group was set up, nine days before
RING = datetime(2027, 1, 6, 8, tzinfo=UTC)  # 9:00 in Berlin
HOUR = timedelta(hours=1)


def invited(letters: tuple[Letter, ...]) -> list[str]:
    """Return who is asked for one thing."""
    return [
        letter.to.user
        for letter in letters
        if isinstance(letter.to, Person) and letter.message and "ring day" in letter.message.text
    ]


def through(market: Market, begins: datetime, hours: int) -> list[str]:
    """Go through the hours of a ring day; return who was asked, and check that it was in their working hours."""
    asked = []
    for number in range(hours):
        market.desk.now = begins + number * HOUR
        for user in invited(market.run()):
            there = market.desk.now.astimezone(ZoneInfo(CAST[user][1]))
            assert there.weekday() < 5
            assert 9 <= there.hour < 17
            asked.append(user)
    return asked


def one_thing(market: Market, user: str, what: str = WHAT, way: str = "EVERYONE") -> None:
    form = market.desk.click(user, "asks.ring", 1).modal
    assert "'initial_option'" in words_of(form)
    market.desk.submit(user, form, {"what": what, "size": "S", "way": way})


def test_everybody_present_is_asked_once_in_their_own_hours(market: Market) -> None:
    market.desk.submit(BO, market.desk.click(BO, "peers.away", 1).modal, {"back": "2027-02-01"})
    market.desk.click(DEV, "asks.rings", "off")
    assert sorted(through(market, RING - HOUR, 60)) == sorted({*EVERYBODY} - {BO, DEV})


def test_a_group_that_was_just_set_up_has_none(market: Market) -> None:
    assert through(market, YOUNG, 48) == []


def test_it_comes_again_in_the_next_month(market: Market) -> None:
    assert len(through(market, RING, 48)) == 6
    market.desk.now = datetime(2027, 2, 3, 7, 59, tzinfo=UTC)
    assert invited(market.run()) == []
    assert len(through(market, datetime(2027, 2, 3, 8, tzinfo=UTC), 48)) == 6


@pytest.mark.parametrize(
    ("late", "held"), [(timedelta(days=2), True), (timedelta(days=3, hours=20), True), (timedelta(days=5), False)]
)
def test_after_an_outage_it_is_held_late_but_not_a_week_late(market: Market, late: timedelta, held: bool) -> None:  # noqa: FBT001 (both)
    asked = through(market, RING + late, 96)
    assert sorted(asked) == (sorted(EVERYBODY) if held else [])


def test_who_could_not_be_asked_in_their_hours_is_asked_in_the_next_ones(market: Market) -> None:
    market.desk.now = RING
    market.run(jobs.hold_rings)
    market.desk.now = RING + 12 * HOUR  # 21:00 in Berlin, 15:00 in New York, 12:00 in Los Angeles
    assert sorted(invited(market.run(jobs.invite))) == [DEV, ELI]
    assert sorted(through(market, RING + 13 * HOUR, 24)) == [ANA, BO, CHI, FAY]


def test_not_this_time_keeps_nothing_and_off_holds_until_on_again(market: Market) -> None:
    market.desk.now = RING
    market.run()
    before = market.sees(ANA)
    assert "Nobody learns of it" in str(market.desk.click(ANA, "asks.not_this_time", 1).shown)
    assert market.sees(ANA) == before
    assert "not ask you on ring days" in str(market.desk.click(ANA, "asks.rings", "off").shown)
    assert "Ask me on ring days" in words_of(market.command(ANA, "list").modal)
    assert ANA not in through(market, datetime(2027, 2, 3, 8, tzinfo=UTC), 48)
    market.desk.click(ANA, "asks.rings", "on")
    assert ANA in through(market, datetime(2027, 3, 3, 8, tzinfo=UTC), 48)


def test_two_working_days_later_what_is_still_open_is_listed_once(market: Market) -> None:
    market.desk.now = RING
    market.run()
    one_thing(market, ANA, "First thing")
    one_thing(market, ELI, "Second thing")
    one_thing(market, FAY, "Quiet thing", way="QUIETLY")
    market.ask(CHI, what="Not of the ring")
    market.help(BO, 2)
    market.desk.now = RING + timedelta(days=1, hours=23)
    assert [one for one in market.run() if isinstance(one.to, Channel)] == []
    market.desk.now = RING + timedelta(days=2)
    (letter,) = [one for one in market.run() if isinstance(one.to, Channel)]
    assert letter.message
    said = str(letter.message.blocks)
    assert letter.card == "asks.ring:1"
    assert letter.thread is None
    assert "First thing" in said
    assert market.helps_on() in said
    for other in ("Second", "Quiet", "Not of the ring"):
        assert other not in said
    market.wait(days=3)
    assert [one for one in market.letters if one.card == "asks.ring:1"] == [letter]
    changed = market.help(DEV, 1).letters
    assert [one.card for one in changed] == [market.name(), "asks.ring:1"]
    assert "Somebody is on it" in str(changed[1].message)
    assert "First thing" not in str(changed[1].message and changed[1].message.blocks)


def test_nothing_is_listed_where_nothing_is_open(market: Market) -> None:
    market.desk.now = RING
    market.run()
    one_thing(market, ANA)
    market.help(BO)
    market.desk.now = RING + timedelta(days=2)
    assert [one for one in market.run() if isinstance(one.to, Channel)] == []


def test_a_peer_changes_the_week_for_the_group_or_switches_it_off(market: Market) -> None:
    form = market.desk.click(BO, "asks.ring_settings", 1).modal
    assert refused(partial(market.desk.submit, BO, form, {"week": "5"}))[0] == "week"
    market.desk.submit(BO, form, {"week": "2"})
    assert through(market, RING, 48) == []
    assert len(through(market, RING + timedelta(days=7), 48)) == 6
    market.desk.submit(BO, form, {"week": "off"})
    assert through(market, datetime(2027, 2, 10, 8, tzinfo=UTC), 48) == []


def test_who_is_in_no_group_can_neither_ask_on_its_ring_day_nor_change_it(market: Market) -> None:
    market.desk.now = RING
    market.run(jobs.hold_rings)
    market.desk.click(DEV, "peers.leave", 1)
    assert refused(partial(market.desk.click, DEV, "asks.ring", 1))
    assert refused(partial(market.desk.click, DEV, "asks.ring_settings", 1))


def test_who_has_no_message_left_this_week_reads_of_it_in_their_digest(market: Market) -> None:
    chosen = market.desk.click(ANA, "notices.settings").modal
    market.desk.submit(ANA, chosen, {"most": "0", "country": "zone"})
    assert ANA not in through(market, RING, 48)
    market.desk.now = RING + timedelta(days=2, hours=6)  # Friday, 15:00
    (digest,) = market.run(send_digests)
    assert digest.to == Person(ANA)
    assert digest.message
    assert "It was ring day in #c0lead" in digest.message.text


def test_who_stopped_the_bot_is_not_asked(market: Market) -> None:
    market.desk.speak(ANA, "stop", "D0ANA", direct=True)
    assert ANA not in through(market, RING, 48)


def test_nobody_is_asked_once_it_was_listed(market: Market) -> None:
    peers.learn_quiet(market.desk.work, WORKSPACE, ANA, begins=RING, ends=RING + timedelta(days=5))
    peers.learn_quiet(market.desk.work, WORKSPACE, BO, begins=RING, ends=RING + 3 * HOUR)
    asked = through(market, RING, 24 * 7)
    assert ANA not in asked
    assert BO in asked
