"""Rounds for which hardly anybody is there, that begin late, or that somebody leaves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.features.checkins import service
from bot.features.checkins.models import Rhythm
from bot.features.checkins.rules.moments import following, has_turn
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from tests.features.checkins.club import ANA, BO, CHI, DEV, MONDAY, Club
from tests.features.desk import WORKSPACE


def test_with_one_or_nobody_present_each_reads_why_and_the_circle_goes_on_after_it(club: Club) -> None:
    club.join(ANA, BO, CHI, DEV)
    club.weekly()
    club.desk.now = MONDAY
    club.run()
    club.all_talked()
    for user in (ANA, BO, CHI):
        peers.away(club.desk.work, club.seat(user), date(2026, 12, 13))
    club.to(MONDAY + timedelta(days=7))
    assert club.resting() == {**dict.fromkeys((ANA, BO, CHI), "AWAY"), DEV: "NOBODY_LEFT"}
    assert service.group_view(club.desk.work, club.seat(ANA)).next_on == date(2026, 12, 14)
    peers.away(club.desk.work, club.seat(DEV), date(2026, 12, 20))
    for user in (ANA, BO, CHI):
        peers.away(club.desk.work, club.seat(user), date(2026, 12, 20))
    club.to(MONDAY + timedelta(days=14))
    assert club.resting() == dict.fromkeys((ANA, BO, CHI, DEV), "AWAY")
    assert service.upcoming(club.desk.work, WORKSPACE, DEV)[0].rest == "AWAY"
    club.to(MONDAY + timedelta(days=21))
    assert [(one.method.value, one.step) for one in club.rounds()] == [
        ("CIRCLE", 0),
        ("NOBODY", None),
        ("NOBODY", None),
        ("CIRCLE", 1),
    ]


def test_of_two_the_one_whose_partner_is_away_is_told_that_they_rest(club: Club) -> None:
    club.join(ANA, BO)
    peers.away(club.desk.work, club.seat(BO), date(2026, 12, 12))
    club.to(MONDAY + timedelta(days=2))
    assert [(one.user, one.reason) for one in club.rests] == [(ANA, "NOBODY_LEFT")]
    assert service.upcoming(club.desk.work, WORKSPACE, BO)[0].rest == "AWAY"
    club.to(MONDAY + timedelta(days=15, hours=1))
    assert club.told_users() == [ANA, BO]


def test_whose_public_holidays_fill_the_round_is_brought_together_with_nobody_and_reads_why(club: Club) -> None:
    notices.choose(club.desk.work, WORKSPACE, BO, most="3", country="RU")  # from 1 to 8 January nobody works there
    club.desk.now = datetime(2027, 1, 2, 12, 0, tzinfo=UTC)
    club.weekly()
    club.join(ANA, BO, DEV)
    club.to(datetime(2027, 1, 4, 8, 0, tzinfo=UTC))
    assert club.meetings() == [(ANA, DEV)]
    assert club.resting() == {BO: "AWAY"}
    club.to(datetime(2027, 1, 11, 8, 0, tzinfo=UTC))
    assert "AWAY" not in club.resting().values()


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
