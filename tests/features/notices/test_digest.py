"""The digest: one message at the end of a person's week, with a line for each thing that is still worth one."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import insert

from bot.features.asks.models import Invitation, Ring
from bot.features.asks.service import RING
from bot.features.home import jobs
from bot.features.home.service import WAITS
from bot.features.home.text.messages import NOTICE
from bot.features.kudos import service as kudos
from bot.features.kudos.jobs import tell_receivers
from bot.features.kudos.service import RECEIVED, Giver, Thanks
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.spotlights import service as spotlights
from bot.features.spotlights.jobs import take_turns
from bot.features.spotlights.service import Contribution, Kind
from bot.slack.replies import Due
from bot.work import Work
from tests.features.at_once import at_once
from tests.features.desk import WORKSPACE
from tests.features.notices.gatehouse import ANA, BO, CHI, DEV, KEPT, NOW, Gatehouse, utc

DIGEST_DAY = "2026-11-27 14:00"  # Friday, 15:00 in Berlin


def something_waits(gatehouse: Gatehouse) -> None:
    """Let something private wait for Ana."""
    facts = (Contribution(BO, Kind.PLEDGE), Contribution(ANA, Kind.SEEN))
    group = peers.group(gatehouse.desk.work, 1)
    spotlights.won(gatehouse.desk.work, group, source="t:1", title="Dates", driver=None, contributions=facts)
    take_turns(gatehouse.desk.work)


def thanked(gatehouse: Gatehouse, by: str = BO) -> None:
    kudos.give(gatehouse.desk.work, Giver(WORKSPACE, by), Thanks((ANA,), "for the secret plan"))


def ring_day(gatehouse: Gatehouse) -> None:
    """Let there be a ring day on which Ana is to be asked now."""
    ring = {"workspace": WORKSPACE, "group_id": 1, "month": "2026-11", "begun_at": gatehouse.desk.now}
    gatehouse.desk.session.execute(insert(Ring).values(**ring, list_at=utc("2026-12-02 08:00")))
    invited = {"ring_id": 1, "user": ANA, "workspace": WORKSPACE, "due_at": gatehouse.desk.now}
    gatehouse.desk.session.execute(insert(Invitation).values(**invited))


def all_kinds(gatehouse: Gatehouse) -> None:
    """Let one thing of each kind be kept for Ana."""
    gatehouse.spends()
    for kind, subject in ((WAITS, ""), (RECEIVED, ""), (RING, "1")):
        assert gatehouse.passes(ANA, subject, kind) is KEPT


def test_one_message_has_a_line_for_each_kind_and_no_private_word(gatehouse: Gatehouse) -> None:
    something_waits(gatehouse)
    thanked(gatehouse)
    ring_day(gatehouse)
    all_kinds(gatehouse)
    assert gatehouse.at("2026-11-27 13:59").digests() == {}

    said = gatehouse.at(DIGEST_DAY).digests()

    assert set(said) == {ANA}
    assert [NOTICE in said[ANA], "Bo thanked you" in said[ANA], "ring day in #leadership" in said[ANA]] == [True] * 3
    for private in ("secret plan", "Dates", "<@"):
        assert private not in said[ANA]
    assert gatehouse.digests() == {}
    assert gatehouse.kept() == []
    assert gatehouse.at("2026-12-04 14:00").digests() == {}


def test_what_is_settled_meanwhile_is_left_out(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    ring_day(gatehouse)
    all_kinds(gatehouse)  # of what waits there is nothing
    form = gatehouse.desk.click(ANA, "asks.ring", 1).modal
    gatehouse.desk.submit(ANA, form, {"what": "A map", "size": "S", "way": "EVERYONE"})
    said = gatehouse.at(DIGEST_DAY).digests()[ANA]
    assert "Bo thanked you" in said
    assert NOTICE not in said
    assert "ring day" not in said


def test_where_nothing_is_left_nothing_is_sent(gatehouse: Gatehouse) -> None:
    ring_day(gatehouse)
    all_kinds(gatehouse)
    gatehouse.desk.click(ANA, "asks.rings", "off")
    assert gatehouse.at(DIGEST_DAY).digests() == {}
    assert gatehouse.kept() == []


def test_a_kind_that_nobody_knows_any_more_is_left_out(gatehouse: Gatehouse) -> None:
    gatehouse.spends()
    assert gatehouse.passes() is KEPT
    assert gatehouse.at(DIGEST_DAY).digests() == {}


def test_thanks_of_a_digest_are_not_told_again(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    assert "Bo thanked you" in gatehouse.at(DIGEST_DAY).digests()[ANA]
    gatehouse.at("2026-11-30 10:00")
    thanked(gatehouse, by=CHI)
    line = kudos.digest_line(gatehouse.desk.work, WORKSPACE, ANA, "")
    assert line
    assert "Chi thanked you" in line
    assert "Bo" not in line


def test_the_digest_does_not_count(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    spent = gatehouse.row().spent
    assert gatehouse.at(DIGEST_DAY).digests()
    assert gatehouse.row().spent == spent


@pytest.mark.parametrize(
    ("user", "kept", "told"),
    [
        (ANA, "2026-11-24 10:00", "2026-11-27 14:00"),
        (DEV, "2026-11-24 15:00", "2026-11-27 20:00"),
        (CHI, "2026-11-24 01:00", "2026-11-27 06:00"),
        (ANA, "2026-12-22 10:00", "2026-12-24 14:00"),  # Friday is Christmas
        (ANA, "2026-11-27 14:30", "2026-11-30 08:00"),  # that hour is over: before the next week's first message
        (ANA, "2026-12-24 15:00", "2026-12-28 08:00"),
        (ANA, "2027-03-24 10:00", "2027-03-25 14:00"),  # Good Friday
        (ANA, "2027-03-25 14:30", "2027-03-30 07:00"),  # Easter Monday, and the clock is put forward
        (ANA, "2026-10-23 13:30", "2026-10-26 08:00"),  # the clock is put back
        (ANA, "2026-12-30 10:00", "2026-12-31 14:00"),
    ],
)
def test_it_comes_at_three_on_the_last_working_day_of_the_persons_week(
    gatehouse: Gatehouse, user: str, kept: str, told: str
) -> None:
    gatehouse.at(kept).spends(user)
    assert gatehouse.passes(user) is KEPT
    assert gatehouse.row(user).digest_at == utc(told)


def test_what_is_kept_after_the_digest_comes_first_in_the_next_week(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    assert gatehouse.at(DIGEST_DAY).digests()
    thanked(gatehouse, by=CHI)
    assert gatehouse.at("2026-11-27 14:30").passes(ANA, kind=RECEIVED) is KEPT
    assert gatehouse.at("2026-11-30 07:59").digests() == {}
    assert "Chi thanked you" in gatehouse.at("2026-11-30 08:00").digests()[ANA]
    assert [gatehouse.passes() for _ in range(4)] == [NOW, NOW, NOW, KEPT]


def test_a_digest_waits_for_whoever_is_away_has_left_or_is_out_of_hours(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    gatehouse.desk.submit(ANA, gatehouse.desk.click(ANA, "peers.away", 1).modal, {"back": "2026-12-02"})
    assert gatehouse.at(DIGEST_DAY).digests() == {}
    gatehouse.at("2026-12-02 08:00").desk.click(ANA, "peers.leave", 1)
    assert gatehouse.digests() == {}
    gatehouse.at("2026-12-03 20:00").desk.join(ANA, 1)
    assert gatehouse.digests() == {}
    assert gatehouse.at("2026-12-04 08:00").digests().keys() == {ANA}


def test_a_digest_and_a_notice_do_not_wait_for_ever_for_who_has_left(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    gatehouse.desk.click(ANA, "peers.leave", 1)
    for day in (DIGEST_DAY, "2026-12-10 08:00", "2026-12-23 08:00"):
        assert (gatehouse.at(day).digests(), gatehouse.notices()) == ({}, [])
        assert gatehouse.row(ANA).digest_at
        assert gatehouse.row(ANA).due_at
    assert (gatehouse.at("2027-01-11 08:00").digests(), gatehouse.notices()) == ({}, [])
    assert (gatehouse.row(ANA).digest_at, gatehouse.row(ANA).due_at, gatehouse.kept()) == (None, None, [])
    gatehouse.desk.join(ANA, 1)
    notices.owe(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.row(ANA).due_at


def test_who_stopped_meanwhile_gets_no_digest(gatehouse: Gatehouse) -> None:
    thanked(gatehouse)
    all_kinds(gatehouse)
    notices.stop(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.at(DIGEST_DAY).digests() == {}
    notices.start(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.at("2026-12-04 14:00").digests() == {}


def test_names_in_a_digest_are_escaped(gatehouse: Gatehouse) -> None:
    work = gatehouse.desk.work
    thanked(gatehouse)
    all_kinds(gatehouse)
    peers.learn(work, WORKSPACE, peers.PersonLearned(BO, "*Bo* <!channel>", "Europe/Berlin", "member"))
    said = gatehouse.at(DIGEST_DAY).digests()[ANA]
    assert "<!channel>" not in said
    assert "*Bo*" not in said


def test_replicas_at_once_send_one_digest(own_gatehouse: Gatehouse) -> None:
    thanked(own_gatehouse)
    all_kinds(own_gatehouse)
    own_gatehouse.at(DIGEST_DAY)
    sent: list[int] = []

    def send(_: int, work: Work) -> None:
        sent.append(len(jobs.send_digests(work).letters))

    assert at_once(own_gatehouse.desk, [partial(send, number) for number in range(3)]) == ["done"] * 3
    assert sorted(sent) == [0, 0, 1]


def test_thanks_that_are_due_by_themselves_and_by_a_digest_at_once_are_told_once(own_gatehouse: Gatehouse) -> None:
    gatehouse = own_gatehouse
    gatehouse.at("2026-11-27 14:30").spends()
    thanked(gatehouse)
    assert tell_receivers(gatehouse.desk.work).letters == ()
    assert gatehouse.kept() == [(RECEIVED, "")]
    thanked(gatehouse, by=CHI)
    gatehouse.at("2026-11-30 08:00")  # both are due in the first minute of the new week
    sent: list[int] = []

    def do(job: Callable[[Work], Due], work: Work) -> None:
        sent.append(len(job(work).letters))

    assert at_once(gatehouse.desk, [partial(do, job) for job in (tell_receivers, jobs.send_digests)]) == ["done"] * 2
    assert sorted(sent) == [0, 1]
