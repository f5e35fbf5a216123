"""Local rules turned into instants: ticks, working days and working hours, across both clock changes. Pure.

A working day is Monday to Friday. A local hour that does not exist (spring) moves forward by the gap; one that exists
twice (autumn) is used once, at its first occurrence.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SATURDAY = 5
HALF_A_DAY = timedelta(hours=12)
HALF_A_WEEK = timedelta(days=3, hours=12)
OPENS, CLOSES = 9, 17  # the local hours between which people are written to
SAME_DAY = timedelta(hours=36)  # one local hour of a morning comes all over the world within 33 hours


def at_local(day: date, hour: int, zone: str) -> datetime:
    """Return the UTC instant of `hour`:00 on `day` in the IANA `zone`."""
    local = datetime.combine(day, time(hour), tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


@lru_cache(maxsize=1024)
def known_zone(zone: str | None) -> str | None:
    """Return an IANA zone, or None where this machine's tz database has none by this name: Slack's may be newer."""
    try:
        return ZoneInfo(zone).key if zone else None
    except (KeyError, ValueError, OSError):  # not there; no name of a zone; a folder of zones
        return None


def is_working_day(day: date) -> bool:
    """Tell whether people work on `day`."""
    return day.weekday() < SATURDAY


def end_of_day(day: date, zone: str) -> datetime:
    """Return the UTC instant at which `day` is over in the zone: the first of the next day."""
    return at_local(day + timedelta(days=1), 0, zone)


def working_day_from(day: date, days: int) -> date:
    """Return the `days`-th working day after `day`, or before it if negative; for 0 it, or the last one before."""
    if days == 0:
        return day if is_working_day(day) else working_day_from(day, -1)
    step = timedelta(days=1 if days > 0 else -1)
    left = abs(days)
    while left > 0:
        day += step
        left -= is_working_day(day)
    return day


def next_tick(after: datetime, zone: str, hour: int) -> datetime:
    """Return the first tick strictly after `after`: a working day at `hour`:00 in the zone; UTC."""
    today = after.astimezone(ZoneInfo(zone)).date()
    tick = at_local(today, hour, zone)
    return tick if tick > after and is_working_day(today) else tick_in_working_days(after, 1, zone, hour)


def next_week_tick(after: datetime, zone: str, hour: int) -> datetime:
    """Return the first Monday tick strictly after `after`; UTC."""
    day = after.astimezone(ZoneInfo(zone)).date()
    monday = day - timedelta(days=day.weekday())
    tick = at_local(monday, hour, zone)
    return tick if tick > after else at_local(monday + timedelta(days=7), hour, zone)


def week_tick_near(moment: datetime, zone: str, hour: int) -> datetime:
    """Return the Monday tick closest to `moment`: that of the same week, seen from another zone or hour; UTC."""
    return next_week_tick(moment - HALF_A_WEEK, zone, hour)


def tick_after(taken: datetime, now: datetime, zone: str, hour: int) -> datetime:
    """Return the tick that follows one taken now, maybe late: ahead, and of another day; UTC."""
    return next_tick(max(now, taken + HALF_A_DAY), zone, hour)


def week_tick_after(taken: datetime, now: datetime, zone: str, hour: int) -> datetime:
    """Return the Monday tick that follows one taken now, maybe late: ahead, and of another Monday; UTC."""
    return next_week_tick(max(now, taken + SAME_DAY), zone, hour)


def tick_in_working_days(after: datetime, days: int, zone: str, hour: int) -> datetime:
    """Return the tick on the `days`-th working day after the local day of `after`; UTC.

    Deadlines are ticks, so that the moment at which something lapses tells nobody when it was begun. Raises ValueError
    for less than one day: today's tick may be over.
    """
    if days < 1:
        raise ValueError("a deadline lies ahead: at least one working day")
    return at_local(working_day_from(after.astimezone(ZoneInfo(zone)).date(), days), hour, zone)


def tick_in_days(after: datetime, days: int, zone: str, hour: int) -> datetime:
    """Return the first tick at or after `days` calendar days from the local day of `after`; UTC."""
    day = after.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return at_local(day, hour, zone)


def next_working_moment(after: datetime, zone: str) -> datetime:
    """Return the first instant at or after `after` in working hours: a working day, 9:00 to 17:00 in the zone; UTC."""
    day = after.astimezone(ZoneInfo(zone)).date()
    while not is_working_day(day) or at_local(day, CLOSES, zone) <= after:
        day += timedelta(days=1)
    return max(after.astimezone(UTC), at_local(day, OPENS, zone))
