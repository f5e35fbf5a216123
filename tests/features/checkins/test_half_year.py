"""Twelve seats, 26 weekly rounds, four zones: see `half_year.py`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from bot.features.checkins.rules.round import pair_of
from bot.features.home.text.messages import DIGEST
from bot.register import with_doors
from bot.schedule.holidays import Calendar, country_of_zone, is_working_day
from bot.schedule.hours import CLOSES, OPENS
from bot.slack.doors import Doors
from tests.features.checkins.half_year import BEGINS, JOINER, JOINS, LEAVER, LEAVES, PEOPLE, VACATIONS, WEEKS, HalfYear
from tests.features.stage import own_desk, unfurnished
from tests.support.databases import SqliteFolder

QUARTER = timedelta(weeks=13)


@pytest.fixture(scope="module")
def half_year(sqlite_files: SqliteFolder) -> Iterator[HalfYear]:
    with sqlite_files.database() as url, own_desk(url, unfurnished, with_doors(Doors())) as desk:
        found = HalfYear(desk)
        found.play()
        yield found


def local(user: str, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(PEOPLE[user]))


def test_there_is_a_round_each_week(half_year: HalfYear) -> None:
    begun = [local("U0P0", one.begun_at) for one in half_year.rounds()]
    assert [moment.date() for moment in begun] == [BEGINS + timedelta(weeks=week) for week in range(WEEKS)]
    assert {moment.hour for moment in begun} == {9}


def test_nobody_is_written_to_outside_of_their_working_hours(half_year: HalfYear) -> None:
    for told in half_year.told:
        moment = local(told.user, told.at)
        assert OPENS <= moment.hour < CLOSES
        assert is_working_day(moment.date(), Calendar(PEOPLE[told.user], country_of_zone(PEOPLE[told.user])))


def test_nobody_is_written_to_on_vacation_before_they_joined_or_after_they_left(half_year: HalfYear) -> None:
    for told in half_year.told:
        gone, back = VACATIONS.get(told.user, (date.max, date.max))
        today = told.at.astimezone(ZoneInfo("Europe/Berlin")).date()  # an absence is in the days of the group
        assert not gone < today < back
        assert told.user != JOINER or today >= JOINS
        assert told.user != LEAVER or today <= LEAVES


def test_nobody_gets_more_than_three_messages_a_week_and_one_digest(half_year: HalfYear) -> None:
    weeks: Counter[tuple[str, int, int, bool]] = Counter()
    for told in half_year.told:
        year, week, _ = local(told.user, told.at).isocalendar()
        weeks[told.user, year, week, told.text.startswith(DIGEST)] += 1
    assert all(count <= (1 if digest else 3) for (*_, digest), count in weeks.items())


def test_everybody_has_one_check_in_in_each_round_or_a_reason_for_none(half_year: HalfYear) -> None:
    for one in half_year.rounds():
        in_it, rests = half_year.of_round(one)
        here = {user for user in PEOPLE if user != JOINER or one.begun_at.date() > JOINS}
        here -= {LEAVER} if one.begun_at.date() > LEAVES else set()
        assert Counter([*in_it, *rests]) == dict.fromkeys(here, 1)
        away = {user for user, reason in rests.items() if reason == "AWAY"}
        assert away == {user for user, (gone, back) in VACATIONS.items() if gone <= one.begun_at.date() < back}
        assert list(rests.values()).count("ODD") == len(in_it) % 2 + (len(here) - len(away)) % 2


def test_who_joined_is_brought_together_with_somebody_in_their_first_round(half_year: HalfYear) -> None:
    first = next(one for one in half_year.rounds() if one.begun_at.date() > JOINS)
    assert JOINER in half_year.of_round(first)[0]


def test_each_pair_talks_in_each_quarter_in_which_both_are_there(half_year: HalfYear) -> None:
    talks = half_year.talks()
    for begins in (BEGINS, BEGINS + QUARTER):
        here = {JOINER: begins >= JOINS, LEAVER: begins + QUARTER <= LEAVES}
        for one, other in combinations([user for user in PEOPLE if here.get(user, True)], 2):
            days = [local("U0P0", moment).date() for moment in talks.get(pair_of(one, other), [])]
            assert any(begins <= day < begins + QUARTER for day in days), (begins, one, other, days)
