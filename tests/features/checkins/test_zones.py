"""People who move, clocks that change, hours that are shared: everybody is written to at their own hour."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import Member
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.models import PersonRecord
from bot.features.peers.service import PersonLearned
from tests.features.checkins.club import ANA, BO, DEV, ELI, FAY, MONDAY, TUESDAY, Club
from tests.features.desk import CAST, WORKSPACE


def test_who_moves_to_another_zone_is_written_to_at_their_hour_there(club: Club) -> None:
    club.begin(ANA, BO)
    club.is_in(ANA, "America/Los_Angeles")
    service.moved(club.desk.work, WORKSPACE, ANA)
    row = club.members()[ANA]
    assert (row.due_at, row.zone) == (datetime(2026, 12, 1, 18, 0, tzinfo=UTC), "America/Los_Angeles")
    club.is_in(ANA, "Asia/Tokyo")
    club.desk.now = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # it is past ten in Tokyo
    service.moved(club.desk.work, WORKSPACE, ANA)
    club.run()
    assert club.told_users() == [ANA]
    service.moved(club.desk.work, WORKSPACE, ANA)
    club.wait(days=3)
    assert club.told_users() == [ANA, BO]


def test_another_weekday_and_hour_count_for_what_was_not_sent_yet(club: Club) -> None:
    club.begin(ANA, BO)
    club.join(ANA, wishes=Wishes(weekday=3, hour=15))
    assert club.members()[ANA].due_at == datetime(2026, 12, 3, 14, 0, tzinfo=UTC)


def test_a_rest_moves_with_its_person(club: Club) -> None:
    club.begin(ANA, BO, FAY)
    (user,) = club.resting()
    club.is_in(user, "America/New_York")
    service.moved(club.desk.work, WORKSPACE, user)
    club.to(datetime(2026, 12, 1, 14, 59, tzinfo=UTC))
    assert club.rests == []
    club.to(datetime(2026, 12, 1, 15, 0, tzinfo=UTC))
    assert [one.user for one in club.rests] == [user]


@pytest.mark.parametrize(
    ("begins", "due"),
    [
        (datetime(2027, 3, 22, 8, 0, tzinfo=UTC), datetime(2027, 3, 31, 8, 0, tzinfo=UTC)),
        (datetime(2027, 10, 25, 7, 0, tzinfo=UTC), datetime(2027, 11, 3, 9, 0, tzinfo=UTC)),
    ],
)
def test_a_weeks_delay_ends_at_the_same_hour_of_the_clock_across_both_changes(
    club: Club, begins: datetime, due: datetime
) -> None:
    club.desk.now = begins - timedelta(days=3)
    club.join(ANA, BO)
    club.desk.now = begins
    club.run()
    club.to(begins + timedelta(days=2))
    service.snooze(club.desk.work, club.act(ANA), "week")
    assert club.members()[ANA].due_at == due


def test_the_29th_of_february_is_a_day_like_any_other(club: Club) -> None:
    club.desk.now = datetime(2028, 2, 26, 12, 0, tzinfo=UTC)
    club.join(ANA, BO)
    club.desk.now = datetime(2028, 2, 28, 8, 0, tzinfo=UTC)
    club.run()
    assert {row.due_at for row in club.members().values()} == {datetime(2028, 2, 29, 9, 0, tzinfo=UTC)}
    club.to(datetime(2028, 2, 29, 9, 0, tzinfo=UTC))
    assert club.told_users() == [ANA, BO]


def test_a_clock_that_steps_back_writes_to_nobody_twice(club: Club) -> None:
    club.begin_pair()
    club.desk.now = TUESDAY - timedelta(hours=1)
    club.run()
    club.to(TUESDAY + timedelta(hours=3))
    assert club.told_users() == [ANA, BO]


def test_the_hours_that_both_share_are_shown_and_none_where_there_are_none(club: Club) -> None:
    club.begin(ANA, BO, moment=MONDAY)
    shared = club.shown(ANA).shared
    assert shared == (datetime(2026, 12, 1, 8, 0, tzinfo=UTC), datetime(2026, 12, 1, 16, 0, tzinfo=UTC))


def test_between_berlin_and_los_angeles_no_hour_is_shared(club: Club) -> None:
    club.begin(ANA, ELI)
    assert club.shown(ANA).shared is None
    assert club.shown(ELI).shared is None


def test_between_new_york_and_berlin_two_hours_are_shared(club: Club) -> None:
    club.begin(ANA, DEV)
    assert club.shown(ANA).shared == (
        datetime(2026, 12, 1, 14, 0, tzinfo=UTC),
        datetime(2026, 12, 1, 16, 0, tzinfo=UTC),
    )


NEWER = "America/Newzone"  # of a year of which this machine's tz database knows nothing


def test_a_zone_that_this_machine_does_not_know_is_as_if_slack_had_said_none(club: Club) -> None:
    club.is_in(BO, NEWER)
    assert peers.zone_of(club.desk.work, WORKSPACE, BO) is None
    club.begin(ANA, BO)
    assert club.members()[BO].zone == "Europe/Berlin"  # the group's
    club.wait(days=2)
    assert club.told_users() == [ANA, BO]


def test_a_row_with_an_unknown_zone_stops_nobody(club: Club) -> None:
    club.begin(ANA, BO, DEV, FAY)
    for column in (PersonRecord.zone, Member.zone):
        table = column.class_
        club.desk.session.execute(update(table).where(table.user == BO).values(zone=NEWER))
    notices.owe(club.desk.work, WORKSPACE, BO)
    club.to(MONDAY + timedelta(days=15))
    assert set(club.told_users()) == {ANA, BO, DEV, FAY}
    assert len(club.rounds()) == 2


def test_who_is_away_by_their_status_until_a_day_rests_like_who_said_so_here(club: Club) -> None:
    club.join(ANA, BO, DEV, FAY)
    palm_tree(club, BO, until=MONDAY + timedelta(days=20))
    palm_tree(club, DEV, until=MONDAY + timedelta(days=2))
    palm_tree(club, FAY, until=None)
    peers.learn_quiet(club.desk.work, WORKSPACE, ANA, begins=TUESDAY - timedelta(days=4), ends=MONDAY)  # is over
    club.desk.now = MONDAY
    club.run()
    assert {user: why for user, why in club.resting().items() if why != "ODD"} == {BO: "AWAY"}
    club.wait(days=1, hours=1)
    assert DEV not in club.told_users()
    palm_tree(club, BO, until=MONDAY + timedelta(days=20))
    club.desk.now = MONDAY + timedelta(days=14)
    club.run()
    assert BO not in club.resting()  # back within half of the round


def palm_tree(club: Club, user: str, *, until: datetime | None) -> None:
    """Let Slack say that somebody is away."""
    facts = PersonLearned(user, CAST[user][0], "Europe/Berlin", "member", away=True, away_until=until)
    peers.learn(club.desk.work, WORKSPACE, facts)
