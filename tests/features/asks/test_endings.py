"""How an ask ends or begins again: idle helps, askers who left, days that are over, and what is told of it."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.features.asks import jobs
from bot.features.asks.models import State
from bot.features.peers import service as peers
from bot.slack.replies import Reply
from tests.features.asks.market import ANA, BO, CHI, DEV, QUIETLY, WHAT, Market, refused, words_of
from tests.features.asks.test_quietly import OTHERS, in_vain
from tests.features.desk import WORKSPACE

SOON = "2026-11-25"  # the Wednesday of the first week
OVER = "The day you asked for is over"


def edited(market: Market, what: str = "One line of it", **fields: str) -> Reply:
    form = market.press(ANA, "edit").modal
    return market.kept(market.desk.submit(ANA, form, {"what": what, "size": "S", **fields}))


def due(market: Market) -> datetime:
    found = market.one().due_at
    assert found
    return found


@pytest.mark.parametrize("way", ["EVERYONE", QUIETLY])
def test_what_stays_idle_is_open_again_five_working_days_later_without_a_mark(market: Market, way: str) -> None:
    market.ask(way=way)
    helper = market.asked_now() or BO
    market.help(helper)
    market.to_due()
    assert market.one().idle
    market.to_due()
    one = market.one()
    assert (one.state in {State.OPEN, State.ROUTED}, one.helper, one.claimed_at, one.idle) == (True, None, None, False)
    assert market.titles(ANA) == ["It is open again"]
    assert market.titles(helper) == []


def test_a_help_of_an_asker_who_left_ends_and_the_helper_is_told(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.desk.click(ANA, "peers.leave", 1)
    market.to_due()
    assert market.state() is State.CANCELLED
    assert market.titles(BO) == ["Ana does not need it any more"]


def test_handed_back_to_an_asker_who_left_it_ends(market: Market) -> None:
    market.quietly()
    helper = market.asked_now() or ""
    market.help(helper)
    market.desk.click(ANA, "peers.leave", 1)
    market.press(helper, "back")
    assert market.state() is State.CANCELLED
    assert all(market.titles(user) == [] for user in OTHERS)


def test_an_open_ask_of_an_asker_who_left_ends_within_a_day(market: Market) -> None:
    market.ask()
    market.wait(days=2)
    assert market.state() is State.OPEN
    market.desk.click(ANA, "peers.leave", 1)
    market.wait(days=1)
    assert market.state() is State.CANCELLED
    assert "Closed." in market.card_says()


def test_what_was_found_by_nobody_ends_within_a_day_when_its_asker_leaves(market: Market) -> None:
    in_vain(market)
    market.desk.click(ANA, "peers.leave", 1)
    market.wait(days=3)
    assert market.state() is State.CANCELLED


def test_not_yet_gives_a_help_back_to_the_two(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    assert [press.label for press in market.waiting(ANA)[0].presses] == ["Record it", "Not yet"]
    assert "Not yet" in words_of(market.command(ANA, "list").modal)
    assert "Nothing waits" in refused(partial(market.press, BO, "not_yet"))[1]
    market.press(ANA, "not_yet")
    assert market.state() is State.CLAIMED
    assert due(market) > market.desk.now + timedelta(days=6)
    assert market.titles(BO) == ["You help Ana"]
    market.press(BO, "done")
    market.to_due()
    assert "Nothing waits" in refused(partial(market.press, ANA, "not_yet"))[1]


def test_a_late_all_right_leaves_the_word_that_came_since(market: Market) -> None:
    market.ask(way=QUIETLY)
    first = market.asked_now() or ""
    market.help(first)
    market.press(first, "back")
    (stale,) = [press.subject for press in market.waiting(ANA)[0].presses]
    for _ in range(3):
        market.to_due()
    assert market.titles(ANA) == ["Nobody was found yet"]
    market.desk.click(ANA, "asks.seen", stale)
    assert market.titles(ANA) == ["Nobody was found yet"]


def test_after_it_was_made_smaller_those_who_were_asked_may_be_asked_again(market: Market) -> None:
    in_vain(market)
    before = {row.user for row in market.questions()}
    edited(market)
    for _ in range(3):
        market.to_due()
    again = {row.user for row in market.questions()}
    assert len(again) == 3
    assert len(before | again) <= 5
    assert before & again
    assert {row.round for row in market.questions()} == {4, 5, 6}


def test_at_its_end_a_quiet_ask_may_still_be_asked_of_everyone(market: Market) -> None:
    market.quietly()
    market.wait(days=14)
    assert market.state() is State.EXPIRED
    assert [press.label for press in market.waiting(ANA)[0].presses] == ["Ask everyone", "Make it smaller", "Let it be"]
    market.desk.submit(ANA, market.press(ANA, "publish").modal, {})
    assert market.state() is State.OPEN
    assert WHAT in market.card_says()


@pytest.mark.parametrize("way", ["EVERYONE", QUIETLY])
def test_an_ask_ends_with_its_day(market: Market, way: str) -> None:
    market.ask(way=way, by_day=SOON)
    market.wait(days=2, hours=12)
    assert market.state() in {State.OPEN, State.ROUTED}
    market.wait(hours=11)
    assert market.state() is State.EXPIRED


def test_after_its_day_it_goes_on_only_with_a_new_one(market: Market) -> None:
    in_vain(market)
    edited(market, by_day="2026-12-03")
    for _ in range(3):
        if market.state() is not State.EXPIRED:
            market.to_due()
    market.wait(days=7)
    assert market.state() is State.EXPIRED
    assert OVER in refused(partial(market.press, ANA, "publish"))[1]
    edited(market, by_day="2027-01-08")
    assert market.asked_now()


def test_between_its_day_and_the_tick_nobody_new_is_asked(market: Market) -> None:
    in_vain(market)
    market.one().by_day = f"{market.desk.now - timedelta(days=1):%Y-%m-%d}"
    market.desk.session.flush()
    for verb in ("look", "publish"):
        assert OVER in refused(partial(market.press, ANA, verb))[1]


def test_handed_back_after_its_day_it_ends_and_its_asker_is_told(market: Market) -> None:
    market.ask(by_day=SOON)
    market.help(BO)
    market.wait(days=3)
    market.press(BO, "back")
    assert market.state() is State.EXPIRED
    assert market.titles(ANA) == ["Its time is over, and nobody was free"]


def test_another_day_moves_the_end(market: Market) -> None:
    market.ask(by_day=SOON)
    edited(market, by_day="2026-12-01")
    market.wait(days=3)
    assert market.state() is State.OPEN
    market.wait(days=6)
    assert market.state() is State.EXPIRED


def test_after_a_pause_everything_under_way_has_its_whole_time_again(market: Market) -> None:
    first = market.quietly()
    market.ask(CHI)
    market.help(DEV, 2)
    market.ask(CHI)
    ends = market.one(3).expires_at
    market.wait(hours=1)
    peers.close_all(market.desk.work, WORKSPACE)
    market.run(jobs.do_due)
    market.desk.now += timedelta(days=21)
    market.run(jobs.do_due)
    assert (market.asked_now(), market.state(3)) == (first, State.OPEN)
    market.desk.invite()
    market.run(jobs.do_due)
    assert market.asked_now() == first
    assert due(market) >= market.desk.now + timedelta(days=1)
    assert (market.one(2).due_at or market.desk.now) >= market.desk.now + timedelta(days=5)
    assert market.one(2).idle is False
    assert ends
    assert (market.one(3).expires_at or ends) >= ends + timedelta(days=21)
    market.to_due()
    assert market.asked_now() not in {first, None}


def test_of_what_an_erased_asker_wanted_the_helper_is_told_without_an_empty_quote(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.run()
    market.letters.clear()
    form = market.desk.click(ANA, "records.erase").modal
    market.desk.submit(ANA, form, {"word": "erase"})
    told = [letter.to.user for letter in market.run() if not letter.card]  # type: ignore[union-attr]
    assert told == [BO]
    (one,) = market.waiting(BO)
    assert "“" not in one.what
