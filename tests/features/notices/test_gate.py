"""The gate: three messages of all kinds a week, in a person's own hours, none after "stop", and never one too many."""

from functools import partial
from threading import Event
from time import sleep

import pytest

from bot.features.notices import service as notices
from bot.features.notices.service import Passage
from bot.features.peers import service as peers
from bot.schedule.holidays import Calendar
from bot.work import Work
from tests.features.at_once import at_once
from tests.features.desk import WORKSPACE
from tests.features.notices.gatehouse import ANA, BO, CHI, DEV, KEPT, KIND, LATER, NEVER, NOW, TUESDAY, Gatehouse, utc


def test_the_fourth_message_of_a_week_is_kept(gatehouse: Gatehouse) -> None:
    kinds = ("kudos.received", "asks.ring", "home.waiting", "checkins.prompt", "kudos.received")
    assert [gatehouse.passes(kind=kind) for kind in kinds] == [NOW, NOW, NOW, KEPT, KEPT]
    assert gatehouse.kept() == [("checkins.prompt", ""), ("kudos.received", "")]
    assert gatehouse.passes(BO) is NOW  # another's week is another's


def test_the_next_week_counts_anew(gatehouse: Gatehouse) -> None:
    gatehouse.spends()
    assert gatehouse.at("2026-11-27 14:00").passes() is KEPT  # Friday
    gatehouse.at("2026-11-30 08:00")
    assert [gatehouse.passes() for _ in range(4)] == [NOW, NOW, NOW, KEPT]


@pytest.mark.parametrize(
    ("user", "last", "first"),
    [
        (ANA, "2026-11-27 15:59", "2026-11-30 08:00"),
        (CHI, "2026-11-27 07:59", "2026-11-30 00:00"),  # Monday in Tokyo while it is still Sunday in New York
        (DEV, "2026-11-27 21:59", "2026-11-30 14:00"),
        (ANA, "2027-03-25 15:59", "2027-03-30 07:00"),  # Easter, and the clock is put forward
        (ANA, "2026-10-23 14:59", "2026-10-26 08:00"),  # and back
        (DEV, "2027-03-12 21:59", "2027-03-15 13:00"),
        (DEV, "2026-10-30 20:59", "2026-11-02 14:00"),
        (ANA, "2026-12-31 15:59", "2027-01-04 08:00"),  # week 53, and the first of the new year
    ],
)
def test_a_week_begins_and_ends_where_the_person_is(gatehouse: Gatehouse, user: str, last: str, first: str) -> None:
    gatehouse.at(last).spends(user)
    assert gatehouse.passes(user) is KEPT
    assert gatehouse.at(first).passes(user) is NOW


def test_who_travels_back_over_the_date_line_has_no_second_week(gatehouse: Gatehouse) -> None:
    gatehouse.at("2026-11-29 20:30")  # Monday in Auckland, Sunday in Honolulu
    live_in(gatehouse, "Pacific/Auckland")
    gatehouse.spends()
    live_in(gatehouse, "Pacific/Honolulu")
    assert gatehouse.passes() is LATER
    assert gatehouse.at("2026-11-30 20:00").passes() is KEPT


def test_a_clock_that_was_a_year_ahead_once_costs_one_week_at_most(gatehouse: Gatehouse) -> None:
    gatehouse.at("2027-11-23 10:00").spends()
    gatehouse.at(TUESDAY)
    assert [gatehouse.passes() for _ in range(4)] == [NOW, NOW, NOW, KEPT]
    assert gatehouse.at("2026-12-01 10:00").passes() is NOW


def test_each_chooses_how_many_a_week_from_none_to_five(gatehouse: Gatehouse) -> None:
    gatehouse.chooses(ANA, most=0)
    gatehouse.chooses(BO, most=5)
    assert gatehouse.passes(ANA) is KEPT
    assert [gatehouse.passes(BO) for _ in range(6)] == [NOW] * 5 + [KEPT]
    gatehouse.chooses(ANA, most=1)
    assert [gatehouse.passes(ANA) for _ in range(2)] == [NOW, KEPT]


def test_the_same_thing_is_kept_once_and_is_not_kept_once_it_was_sent(gatehouse: Gatehouse) -> None:
    gatehouse.spends()
    for subject in ("one", "one", "two"):
        assert gatehouse.passes(subject=subject) is KEPT
    assert gatehouse.kept() == [(KIND, "one"), (KIND, "two")]
    assert gatehouse.at("2026-11-30 08:00").passes(subject="one") is NOW
    assert gatehouse.kept() == [(KIND, "two")]


@pytest.mark.parametrize(
    ("user", "asked", "at"),
    [
        (ANA, "2026-11-24 05:00", "2026-11-24 08:00"),
        (ANA, "2026-11-24 16:00", "2026-11-25 08:00"),
        (DEV, "2026-11-24 10:00", "2026-11-24 14:00"),
        (ANA, "2026-11-28 10:00", "2026-11-30 08:00"),
        (ANA, "2026-12-25 10:00", "2026-12-28 08:00"),  # Christmas, then a weekend
        (DEV, "2026-11-26 15:00", "2026-11-27 14:00"),  # Thanksgiving, which is none in Berlin
        (CHI, "2026-11-23 03:00", "2026-11-24 00:00"),  # Labour Thanksgiving, in Tokyo alone
    ],
)
def test_outside_of_hours_and_on_holidays_it_says_when_to_ask_again(
    gatehouse: Gatehouse, user: str, asked: str, at: str
) -> None:
    assert gatehouse.at(asked).asks(user) == (LATER, utc(at))
    assert gatehouse.at(at).asks(user) == (NOW, None)


def test_what_is_put_off_is_not_counted(gatehouse: Gatehouse) -> None:
    gatehouse.at("2026-11-24 05:00")
    assert {gatehouse.passes() for _ in range(9)} == {LATER}
    assert gatehouse.at("2026-11-24 08:00").passes() is NOW
    assert gatehouse.row().spent == 1


def test_whose_holidays_hold_is_a_choice(gatehouse: Gatehouse) -> None:
    gatehouse.at("2026-12-25 10:00")
    assert gatehouse.passes() is LATER
    gatehouse.chooses(country="none")
    assert gatehouse.passes() is NOW
    gatehouse.chooses(country="US")
    assert gatehouse.asks() == (LATER, utc("2026-12-28 08:00"))
    assert gatehouse.at("2027-01-18 10:00").passes() is LATER  # Martin Luther King Day
    assert notices.calendar(gatehouse.desk.work, WORKSPACE, ANA) == Calendar("Europe/Berlin", "US")
    gatehouse.chooses(country="zone")
    assert notices.calendar(gatehouse.desk.work, WORKSPACE, ANA) == Calendar("Europe/Berlin", "DE")


def test_who_is_away_from_all_groups_is_written_to_when_they_are_back(gatehouse: Gatehouse) -> None:
    gatehouse.desk.submit(ANA, gatehouse.desk.click(ANA, "peers.away", 1).modal, {"back": "2026-12-02"})
    assert gatehouse.asks() == (LATER, utc("2026-12-02 08:00"))
    assert gatehouse.passes(BO) is NOW


def test_who_sits_in_no_open_group_is_looked_for_on_the_next_working_day(gatehouse: Gatehouse) -> None:
    gatehouse.desk.click(ANA, "peers.leave", 1)
    assert gatehouse.asks() == (LATER, utc("2026-11-25 08:00"))
    peers.close_all(gatehouse.desk.work, WORKSPACE)
    assert gatehouse.asks(BO) == (LATER, utc("2026-11-25 08:00"))


def test_after_stop_there_is_nothing_and_after_start_there_is_again(gatehouse: Gatehouse) -> None:
    gatehouse.spends()
    assert gatehouse.passes() is KEPT
    notices.stop(gatehouse.desk.work, WORKSPACE, ANA)
    assert gatehouse.asks() == (NEVER, None)
    assert gatehouse.at("2026-11-28 03:00").asks() == (NEVER, None)
    assert gatehouse.kept() == []
    assert notices.stopped(gatehouse.desk.work, WORKSPACE, (ANA, BO)) == {ANA}
    assert notices.stopped(gatehouse.desk.work, "T0OTHER", (ANA, BO)) == frozenset()

    notices.start(gatehouse.desk.work, WORKSPACE, ANA)
    assert notices.stopped(gatehouse.desk.work, WORKSPACE, (ANA, BO)) == frozenset()
    assert gatehouse.at("2026-11-30 08:00").passes() is NOW


def test_workspaces_have_nothing_to_do_with_one_another(gatehouse: Gatehouse) -> None:
    gatehouse.spends()
    work = gatehouse.desk.work
    assert notices.admit(work, "T0OTHER", ANA, kind=KIND).passage is LATER  # she sits in no group there
    assert notices.calendar(work, "T0OTHER", ANA) == Calendar("UTC", None)


def test_replicas_at_once_never_send_one_too_many(own_gatehouse: Gatehouse) -> None:
    passed: list[Passage] = []

    def ask(subject: int, work: Work) -> None:
        passed.append(notices.admit(work, WORKSPACE, ANA, kind=KIND, subject=str(subject)).passage)

    assert at_once(own_gatehouse.desk, [partial(ask, number) for number in range(6)]) == ["done"] * 6
    assert sorted(passed) == [KEPT] * 3 + [NOW] * 3
    assert len(own_gatehouse.kept()) == 3
    assert own_gatehouse.row().spent == 3


def test_a_batch_waits_for_a_new_row_without_holding_another(own_gatehouse: Gatehouse) -> None:
    desk, begun = own_gatehouse.desk, Event()
    notices.choose(desk.work, WORKSPACE, BO, most="3", country="zone")
    desk.session.commit()

    def one_by_one(work: Work) -> None:
        notices.admit(work, WORKSPACE, ANA, kind=KIND)  # her row is new
        begun.set()
        sleep(0.3)
        notices.admit(work, WORKSPACE, BO, kind=KIND)

    def batch(work: Work) -> None:
        notices.Gate(work, [(WORKSPACE, ANA), (WORKSPACE, BO)])

    assert at_once(desk, [one_by_one, batch], follow=begun) == ["done"] * 2


def live_in(gatehouse: Gatehouse, zone: str) -> None:
    """Let Slack say that Ana is in this zone now."""
    peers.learn(gatehouse.desk.work, WORKSPACE, peers.PersonLearned(ANA, "Ana", zone, "member"))


def test_who_moves_is_written_to_in_the_hours_of_the_new_place(gatehouse: Gatehouse) -> None:
    assert gatehouse.passes() is NOW
    live_in(gatehouse, "America/Los_Angeles")
    assert gatehouse.asks() == (LATER, utc("2026-11-24 17:00"))
    assert gatehouse.at("2026-11-24 18:00").passes() is NOW
