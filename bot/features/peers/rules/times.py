"""Zones, hours and days that people choose: what is taken, and what is refused with a sentence."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import Refusal
from bot.features.peers.text import refusals as text

FIRST_HOUR, LAST_HOUR, USUAL_HOUR = 6, 12, 9
LONGEST_ABSENCE = timedelta(days=366)


@cache
def known_zones() -> frozenset[str]:
    """Return the IANA zones that this machine knows: to find them, Python looks through some 600 files."""
    return frozenset(available_timezones())


def checked_zone(zone: str, *, field: str | None = None) -> str:
    """Return an IANA zone that this machine knows; refuse others."""
    if zone not in known_zones():
        raise Refusal(text.UNKNOWN_ZONE, field=field)
    return zone


def checked_hour(hour: str, *, field: str | None = None) -> int:
    """Return the tick's hour, 6 to 12; refuse others."""
    if not hour.isdecimal() or not FIRST_HOUR <= int(hour) <= LAST_HOUR:
        raise Refusal(text.UNKNOWN_HOUR, field=field)
    return int(hour)


def checked_return(day: str, now: datetime, zone: str, *, field: str | None = None) -> date:
    """Return the first day back (`YYYY-MM-DD`), after today in the zone and within a year; refuse others."""
    try:
        back = date.fromisoformat(day)
    except ValueError:
        raise Refusal(text.NO_DATE, field=field) from None
    today = now.astimezone(ZoneInfo(zone)).date()
    if back <= today:
        raise Refusal(text.PAST_DATE, field=field)
    if back - today > LONGEST_ABSENCE:
        raise Refusal(text.FAR_DATE, field=field)
    return back
