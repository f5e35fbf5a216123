"""What somebody put off themselves, and what waits for their return."""

from datetime import UTC, date, datetime, timedelta

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from tests.features.checkins.club import ANA, BO, MONDAY, Club
from tests.features.desk import WORKSPACE

TUESDAY = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # 10:00 in Berlin


def test_what_was_put_off_comes_also_when_the_weeks_messages_are_used_up_and_is_none_of_them(club: Club) -> None:
    notices.choose(club.desk.work, WORKSPACE, ANA, most="2", country="zone")
    club.begin_pair()
    service.snooze(club.desk.work, club.act(ANA), "hour")
    club.wait(hours=2)
    assert club.told_users() == [ANA, ANA, BO]
    assert notices.admit(club.desk.work, WORKSPACE, ANA, kind="x").passage == "now"
    service.snooze(club.desk.work, club.act(ANA), "hour")
    club.wait(hours=2)
    assert club.told_users() == [ANA, ANA, ANA, BO]
