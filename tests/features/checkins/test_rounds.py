"""Rounds begin once, at the group's hour, with whoever is there; and everybody else has a reason."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import Method, Rhythm, State
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.models import Closure
from tests.features.checkins.club import ANA, BO, CHI, DEV, EVERYBODY, FAY, MONDAY, Club
from tests.features.desk import WORKSPACE


def test_nobody_is_enrolled_by_others_and_one_alone_has_no_round(club: Club) -> None:
    club.begin(ANA)
    assert club.rounds() == []
    assert service.group_view(club.desk.work, club.seat(ANA)).next_on is None
    assert club.group().next_on == "2026-12-14"


def test_two_have_a_round_at_the_groups_hour_and_not_before(club: Club) -> None:
    club.join(ANA, BO)
    assert service.group_view(club.desk.work, club.seat(CHI)).next_on == date(2026, 11, 30)
    club.to(MONDAY - timedelta(minutes=1))
    assert club.rounds() == []
    club.to(MONDAY)
    assert club.meetings() == [(ANA, BO)]
    assert club.state() is State.PLANNED
    assert not club.rounds()[0].late
    assert club.group().next_on == "2026-12-14"
    assert club.rounds()[0].ends_at == MONDAY + timedelta(days=14)


def test_an_even_number_meets_everybody_in_one_round_less_than_there_are(club: Club) -> None:
    club.join(ANA, BO, CHI, DEV)
    met: set[tuple[str, ...]] = set()
    for number in range(3):
        club.desk.now = MONDAY + timedelta(days=14 * number)
        club.run()
        met |= set(club.meetings())
        club.all_talked()
    assert len(met) == 6
    assert {one.method for one in club.rounds()} == {Method.CIRCLE}
    club.desk.now = MONDAY + timedelta(days=42)
    club.run()
    assert [one.cycle for one in club.rounds()] == [1, 1, 1, 2]


def test_an_odd_number_rests_one_each_time_who_is_told_why_once(club: Club) -> None:
    club.join(ANA, BO, FAY)
    rested = set()
    for number in range(3):
        club.desk.now = MONDAY + timedelta(days=14 * number)
        club.run()
        assert list(club.resting().values()) == ["ODD"]
        rested |= set(club.resting())
        club.all_talked()
        club.wait(days=3)
    assert rested == {ANA, BO, FAY}
    assert {one.user for one in club.rests} == rested
    assert len(club.rests) == 3
    assert club.rests[0].next_on == date(2026, 12, 14)


def test_three_who_would_rather_talk_in_three_do(club: Club) -> None:
    club.join(ANA, BO, FAY, wishes=Wishes(trio=True))
    club.desk.now = MONDAY
    club.run()
    assert club.meetings() == [(ANA, BO, FAY)]
    assert club.resting() == {}


def test_a_new_joiner_is_met_first_and_the_reason_says_so(club: Club) -> None:
    club.begin(ANA, BO)
    club.all_talked()
    club.desk.now = MONDAY + timedelta(days=29)
    club.join(FAY)
    club.desk.now = MONDAY + timedelta(days=42)
    club.run()
    meeting = next(one for one in club.meetings() if FAY in one)
    other = next(user for user in meeting if user != FAY)
    key = next(row.id for row in club.rows() if FAY in club.members(row.id))
    assert club.shown(other, key).why[0] == "Fay joined lately, and you have not had a check-in yet."
    assert club.shown(FAY, key).why[0] == "You joined lately: it is your first check-in with each other."


def test_who_is_away_rests_unless_they_are_back_before_half_of_it_is_over(club: Club) -> None:
    club.join(ANA, BO, FAY)
    peers.away(club.desk.work, club.seat(FAY), date(2026, 12, 9))
    peers.away(club.desk.work, club.seat(BO), date(2026, 12, 4))
    club.desk.now = MONDAY
    club.run()
    assert club.resting() == {FAY: "AWAY"}
    assert club.meetings() == [(ANA, BO)]
    assert club.members()[ANA].due_at == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    club.to(datetime(2026, 12, 3, 9, 0, tzinfo=UTC))  # they are looked for on each working day
    assert club.members()[BO].due_at == datetime(2026, 12, 4, 9, 0, tzinfo=UTC)  # at their hour, when they are back


def test_who_pauses_rests_and_is_in_again_when_the_pause_is_over(club: Club) -> None:
    club.join(ANA, BO, DEV, FAY)
    service.pause(club.desk.work, WORKSPACE, FAY, MONDAY + timedelta(days=8))
    club.desk.now = MONDAY
    club.run()
    assert club.resting()[FAY] == "PAUSED"
    club.desk.now = MONDAY + timedelta(days=14)
    club.run()
    assert club.resting() == {}


def test_who_stopped_the_bot_rests(club: Club) -> None:
    club.join(ANA, BO, DEV)
    notices.stop(club.desk.work, WORKSPACE, DEV)
    club.desk.now = MONDAY
    club.run()
    assert club.resting() == {DEV: "STOPPED"}
    assert club.meetings() == [(ANA, BO)]


def test_who_has_a_slower_rhythm_has_every_second_turn(club: Club) -> None:
    club.weekly()
    club.join(ANA, BO)
    club.join(FAY, DEV, wishes=Wishes(rhythm=Rhythm.FORTNIGHTLY))
    turns = []
    for number in range(4):
        club.desk.now = MONDAY + timedelta(days=7 * number)
        club.run()
        turns.append(FAY not in club.resting())
        assert set(club.resting().values()) <= {"RHYTHM"}
    assert turns == [True, False, True, False]


@pytest.mark.parametrize("excluding", [(ANA, BO), (BO, ANA)])
def test_two_of_whom_one_does_not_want_it_are_never_brought_together(club: Club, excluding: tuple[str, str]) -> None:
    one, other = excluding
    club.join(other)
    club.join(one, excluded=(other,))
    club.desk.now = MONDAY
    club.run()
    assert club.rows() == []
    assert club.resting() == {ANA: "NOBODY_LEFT", BO: "NOBODY_LEFT"}
    for user in (ANA, BO):
        club.join(user, excluded=())
    assert service.excluded(club.desk.work, WORKSPACE, one) == ()


def test_what_one_who_is_left_reads_is_the_same_whatever_the_cause(club: Club) -> None:
    club.join(BO)
    club.join(ANA, excluded=(BO,))
    club.desk.now = MONDAY
    club.run()
    club.wait(days=2)
    assert {(one.user, one.reason.value) for one in club.rests} == {(ANA, "NOBODY_LEFT"), (BO, "NOBODY_LEFT")}
    assert service.upcoming(club.desk.work, WORKSPACE, BO)[0].rest == "NOBODY_LEFT"
    assert [line.other.user for line in service.pairs(club.desk.work, WORKSPACE, BO)] == [ANA]


def test_who_left_the_group_or_is_deactivated_is_in_no_round(club: Club) -> None:
    club.join(ANA, BO, DEV, FAY)
    club.desk.click(FAY, "peers.leave", 1)
    club.is_in(DEV, "America/New_York", "deactivated")
    club.desk.now = MONDAY
    club.run()
    assert club.meetings() == [(ANA, BO)]
    assert club.resting() == {}
    club.desk.join(FAY, 6)
    assert not service.group_view(club.desk.work, club.seat(FAY)).takes_part


def test_a_late_round_is_held_once_and_the_next_one_is_at_least_half_a_rhythm_ahead(club: Club) -> None:
    club.join(ANA, BO)
    club.desk.now = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
    club.run()
    club.run()
    assert [one.late for one in club.rounds()] == [True]
    assert club.group().next_on == "2026-12-28"


def test_a_paused_group_has_no_round_until_it_is_open_again(club: Club) -> None:
    club.join(ANA, BO)
    peers.close(club.desk.work, workspace=WORKSPACE, channel="C0LEAD", because=Closure.REMOVED)
    club.desk.now = MONDAY + timedelta(days=1)
    club.run()
    assert club.rounds() == []
    club.desk.invite()
    club.run()
    assert [one.late for one in club.rounds()] == [True]


def test_what_was_open_in_the_round_before_ends_when_the_next_one_begins(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = MONDAY + timedelta(days=14)
    club.run()
    assert [row.state for row in club.rows()] == [State.SKIPPED, State.PLANNED]


def test_a_clock_that_steps_back_begins_no_second_round(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = MONDAY - timedelta(days=2)
    club.run()
    club.desk.now = MONDAY
    club.run()
    assert len(club.rounds()) == 1


@pytest.mark.parametrize(
    ("monday", "hour"),
    [(date(2027, 3, 29), 7), (date(2027, 11, 1), 8)],  # the first days after both clock changes in Berlin
)
def test_a_round_begins_at_the_groups_hour_across_both_clock_changes(club: Club, monday: date, hour: int) -> None:
    club.desk.now = datetime.combine(monday, datetime.min.time(), UTC) - timedelta(days=4)
    club.join(ANA, BO)
    begins = datetime.combine(monday, datetime.min.time(), UTC) + timedelta(hours=hour)
    club.to(begins - timedelta(minutes=1))
    assert club.rounds() == []
    club.to(begins)
    assert len(club.rounds()) == 1


def test_a_group_that_moves_across_the_date_line_has_its_round_on_its_own_monday(club: Club) -> None:
    club.join(ANA, BO)
    for zone, moment, held in (
        ("Kiritimati", datetime(2026, 11, 29, 18, 59, tzinfo=UTC), 0),  # Monday, 8:59
        ("Pago_Pago", datetime(2026, 11, 29, 19, 0, tzinfo=UTC), 0),
        ("Pago_Pago", datetime(2026, 11, 30, 20, 0, tzinfo=UTC), 1),  # Monday, 9:00
        ("Kiritimati", datetime(2026, 12, 13, 18, 59, tzinfo=UTC), 1),
        ("Kiritimati", datetime(2026, 12, 13, 19, 0, tzinfo=UTC), 2),
    ):
        club.desk.set_up(zone=f"Pacific/{zone}", functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
        club.to(moment)
        assert len(club.rounds()) == held
    assert not any(one.late for one in club.rounds())


def test_a_group_chooses_its_rhythm_and_the_running_round_ends_with_it(club: Club) -> None:
    club.begin(ANA, BO)
    club.wait(days=1)
    service.choose_rhythm(club.desk.work, club.seat(CHI), Rhythm.WEEKLY)
    assert club.group().next_on == "2026-12-07"
    assert club.one().ends_at == club.rounds()[0].ends_at == MONDAY + timedelta(days=7)
    service.choose_rhythm(club.desk.work, club.seat(CHI), Rhythm.MONTHLY)
    assert club.group().next_on == "2027-01-04"


def test_everybody_is_in_exactly_one_place_of_a_round(club: Club) -> None:
    club.begin(*EVERYBODY)
    assert sorted(user for meeting in club.meetings() for user in meeting) == sorted(EVERYBODY)
