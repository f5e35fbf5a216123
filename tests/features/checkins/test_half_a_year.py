"""Half a year of weekly rounds: twelve managers in four zones, both clock changes, vacations, a joiner, a leaver."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import Checkin, Dropped, Member, Rest, RestReason, Round, State
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.models import Peer, PersonRecord
from bot.register import with_doors
from bot.schedule.holidays import Calendar, is_open, is_working_day, local_day
from bot.schedule.hours import SATURDAY
from bot.slack.doors import Doors
from tests.features.checkins.club import ANA, Club
from tests.features.checkins.conftest import furnish
from tests.features.desk import WORKSPACE
from tests.features.stage import Stage

BEGINS = datetime(2027, 10, 1, 10, 0, tzinfo=UTC)
WEEKS = 26  # over 31 October, 7 November, 29 February, 12 and 26 March
QUARTER = timedelta(weeks=13)
BUDGET = 3
ZONES = ("Europe/Berlin", "America/New_York", "America/Los_Angeles", "Europe/London")
TEAM = tuple(f"U{number:02}MANAGER" for number in range(12))
JOINER, LEAVER = TEAM[10], TEAM[11]
JOINS, LEAVES = BEGINS + timedelta(weeks=5), BEGINS + timedelta(weeks=20)
VACATIONS = {user: BEGINS + timedelta(weeks=3 + 2 * number) for number, user in enumerate(TEAM[:10])}  # a week each


@pytest.fixture
def club(sqlite_stage: Stage) -> Iterator[Club]:
    with sqlite_stage.desk(furnish, with_doors(Doors())) as desk:
        yield Club(desk)


def seat_team(club: Club) -> None:
    """Seat the twelve, each with a weekday and an hour of their own; the eleventh takes part later."""
    club.desk.now = BEGINS
    people = [
        {"workspace": WORKSPACE, "user": user, "name": f"Manager {number}", "zone": ZONES[number % 4], "kind": "member"}
        for number, user in enumerate(TEAM)
    ]
    said = {"learned_at": BEGINS}
    club.desk.session.execute(insert(PersonRecord), [one | said for one in people])
    seats = [
        {"workspace": WORKSPACE, "group_id": 1, "user": user, "function_id": number % 6 + 1, "joined_at": BEGINS}
        for number, user in enumerate(TEAM)
    ]
    club.desk.session.execute(insert(Peer), seats)
    service.choose_rhythm(club.desk.work, club.seat(ANA), service.Rhythm.WEEKLY)
    for user in TEAM:
        if user != JOINER:
            club.join(user, wishes=wishes_of(user))


def wishes_of(user: str) -> Wishes:
    number = TEAM.index(user)
    return Wishes(weekday=number % 5, hour=9 + number % 8)


def live(club: Club) -> dict[str, list[datetime]]:
    """Let the weeks pass; return when each was written to. A talk takes place on the day after both know of it."""
    written: dict[str, list[datetime]] = {user: [] for user in TEAM}
    afternoons = [BEGINS.replace(hour=15) + timedelta(days=number) for number in range(WEEKS * 7)]
    events = sorted({JOINS, LEAVES, *VACATIONS.values(), *(one for one in afternoons if one.weekday() < SATURDAY)})
    while events:
        club.desk.now = moment = min(events[0], club.next_due())
        happen(club, moment)
        told, rests = len(club.told), len(club.rests)
        club.run()
        for user in [*(one.user for one in club.told[told:]), *(one.user for one in club.rests[rests:])]:
            written[user].append(moment)
        if moment == events[0]:
            events.pop(0)
            talk(club)
    return written


def talk(club: Club) -> None:
    """Let those talk who were all written to."""
    for row in club.desk.session.scalars(select(Checkin).where(Checkin.state == State.OFFERED)).all():
        members = club.members(row.id)
        if all(one.prompts for one in members.values()):
            club.talked(*members, key=row.id)


def happen(club: Club, moment: datetime) -> None:
    """Let the joiner come, the leaver leave, and vacations begin."""
    if moment == JOINS:
        club.join(JOINER, wishes=wishes_of(JOINER))
    if moment == LEAVES:
        peers.leave(club.desk.work, club.seat(LEAVER))
    for user, begins in VACATIONS.items():
        if moment == begins:
            peers.away(club.desk.work, club.seat(user), (begins + timedelta(days=10)).date())


def test_half_a_year(club: Club) -> None:
    seat_team(club)
    written = live(club)
    everybody_is_written_to_in_their_hours_and_within_the_budget(club, written)
    everybody_is_in_each_round_or_has_a_reason(club)
    every_pair_talks_within_the_quarter(club)


def everybody_is_written_to_in_their_hours_and_within_the_budget(
    club: Club, written: dict[str, list[datetime]]
) -> None:
    for user, moments in written.items():
        calendar = notices.calendar(club.desk.work, WORKSPACE, user)
        assert all(is_open(moment, calendar) for moment in moments)
        weeks = Counter(local_day(moment, calendar.zone).isocalendar()[:2] for moment in moments)
        assert max(weeks.values()) <= BUDGET
        at_their_hour = [one.astimezone(ZoneInfo(calendar.zone)).hour == wishes_of(user).hour for one in moments]
        assert sum(at_their_hour) >= len(moments) * 2 // 3


def everybody_is_in_each_round_or_has_a_reason(club: Club) -> None:
    session = club.desk.session
    rounds = session.scalars(select(Round).order_by(Round.number)).all()
    assert len(rounds) >= WEEKS - 1
    for one in rounds:
        met = session.scalars(select(Member.user).join(Checkin).where(Checkin.round_id == one.id)).all()
        rests = {row.user: row.reason for row in session.scalars(select(Rest).where(Rest.round_id == one.id))}
        taking_part = {user for user in TEAM if user != JOINER or one.begun_at > JOINS}
        taking_part -= {LEAVER} if one.begun_at > LEAVES else set()
        assert sorted([*met, *rests]) == sorted(taking_part)
        assert set(rests.values()) <= {RestReason.ODD, RestReason.AWAY, RestReason.NOBODY_LEFT}
        away = {user for user, reason in rests.items() if reason is RestReason.AWAY}
        assert away <= {user for user, at in VACATIONS.items() if at <= one.begun_at < at + timedelta(days=10)}
    unheard = session.scalars(select(Member).where(Member.prompts == 0)).all()
    assert all(row.dropped or row.due_at for row in unheard)
    assert {row.dropped for row in unheard} <= {None, *Dropped}


def every_pair_talks_within_the_quarter(club: Club) -> None:
    """Between any two talks of two who were there all the time lies a quarter at most, and so before the first."""
    talks: dict[tuple[str, str], list[datetime]] = {}
    for row in club.rows():
        if row.state is State.HELD and row.held_at:
            for pair in combinations(sorted(club.members(row.id)), 2):
                talks.setdefault(pair, []).append(row.held_at)
    steady = [user for user in TEAM if user not in {JOINER, LEAVER}]
    for pair in combinations(steady, 2):
        first = min(talks[pair])
        assert first - BEGINS <= QUARTER + timedelta(weeks=1), pair
    with_joiner = [talks[min(user, JOINER), max(user, JOINER)][0] for user in steady]
    assert max(with_joiner) - JOINS <= QUARTER + timedelta(weeks=1)


def test_the_half_year_has_what_it_is_meant_to_have() -> None:
    days = [local_day(BEGINS + timedelta(days=number), "Europe/Berlin") for number in range(WEEKS * 7)]
    assert {date(2027, 10, 31), date(2027, 11, 7), date(2028, 2, 29), date(2028, 3, 12), date(2028, 3, 26)} <= set(days)
    assert is_working_day(date(2028, 2, 29), Calendar("Europe/Berlin", "DE"))
