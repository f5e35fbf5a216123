"""What may be chosen and written. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.features.checkins.facts import LINES, Wishes
from bot.features.checkins.rules.refusals import BadField
from bot.features.checkins.text import refusals as say
from bot.schedule.hours import CLOSES, OPENS

LONGEST = 1000  # characters of a line of a worksheet
LONGEST_PAUSE = timedelta(days=366)
FRIDAY = 4


def check_wishes(wishes: Wishes, now: datetime) -> None:
    """Raise `BadField` for what cannot be wished."""
    if not 0 <= wishes.weekday <= FRIDAY:
        raise BadField("weekday", say.NO_WEEKDAY)
    if not OPENS <= wishes.hour < CLOSES:
        raise BadField("hour", say.NO_HOUR)
    check_pause(wishes.paused_until, now)


def check_pause(until: datetime | None, now: datetime) -> None:
    """Raise `BadField` for the end of a pause that does not lie ahead, or lies too far ahead."""
    if until is not None and until <= now:
        raise BadField("paused_until", say.PAUSE_OVER)
    if until is not None and until > now + LONGEST_PAUSE:
        raise BadField("paused_until", say.PAUSE_TOO_LONG)


def check_time(at: datetime, now: datetime, ends: datetime) -> None:
    """Raise `BadField` for a time at which a talk cannot be."""
    if at <= now:
        raise BadField("at", say.TIME_OVER)
    if at >= ends:
        raise BadField("at", say.TIME_TOO_LATE)


def checked_lines(lines: Mapping[str, str]) -> dict[str, str]:
    """Return the lines of a worksheet, without blanks around them. Raises `BadField`."""
    found = {name: lines.get(name, "").strip() for name in LINES}
    for name, line in found.items():
        if len(line) > LONGEST:
            raise BadField(name, say.long(LONGEST))
    return found
