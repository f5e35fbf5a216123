"""What somebody put off themselves, and what waits for their return."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.models import PersonRecord
from tests.features.checkins.club import ANA, BO, MONDAY, TUESDAY, Club
from tests.features.desk import WORKSPACE


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


@pytest.mark.parametrize("hour", [10, 15])
def test_who_was_away_is_written_to_at_their_own_hour(club: Club, hour: int) -> None:
    club.join(ANA, wishes=Wishes(weekday=1, hour=hour))
    club.join(BO)
    club.desk.now = MONDAY
    club.run()
    peers.away(club.desk.work, club.seat(ANA), date(2026, 12, 4))
    at = datetime(2026, 12, 4, hour - 1, 0, tzinfo=UTC)
    club.to(at - timedelta(minutes=1))
    assert ANA not in club.told_users()
    club.to(at)
    assert ANA in club.told_users()


def test_who_ends_an_absence_or_a_pause_early_is_written_to_on_the_next_working_day(club: Club) -> None:
    club.begin(ANA, BO)
    peers.away(club.desk.work, club.seat(ANA), date(2026, 12, 11))
    service.pause(club.desk.work, WORKSPACE, BO, MONDAY + timedelta(days=10))
    club.to(TUESDAY + timedelta(hours=1))
    assert club.told == []
    peers.back(club.desk.work, club.seat(ANA))
    service.pause(club.desk.work, WORKSPACE, BO, None)
    club.wait(days=1)
    assert club.told_users() == [ANA, BO]


def test_who_goes_on_sooner_than_planned_when_the_round_began_is_written_to_soon(club: Club) -> None:
    club.join(ANA, BO)
    service.pause(club.desk.work, WORKSPACE, ANA, MONDAY + timedelta(days=4))
    club.desk.now = MONDAY
    club.run()
    service.pause(club.desk.work, WORKSPACE, ANA, None)
    club.to(TUESDAY + timedelta(days=1))
    assert ANA in club.told_users()


def test_an_end_of_quiet_that_came_sooner_is_seen_on_the_next_working_day(club: Club) -> None:
    club.begin(ANA, BO)
    quiet = {"quiet_from": MONDAY, "quiet_until": MONDAY + timedelta(days=8)}
    person = update(PersonRecord).where(PersonRecord.user == ANA)
    club.desk.session.execute(person.values(**quiet))
    club.to(TUESDAY + timedelta(hours=1))
    assert ANA not in club.told_users()
    club.desk.session.execute(person.values(quiet_from=None, quiet_until=None))
    club.wait(days=1)
    assert ANA in club.told_users()
