"""What changes when somebody is written to: another zone, and another wish; and nothing else that is in a profile."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread
from time import sleep
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from bot.features.checkins import service
from bot.features.checkins.facts import RestDue, Wishes
from bot.features.checkins.models import Rhythm
from bot.features.peers import service as peers
from bot.work import Work
from tests.features.checkins.club import ANA, BO, CHI, FAY, MONDAY, TUESDAY, Club
from tests.features.desk import WORKSPACE
from tests.support.keys import VAULT


def due(club: Club, user: str) -> datetime:
    club.desk.session.expire_all()
    found = club.members()[user].due_at
    assert found
    return found


def profile_changes(club: Club, user: str) -> datetime:
    """Let Slack say something of a profile; return when the person is written to after that."""
    service.moved(club.desk.work, WORKSPACE, user)
    return due(club, user)


def test_what_was_put_off_before_it_came_stays_put_off(club: Club) -> None:
    club.begin(ANA, BO)
    service.snooze(club.desk.work, club.act(ANA), "week")
    put_off = due(club, ANA)
    assert profile_changes(club, ANA) == put_off
    club.join(ANA, wishes=Wishes(weekday=3, hour=15))
    assert due(club, ANA) == put_off


def test_what_another_hastened_stays_soon(club: Club) -> None:
    club.begin(ANA, CHI)
    club.desk.now = MONDAY + timedelta(hours=3)
    service.talk_now(club.desk.work, club.seat(ANA), CHI)
    soon = due(club, CHI)
    assert profile_changes(club, CHI) == soon


def test_what_waits_for_a_return_stays_there(club: Club) -> None:
    club.join(ANA, wishes=Wishes(weekday=1, hour=15))
    club.join(BO)
    peers.away(club.desk.work, club.seat(ANA), date(2026, 12, 3))
    club.desk.now = MONDAY
    club.run()
    back = due(club, ANA)
    assert profile_changes(club, ANA) == back


def test_what_is_too_late_is_not_revived(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = MONDAY + timedelta(days=7)
    service.moved(club.desk.work, WORKSPACE, ANA)
    club.run()
    assert club.told == []


def test_what_was_put_off_comes_at_that_hour_of_the_clock_in_the_new_zone(club: Club) -> None:
    club.begin_pair()
    service.snooze(club.desk.work, club.act(ANA), "tomorrow")
    club.is_in(ANA, "America/New_York")
    there = profile_changes(club, ANA).astimezone(ZoneInfo("America/New_York"))
    assert (there.date(), there.hour) == (date(2026, 12, 2), 10)


def test_who_is_told_of_a_rest_while_they_move_is_told_once(own_club: Club) -> None:
    own_club.begin(ANA, BO, FAY)
    (resting,) = own_club.resting()
    own_club.is_in(resting, "Europe/London")
    own_club.desk.now = TUESDAY
    own_club.desk.session.commit()
    engine = own_club.desk.session.get_bind()

    def tell(session: Session, moment: datetime) -> list[RestDue]:
        return list(service.rests_due(Work(session, moment, VAULT), 10)[0])

    def move() -> None:
        with Session(engine) as other:
            service.moved(Work(other, TUESDAY - timedelta(minutes=1), VAULT), WORKSPACE, resting)
            other.commit()

    with Session(engine) as one:
        told = tell(one, TUESDAY)
        thread = Thread(target=move)
        thread.start()
        sleep(0.5)
        one.commit()
        thread.join()
    with Session(engine) as one:
        told += tell(one, TUESDAY + timedelta(hours=2))
    assert [one.user for one in told] == [resting]


@pytest.mark.parametrize("user", [CHI, FAY])
def test_where_the_round_is_shortened_everybody_is_written_to_before_it_ends(club: Club, user: str) -> None:
    club.join(ANA, BO)
    club.join(user, wishes=Wishes(weekday=0, hour=16))
    service.choose_rhythm(club.desk.work, club.seat(ANA), Rhythm.MONTHLY)
    club.to(datetime(2026, 12, 7, 8, 0, tzinfo=UTC))
    pair = next(one for one in club.rows() if user in club.members(one.id)) if user not in club.resting() else None
    service.choose_rhythm(club.desk.work, club.seat(ANA), Rhythm.WEEKLY)
    club.desk.session.expire_all()
    assert club.rounds()[0].ends_at == datetime(2026, 12, 14, 8, 0, tzinfo=UTC)
    if pair:
        at = club.members(pair.id)[user].due_at
        assert at
        assert at <= datetime(2026, 12, 13, 8, 0, tzinfo=UTC)
    club.to(datetime(2026, 12, 13, 8, 0, tzinfo=UTC))
    assert user in [*club.told_users(), *(one.user for one in club.rests)]
