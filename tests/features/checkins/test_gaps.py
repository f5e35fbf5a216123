"""Rounds for which hardly anybody is there, that begin late, or that somebody leaves."""

from datetime import date, timedelta

import pytest

from bot.features.checkins import service
from bot.features.checkins.models import Rhythm
from bot.features.checkins.rules.moments import following, has_turn
from bot.features.peers import service as peers
from tests.features.checkins.club import ANA, BO, CHI, DEV, MONDAY, Club


def test_with_one_or_nobody_present_there_is_no_round_and_the_circle_goes_on_after_it(club: Club) -> None:
    club.join(ANA, BO, CHI, DEV)
    club.weekly()
    club.desk.now = MONDAY
    club.run()
    club.all_talked()
    for user in (ANA, BO, CHI):
        peers.away(club.desk.work, club.seat(user), date(2026, 12, 13))
    club.to(MONDAY + timedelta(days=7))
    assert [(one.number, one.step) for one in club.rounds()] == [(1, 0)]
    assert service.group_view(club.desk.work, club.seat(ANA)).next_on == date(2026, 12, 14)
    club.to(MONDAY + timedelta(days=14))
    assert [(one.number, one.step) for one in club.rounds()] == [(1, 0), (2, 1)]
    assert club.rests == []


def test_who_leaves_check_ins_is_told_of_no_rest_any_more(club: Club) -> None:
    club.begin(ANA, BO, DEV)
    (resting,) = club.resting()
    service.leave(club.desk.work, club.seat(resting))
    club.wait(days=4)
    assert club.rests == []


@pytest.mark.parametrize("late", [timedelta(days=3), timedelta(days=3, hours=1), timedelta(days=3, hours=15)])
def test_a_round_that_is_late_costs_nobody_their_turn_who_comes_every_other_time(late: timedelta) -> None:
    first = MONDAY + late
    monday = following(MONDAY.date(), first.date(), Rhythm.WEEKLY)
    turn = following(monday, monday, Rhythm.WEEKLY)
    assert has_turn(Rhythm.FORTNIGHTLY, first, MONDAY + (turn - MONDAY.date()))
    assert not has_turn(Rhythm.FORTNIGHTLY, MONDAY, MONDAY + timedelta(days=7))
    assert not has_turn(Rhythm.MONTHLY, MONDAY, MONDAY + timedelta(days=21))
