"""Ticks and working days, in every zone and across both changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.hours import (
    at_local,
    is_working_day,
    known_zone,
    next_tick,
    next_week_tick,
    next_working_moment,
    tick_in_days,
    tick_in_working_days,
)

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
AUCKLAND, KIRITIMATI, LAST = "Pacific/Auckland", "Pacific/Kiritimati", "Etc/GMT+12"
ODD = ("Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns", "Pacific/Chatham")
ZONES = st.sampled_from((BERLIN, NEW_YORK, AUCKLAND, KIRITIMATI, LAST, "Asia/Tokyo", "UTC", *ODD))
HOURS = st.integers(0, 23)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the strategy adds the zone)
DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))
THOROUGH = settings(max_examples=150, deadline=None)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


@pytest.mark.parametrize(
    ("day", "hour", "zone", "expected"),
    [
        (date(2026, 3, 28), 9, BERLIN, "2026-03-28 08:00"),
        (date(2026, 3, 29), 2, BERLIN, "2026-03-29 01:00"),  # 02:00 does not exist: 03:00 in summer time
        (date(2026, 3, 29), 9, BERLIN, "2026-03-29 07:00"),
        (date(2026, 10, 25), 2, BERLIN, "2026-10-25 00:00"),  # 02:00 comes twice: the first
        (date(2026, 10, 25), 3, BERLIN, "2026-10-25 02:00"),
        (date(2027, 3, 28), 2, BERLIN, "2027-03-28 01:00"),
        (date(2027, 10, 31), 2, BERLIN, "2027-10-31 00:00"),
        (date(2026, 3, 8), 2, NEW_YORK, "2026-03-08 07:00"),
        (date(2026, 11, 1), 1, NEW_YORK, "2026-11-01 05:00"),
        (date(2027, 3, 14), 2, NEW_YORK, "2027-03-14 07:00"),
        (date(2027, 11, 7), 1, NEW_YORK, "2027-11-07 05:00"),
        (date(2026, 11, 23), 9, AUCKLAND, "2026-11-22 20:00"),
        (date(2026, 11, 23), 9, KIRITIMATI, "2026-11-22 19:00"),
        (date(2026, 11, 23), 23, LAST, "2026-11-24 11:00"),
    ],
)
def test_a_local_hour_is_one_instant(day: date, hour: int, zone: str, expected: str) -> None:
    assert at_local(day, hour, zone) == utc(expected)


@pytest.mark.parametrize(
    ("after", "zone", "hour", "expected"),
    [
        ("2026-11-23 07:59", BERLIN, 9, "2026-11-23 08:00"),
        ("2026-11-23 08:00", BERLIN, 9, "2026-11-24 08:00"),  # strictly later
        ("2026-11-27 08:00", BERLIN, 9, "2026-11-30 08:00"),  # Friday to Monday
        ("2026-11-28 07:00", BERLIN, 9, "2026-11-30 08:00"),
        ("2026-11-29 22:59", BERLIN, 9, "2026-11-30 08:00"),
        ("2026-03-27 08:00", BERLIN, 9, "2026-03-30 07:00"),  # over the spring change
        ("2026-10-23 07:00", BERLIN, 9, "2026-10-26 08:00"),  # over the autumn change
        ("2026-03-06 14:00", NEW_YORK, 9, "2026-03-09 13:00"),
        ("2026-10-30 13:00", NEW_YORK, 9, "2026-11-02 14:00"),
        ("2026-11-20 20:00", AUCKLAND, 9, "2026-11-22 20:00"),  # Saturday there, Friday in UTC
        ("2026-11-22 19:00", KIRITIMATI, 9, "2026-11-23 19:00"),
        ("2026-11-27 21:00", LAST, 9, "2026-11-30 21:00"),
    ],
)
def test_the_next_tick(after: str, zone: str, hour: int, expected: str) -> None:
    assert next_tick(utc(after), zone, hour) == utc(expected)


@pytest.mark.parametrize(
    ("after", "zone", "expected"),
    [
        ("2026-11-23 07:59", BERLIN, "2026-11-23 08:00"),
        ("2026-11-23 08:00", BERLIN, "2026-11-30 08:00"),
        ("2026-11-29 23:30", BERLIN, "2026-11-30 08:00"),  # Monday there already
        ("2026-03-29 12:00", BERLIN, "2026-03-30 07:00"),
        ("2026-11-22 19:59", AUCKLAND, "2026-11-22 20:00"),
        ("2026-11-22 20:00", AUCKLAND, "2026-11-29 20:00"),
    ],
)
def test_the_next_weeks_tick_is_on_monday(after: str, zone: str, expected: str) -> None:
    assert next_week_tick(utc(after), zone, 9) == utc(expected)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, "2026-11-26 08:00"), (2, "2026-11-27 08:00"), (3, "2026-11-30 08:00"), (8, "2026-12-07 08:00")],
)
def test_deadlines_count_working_days(days: int, expected: str) -> None:
    assert tick_in_working_days(utc("2026-11-25 22:59"), days, BERLIN, 9) == utc(expected)


def test_a_deadline_tells_nobody_at_what_time_of_the_day_it_began() -> None:
    begins = [utc("2026-11-24 23:00"), utc("2026-11-25 07:00"), utc("2026-11-25 08:00"), utc("2026-11-25 22:59")]
    assert len({tick_in_working_days(begin, 2, BERLIN, 9) for begin in begins}) == 1


@pytest.mark.parametrize("days", [0, -1])
def test_a_deadline_lies_ahead(days: int) -> None:
    with pytest.raises(ValueError, match="ahead"):
        tick_in_working_days(utc("2026-11-25 08:00"), days, BERLIN, 9)


@pytest.mark.parametrize(
    ("days", "expected"), [(1, "2026-11-26 08:00"), (3, "2026-11-30 08:00"), (60, "2027-01-25 08:00")]
)
def test_a_date_that_falls_on_a_week_end_moves_to_monday(days: int, expected: str) -> None:
    assert tick_in_days(utc("2026-11-25 12:00"), days, BERLIN, 9) == utc(expected)


@THOROUGH
@given(after=MOMENTS, zone=ZONES, hour=HOURS)
def test_a_tick_is_later_on_a_working_day_and_none_lies_between(after: datetime, zone: str, hour: int) -> None:
    tick = next_tick(after, zone, hour)
    assert tick > after
    assert is_working_day(local(tick, zone).date())
    day = local(after, zone).date()
    while day < local(tick, zone).date():
        assert not is_working_day(day) or at_local(day, hour, zone) <= after
        day += timedelta(days=1)


@THOROUGH
@given(after=MOMENTS, zone=ZONES, hour=HOURS)
def test_a_tick_is_at_its_local_hour_or_where_that_is_missing_just_after_the_gap(
    after: datetime, zone: str, hour: int
) -> None:
    there = local(next_tick(after, zone, hour), zone)
    wanted = there.replace(hour=hour, minute=0)
    exists = local(wanted.astimezone(UTC), zone).replace(tzinfo=None) == wanted.replace(tzinfo=None)
    if exists:
        assert (there.hour, there.minute, there.fold) == (hour, 0, 0)
    else:
        assert timedelta(0) < there.replace(tzinfo=None) - wanted.replace(tzinfo=None) <= timedelta(hours=1)


@THOROUGH
@given(after=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(days=10)), zone=ZONES, hour=HOURS)
def test_later_moments_have_later_ticks(after: datetime, later: timedelta, zone: str, hour: int) -> None:
    assert next_tick(after, zone, hour) <= next_tick(after + later, zone, hour)
    assert next_week_tick(after, zone, hour) <= next_week_tick(after + later, zone, hour)
    assert tick_in_days(after, 3, zone, hour) <= tick_in_days(after + later, 3, zone, hour)


@THOROUGH
@given(after=MOMENTS, zone=ZONES, hour=HOURS)
def test_a_week_has_five_ticks_and_the_weeks_tick_is_one_of_them(after: datetime, zone: str, hour: int) -> None:
    ticks = [next_tick(after, zone, hour)]
    while len(ticks) < 5:
        ticks.append(next_tick(ticks[-1], zone, hour))
    assert sorted(local(tick, zone).weekday() for tick in ticks) == [0, 1, 2, 3, 4]
    assert next_week_tick(after, zone, hour) in ticks


@THOROUGH
@given(after=MOMENTS, days=st.integers(1, 20), zone=ZONES, hour=HOURS)
def test_a_deadline_is_a_tick(after: datetime, days: int, zone: str, hour: int) -> None:
    due = tick_in_working_days(after, days, zone, hour)
    assert due > after
    assert next_tick(due - timedelta(minutes=1), zone, hour) == due
    assert tick_in_working_days(after, days + 1, zone, hour) == next_tick(due, zone, hour)


@THOROUGH
@given(day=DAYS, zone=ZONES)
def test_each_hour_of_a_day_comes_once_and_in_order(day: date, zone: str) -> None:
    hours = [at_local(day, hour, zone) for hour in range(24)]
    assert sorted(hours) == hours
    assert len(set(hours)) >= 23


@pytest.mark.parametrize(
    ("after", "zone", "expected"),
    [
        ("2026-11-23 07:59", BERLIN, "2026-11-23 08:00"),
        ("2026-11-23 12:34", BERLIN, "2026-11-23 12:34"),  # in working hours: at once
        ("2026-11-23 15:59", BERLIN, "2026-11-23 15:59"),
        ("2026-11-23 16:00", BERLIN, "2026-11-24 08:00"),  # 17:00 is too late
        ("2026-11-27 16:00", BERLIN, "2026-11-30 08:00"),  # Friday evening
        ("2026-03-28 12:00", BERLIN, "2026-03-30 07:00"),  # over the spring change
        ("2026-10-24 12:00", BERLIN, "2026-10-26 08:00"),  # over the autumn change
        ("2026-03-06 22:00", NEW_YORK, "2026-03-09 13:00"),
        ("2026-10-30 21:00", NEW_YORK, "2026-11-02 14:00"),
        ("2026-11-22 21:30", AUCKLAND, "2026-11-22 21:30"),  # Monday morning there
    ],
)
def test_the_next_working_moment(after: str, zone: str, expected: str) -> None:
    assert next_working_moment(utc(after), zone) == utc(expected)


@THOROUGH
@given(after=MOMENTS, zone=ZONES)
def test_a_working_moment_is_in_working_hours_and_the_first_one(after: datetime, zone: str) -> None:
    moment = next_working_moment(after, zone)
    there = local(moment, zone)
    assert moment >= after
    assert is_working_day(there.date())
    assert 9 <= there.hour < 17
    assert moment == after or (there.hour, there.minute, there.second) == (9, 0, 0)
    assert next_working_moment(moment, zone) == moment


@THOROUGH
@given(after=MOMENTS, zone=ZONES, later=st.timedeltas(timedelta(0), timedelta(days=4)))
def test_whoever_is_written_to_later_is_not_written_to_earlier(after: datetime, zone: str, later: timedelta) -> None:
    assert next_working_moment(after, zone) <= next_working_moment(after + later, zone)
    assert next_working_moment(after, zone) - after <= timedelta(hours=64 + 1)  # a week-end, and a change of the clock


@pytest.mark.parametrize(
    "zone", ["America/Newzone", "America", "../etc/passwd", "/etc/passwd", "a" * 300, "a\0", "", None]
)
def test_a_zone_that_the_tz_database_does_not_have_is_none(zone: str | None) -> None:
    assert known_zone(zone) is None
    assert known_zone(BERLIN) == BERLIN
