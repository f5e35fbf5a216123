"""Working days and working hours of a person: Monday to Friday, but not on the public holidays of their country. Pure.

National holidays only: what is kept in one state or region alone is a working day here, since Slack says in which zone
somebody is and not in which state. A country comes from the zone, by the tz database's own table; it may be none.
"""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays

from bot.schedule import hours
from bot.schedule.hours import CLOSES, OPENS, at_local

MOST_DAYS = 400  # no country rests for longer: a bound on every search
NOT_IN_THE_TABLE = {"XK": "Kosovo"}  # the tz database names ISO's countries only


class Calendar(NamedTuple):
    """Where and when a person works: an IANA zone, and the country (two letters) whose public holidays are theirs."""

    zone: str
    country: str | None = None


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Tell whether a person works on `day`."""
    return hours.is_working_day(day) and day not in _holidays(calendar.country, day.year)


def working_day_from(day: date, days: int, calendar: Calendar) -> date:
    """Return the `days`-th working day after `day`, or before it if negative; for 0 it, or the last one before."""
    if days == 0:
        return day if is_working_day(day, calendar) else working_day_from(day, -1, calendar)
    step = timedelta(days=1 if days > 0 else -1)
    left = abs(days)
    while left > 0:
        day += step
        left -= is_working_day(day, calendar)
    return day


def next_working_moment(after: datetime, calendar: Calendar) -> datetime:
    """Return the first instant at or after `after` in a person's working hours; UTC."""
    moment = hours.next_working_moment(after, calendar.zone)
    for _ in range(MOST_DAYS):
        day = local_day(moment, calendar.zone)
        if is_working_day(day, calendar):
            break
        moment = hours.next_working_moment(hours.end_of_day(day, calendar.zone), calendar.zone)
    return moment


def next_opening(after: datetime, calendar: Calendar) -> datetime:
    """Return when a person begins to work on the next working day after the local day of `after`; UTC."""
    return at_local(working_day_from(local_day(after, calendar.zone), 1, calendar), OPENS, calendar.zone)


def last_working_day(day: date, calendar: Calendar) -> date | None:
    """Return the last working day of the week (Monday to Sunday) that `day` is in, or None where there is none."""
    monday = day - timedelta(days=day.weekday())
    days = (monday + timedelta(days=number) for number in range(6, -1, -1))
    return next((one for one in days if is_working_day(one, calendar)), None)


def local_day(moment: datetime, zone: str) -> date:
    """Return the day of an instant in the IANA zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def is_open(moment: datetime, calendar: Calendar) -> bool:
    """Tell whether a person works at this instant: 9:00 to 17:00 on a working day of theirs."""
    day = local_day(moment, calendar.zone)
    inside = at_local(day, OPENS, calendar.zone) <= moment < at_local(day, CLOSES, calendar.zone)
    return inside and is_working_day(day, calendar)


@cache
def countries() -> frozenset[str]:
    """Return the countries whose public holidays are known, as two letters each."""
    return frozenset(holidays.list_supported_countries(include_aliases=False))


def country_of_zone(zone: str | None) -> str | None:
    """Return the country of an IANA zone, or None where it has none, such as UTC, or its holidays are not known."""
    found = _countries_of_zones().get(zone or "")
    return found if found in countries() else None


@cache
def country_names() -> dict[str, str]:
    """Return the names of the countries whose public holidays are known, by their two letters."""
    known = countries()
    rows = (line.split("\t") for line in _table("iso3166.tab"))
    return {code: name for code, name in rows if code in known} | NOT_IN_THE_TABLE


@lru_cache(maxsize=512)
def _holidays(country: str | None, year: int) -> frozenset[date]:
    if country is None or country not in countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))


@cache
def _countries_of_zones() -> dict[str, str]:
    """Read the tz database's table once. An older name of a zone ("Asia/Calcutta") is in the country of its new one."""
    rows = (line.split("\t") for line in _table("zone.tab"))
    found = {zone: code for code, _, zone, *_ in rows}
    links = (line.split() for line in _table("tzdata.zi") if line.startswith("L "))
    older = {name: found[target] for _, target, name in links if target in found and name not in found}
    return older | found


def _table(name: str) -> list[str]:
    text = (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
