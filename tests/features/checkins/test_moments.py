"""Mondays, hours and delays: pure rules, on days that are easily got wrong."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.checkins.models import Rhythm
from bot.features.checkins.rules.moments import (
    AHEAD,
    DAYS,
    first_monday,
    following,
    has_turn,
    is_too_late,
    last_before,
    looked_at_until,
    newly_chosen,
    prompt_at,
    shared_hours,
    snoozed,
)
from bot.schedule.holidays import Calendar, is_working_day, local_day
from bot.schedule.hours import CLOSES, OPENS

BERLIN, TOKYO, AUCKLAND = Calendar("Europe/Berlin", "DE"), Calendar("Asia/Tokyo", "JP"), Calendar("Pacific/Auckland")
ZONES = ("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Etc/UTC")
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 1)).map(lambda one: one.replace(tzinfo=UTC))  # noqa: DTZ001


@given(MOMENTS.map(datetime.date), st.sampled_from(Rhythm))
def test_the_rounds_of_a_grid_follow_each_other_in_its_rhythm(day: date, rhythm: Rhythm) -> None:
    found = [newly_chosen(day, None, rhythm)]
    for _ in range(14):
        found.append(following(found[-1], found[-1], rhythm))
    assert all(one.weekday() == 0 and one > day for one in found)
    steps = {(after - before).days for before, after in pairwise(found)}
    assert steps <= ({28, 35} if rhythm is Rhythm.MONTHLY else {DAYS[rhythm]})
    if rhythm is Rhythm.MONTHLY:
        assert all(one == first_monday(one.year, one.month) for one in found)


@given(MOMENTS.map(datetime.date), st.sampled_from(Rhythm), st.integers(0, 100))
def test_after_a_late_round_the_next_one_is_at_least_half_a_rhythm_ahead(day: date, rhythm: Rhythm, late: int) -> None:
    planned = newly_chosen(day, None, rhythm)
    today = planned + timedelta(days=late)
    found = following(planned, today, rhythm)
    assert AHEAD[rhythm] <= (found - today).days <= DAYS[rhythm] + 7 + AHEAD[rhythm]
    if rhythm is not Rhythm.MONTHLY:
        assert (found - planned).days % DAYS[rhythm] == 0


@given(MOMENTS, st.integers(0, 4), st.integers(OPENS, CLOSES - 1), st.sampled_from(ZONES), st.sampled_from([7, 14, 28]))
def test_everybody_is_written_to_in_the_round_on_a_working_day_in_working_hours(
    begins: datetime, weekday: int, hour: int, zone: str, days: int
) -> None:
    calendar = Calendar(zone)
    at = prompt_at(begins, begins + timedelta(days=days), (weekday, hour), calendar)
    local = at.astimezone(ZoneInfo(zone))
    assert begins <= at < begins + timedelta(days=days)
    assert is_working_day(local.date(), calendar)
    assert OPENS <= local.hour < CLOSES


def test_a_day_is_looked_at_as_soon_as_it_has_begun_anywhere() -> None:
    assert looked_at_until(datetime(2026, 11, 29, 9, 59, tzinfo=UTC)) == "2026-11-29"
    assert looked_at_until(datetime(2026, 11, 29, 10, 0, tzinfo=UTC)) == "2026-11-30"


def test_a_chosen_rhythm_leaves_half_of_it_after_the_latest_round() -> None:
    wednesday = date(2026, 12, 2)
    assert newly_chosen(wednesday, date(2026, 11, 30), Rhythm.WEEKLY) == date(2026, 12, 7)
    assert newly_chosen(wednesday, date(2026, 11, 30), Rhythm.MONTHLY) == date(2027, 1, 4)
    assert newly_chosen(date(2026, 12, 6), date(2026, 12, 4), Rhythm.WEEKLY) == date(2026, 12, 14)


def test_who_comes_every_second_time_does_not_lose_a_turn_to_a_late_round() -> None:
    now = datetime(2026, 12, 14, 8, 0, tzinfo=UTC)
    assert has_turn(None, now, now)
    assert has_turn(Rhythm.FORTNIGHTLY, None, now)
    assert has_turn(Rhythm.FORTNIGHTLY, now - timedelta(days=12), now)
    assert not has_turn(Rhythm.FORTNIGHTLY, now - timedelta(days=7), now)
    assert not has_turn(Rhythm.MONTHLY, now - timedelta(days=21), now)


@pytest.mark.parametrize(
    ("wished", "late"),
    [
        (datetime(2026, 12, 4, 9, 0, tzinfo=UTC), datetime(2026, 12, 8, 9, 1, tzinfo=UTC)),
        (datetime(2026, 12, 23, 9, 0, tzinfo=UTC), datetime(2026, 12, 28, 9, 1, tzinfo=UTC)),  # Christmas
        (datetime(2027, 3, 26, 9, 0, tzinfo=UTC), datetime(2027, 3, 31, 8, 1, tzinfo=UTC)),  # Easter, and the clock
    ],
)
def test_two_working_days_later_is_late_and_a_minute_before_is_not(wished: datetime, late: datetime) -> None:
    assert is_too_late(wished, late + timedelta(minutes=1), BERLIN)
    assert not is_too_late(wished, late - timedelta(minutes=1), BERLIN)


def test_an_hour_later_is_in_working_hours() -> None:
    friday = datetime(2026, 12, 4, 15, 30, tzinfo=UTC)
    assert snoozed("hour", friday, 10, BERLIN) == datetime(2026, 12, 7, 8, 0, tzinfo=UTC)
    assert snoozed("tomorrow", friday, 10, BERLIN) == datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    assert snoozed("week", friday, 10, BERLIN) == datetime(2026, 12, 11, 9, 0, tzinfo=UTC)


def test_the_last_hour_before_an_end_leaves_out_holidays_and_may_be_none() -> None:
    assert last_before(datetime(2027, 3, 29, 7, 0, tzinfo=UTC), 10, BERLIN) == datetime(2027, 3, 25, 9, 0, tzinfo=UTC)
    golden_week = datetime(2019, 5, 6, 15, 0, tzinfo=UTC)
    assert last_before(golden_week, 10, TOKYO) is None


def test_hours_are_shared_over_midnight_in_utc_and_not_on_a_holiday() -> None:
    now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    span = shared_hours(now, [TOKYO, AUCKLAND])
    assert span == (datetime(2026, 12, 2, 0, 0, tzinfo=UTC), datetime(2026, 12, 2, 4, 0, tzinfo=UTC))
    span = shared_hours(datetime(2026, 12, 24, 18, 0, tzinfo=UTC), [BERLIN, BERLIN])
    assert span
    assert local_day(span[0], "Europe/Berlin") == date(2026, 12, 28)


def test_hours_that_are_nearly_over_are_not_offered() -> None:
    now = datetime(2026, 12, 1, 15, 45, tzinfo=UTC)
    assert shared_hours(now, [BERLIN, BERLIN]) == (
        datetime(2026, 12, 2, 8, 0, tzinfo=UTC),
        datetime(2026, 12, 2, 16, 0, tzinfo=UTC),
    )
