"""Rounds for which hardly anybody is there, that begin late, or that somebody leaves."""

from datetime import date, timedelta

from bot.features.checkins import service
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
