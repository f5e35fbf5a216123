"""Days: when one is over, and working days counted from one, forwards and backwards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.hours import end_of_day, is_working_day, working_day_from
from tests.schedule.test_hours import DAYS, THOROUGH, ZONES, local


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2026, 12, 4), -2, date(2026, 12, 2)),
        (date(2026, 12, 7), -2, date(2026, 12, 3)),  # over the weekend
        (date(2026, 12, 6), -2, date(2026, 12, 3)),  # from a Sunday: Friday is the first before it
        (date(2026, 12, 6), 0, date(2026, 12, 4)),
        (date(2026, 12, 4), 0, date(2026, 12, 4)),
        (date(2026, 12, 5), 1, date(2026, 12, 7)),
        (date(2026, 12, 4), 10, date(2026, 12, 18)),
    ],
)
def test_working_days_are_counted_both_ways(day: date, days: int, expected: date) -> None:
    assert working_day_from(day, days) == expected


@THOROUGH
@given(day=DAYS, days=st.integers(-30, 30))
def test_there_are_as_many_working_days_between_as_were_counted(day: date, days: int) -> None:
    found = working_day_from(day, days)
    assert is_working_day(found)
    first, last = min(day, found), max(day, found)
    between = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert sum(is_working_day(one) for one in between if one != day) == abs(days) or days == 0
    assert days != 0 or (found <= day and (day - found).days <= 2)


@THOROUGH
@given(day=DAYS, zone=ZONES)
def test_a_day_is_over_when_the_next_one_begins(day: date, zone: str) -> None:
    over = end_of_day(day, zone)
    assert local(over, zone).date() == day + timedelta(days=1)
    assert local(over - timedelta(microseconds=1), zone).date() == day
