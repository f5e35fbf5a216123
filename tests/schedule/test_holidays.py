"""Working days with public holidays: in every zone, across both changes of the clock, and where nothing is known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import hours
from bot.schedule.holidays import (
    Calendar,
    countries,
    country_names,
    country_of_zone,
    is_open,
    is_working_day,
    last_working_day,
    next_opening,
    next_working_moment,
    working_day_from,
)
from tests.schedule.test_hours import BERLIN, DAYS, MOMENTS, NEW_YORK, THOROUGH, ZONES, local, utc

GERMAN, AMERICAN, JAPANESE = Calendar(BERLIN, "DE"), Calendar(NEW_YORK, "US"), Calendar("Asia/Tokyo", "JP")
COUNTRIES = st.sampled_from(("DE", "US", "JP", "BR", "IN", "GB", "XX", None))
CALENDARS = st.builds(Calendar, ZONES, COUNTRIES)


@pytest.mark.parametrize(
    ("day", "calendar", "works"),
    [
        (date(2026, 12, 25), GERMAN, False),
        (date(2026, 12, 24), GERMAN, True),  # kept by many, and no public holiday
        (date(2026, 11, 26), AMERICAN, False),
        (date(2026, 11, 26), GERMAN, True),
        (date(2026, 11, 23), JAPANESE, False),
        (date(2026, 7, 3), AMERICAN, False),  # the fourth is a Saturday
        (date(2027, 1, 1), GERMAN, False),
        (date(2028, 2, 29), GERMAN, True),
        (date(2027, 1, 6), GERMAN, True),  # in some of its states only
        (date(2026, 12, 25), Calendar(BERLIN, None), True),
        (date(2026, 12, 25), Calendar(BERLIN, "XX"), True),  # unknown to the library
        (date(2026, 12, 26), Calendar(BERLIN, None), False),  # a Saturday
    ],
)
def test_a_public_holiday_of_the_country_is_no_working_day(day: date, calendar: Calendar, works: bool) -> None:  # noqa: FBT001 (a test row)
    assert is_working_day(day, calendar) is works


@pytest.mark.parametrize(
    ("after", "calendar", "expected"),
    [
        ("2026-12-24 16:30", GERMAN, "2026-12-28 08:00"),  # over Christmas and a weekend
        ("2026-12-31 17:00", GERMAN, "2027-01-04 08:00"),  # over the year's end
        ("2027-03-25 17:00", GERMAN, "2027-03-30 07:00"),  # Easter, and the change to summer time within it
        ("2026-10-23 15:30", GERMAN, "2026-10-26 08:00"),  # the change back
        ("2027-03-12 22:30", AMERICAN, "2027-03-15 13:00"),
        ("2026-10-30 21:30", AMERICAN, "2026-11-02 14:00"),
        ("2026-11-25 22:00", AMERICAN, "2026-11-27 14:00"),  # Thanksgiving
        ("2028-02-28 17:00", GERMAN, "2028-02-29 08:00"),
        ("2026-11-24 10:00", GERMAN, "2026-11-24 10:00"),
    ],
)
def test_the_next_working_moment_is_on_no_holiday(after: str, calendar: Calendar, expected: str) -> None:
    assert next_working_moment(utc(after), calendar) == utc(expected)


@THOROUGH
@given(after=MOMENTS, calendar=CALENDARS)
def test_the_next_working_moment_is_the_first_in_working_hours(after: datetime, calendar: Calendar) -> None:
    moment = next_working_moment(after, calendar)
    assert moment >= after
    assert is_open(moment, calendar)
    assert next_working_moment(moment, calendar) == moment
    step, skipped = after, []
    while step < moment:
        skipped.append(is_open(step, calendar))
        step += timedelta(hours=1)
    assert not any(skipped)


@THOROUGH
@given(after=MOMENTS, zone=ZONES)
def test_without_a_country_working_days_are_monday_to_friday(after: datetime, zone: str) -> None:
    assert next_working_moment(after, Calendar(zone)) == hours.next_working_moment(after, zone)


@THOROUGH
@given(day=DAYS, days=st.integers(-15, 15), calendar=CALENDARS)
def test_there_are_as_many_working_days_between_as_were_counted(day: date, days: int, calendar: Calendar) -> None:
    found = working_day_from(day, days, calendar)
    assert is_working_day(found, calendar)
    first, last = min(day, found), max(day, found)
    between = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert days == 0 or sum(is_working_day(one, calendar) for one in between if one != day) == abs(days)
    assert days != 0 or found <= day


@pytest.mark.parametrize(
    ("day", "calendar", "last"),
    [
        (date(2026, 11, 23), GERMAN, date(2026, 11, 27)),
        (date(2026, 11, 29), GERMAN, date(2026, 11, 27)),  # a Sunday: the week that ends
        (date(2026, 12, 21), GERMAN, date(2026, 12, 24)),
        (date(2026, 12, 31), GERMAN, date(2026, 12, 31)),  # New Year's Day is a Friday
        (date(2026, 4, 1), GERMAN, date(2026, 4, 2)),  # before Good Friday
    ],
)
def test_a_week_ends_with_its_last_working_day(day: date, calendar: Calendar, last: date) -> None:
    assert last_working_day(day, calendar) == last


def test_the_next_opening_is_on_another_day() -> None:
    assert next_opening(utc("2026-12-24 05:00"), GERMAN) == utc("2026-12-28 08:00")
    assert local(next_opening(utc("2026-11-24 05:00"), AMERICAN), NEW_YORK).hour == 9


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        (BERLIN, "DE"),
        ("America/Argentina/Buenos_Aires", "AR"),
        ("Asia/Calcutta", "IN"),  # an older name
        ("US/Pacific", "US"),
        ("Europe/Kiev", "UA"),
        ("UTC", None),
        ("Etc/GMT+12", None),
        ("Mars/Base", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_is_that_of_the_zone(zone: str | None, country: str | None) -> None:
    assert country_of_zone(zone) == country


def test_every_country_has_a_name_and_days_in_every_year() -> None:
    assert set(country_names()) == countries()
    assert "DE" in countries()
    for country in countries():
        is_working_day(date(2031, 12, 31), Calendar("UTC", country))


def test_an_instant_is_open_from_nine_to_five() -> None:
    edges = {"07:59": False, "08:00": True, "15:59": True, "16:00": False}
    assert {hour: is_open(utc(f"2026-11-24 {hour}"), GERMAN) for hour in edges} == edges
    assert not is_open(datetime(2026, 12, 25, 10, tzinfo=UTC), GERMAN)
