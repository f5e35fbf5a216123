"""A message that was written in somebody's hours and lies in the outbox until they are over."""

from datetime import UTC, datetime, timedelta

from bot.features.checkins import service
from bot.features.checkins.facts import Hold
from bot.features.notices import service as notices
from tests.features.checkins.club import ANA, BO, MONDAY, Club
from tests.features.desk import WORKSPACE


def written_to(club: Club, user: str) -> str:
    """Return the subject of somebody's latest message."""
    return next(one.card for one in reversed(club.told) if one.user == user).partition(":")[2]


def hold(club: Club, user: str, moment: datetime) -> Hold | None:
    club.desk.now = moment
    return service.hold(club.desk.work, WORKSPACE, written_to(club, user))


def test_it_goes_at_once_within_their_hours_and_else_waits_for_the_next(club: Club) -> None:
    club.begin_pair()
    tuesday = MONDAY + timedelta(days=1)
    assert hold(club, BO, tuesday + timedelta(hours=7, minutes=59)) is None
    assert hold(club, BO, tuesday + timedelta(hours=8)) == Hold(datetime(2026, 12, 2, 8, tzinfo=UTC))


def test_more_than_two_working_days_late_it_is_not_posted(club: Club) -> None:
    club.begin_pair()
    assert hold(club, BO, datetime(2026, 12, 3, 9, 0, tzinfo=UTC)) is None
    assert hold(club, BO, datetime(2026, 12, 3, 9, 2, tzinfo=UTC)) == Hold(None)


def test_it_is_not_posted_to_whoever_stopped_the_bot_meanwhile(club: Club) -> None:
    club.begin_pair()
    notices.stop(club.desk.work, WORKSPACE, BO)
    assert hold(club, BO, club.desk.now) == Hold(None)
    assert hold(club, ANA, club.desk.now) is None


def test_it_is_not_posted_to_whoever_left_the_group_meanwhile(club: Club) -> None:
    club.begin_pair()
    club.desk.invite("C0OTHER")
    club.desk.set_up(group=2)
    club.desk.join(BO, 7, group=2)
    club.desk.click(BO, "peers.leave", 1)
    assert hold(club, BO, club.desk.now) == Hold(None)
    assert hold(club, ANA, club.desk.now) is None


def test_what_is_no_message_is_not_held(club: Club) -> None:
    club.begin_pair()
    for wrong in ("", "x", "x.0.1", written_to(club, BO)[:-1] + "2"):
        assert service.hold(club.desk.work, WORKSPACE, wrong) is None
