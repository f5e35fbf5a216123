"""When a group's next ticks are, and where a pause, or an edit of zone or hour, moves them. Nothing leaves one out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.schedule.hours import at_local, is_working_day, next_tick, next_week_tick, week_tick_near

FIXED_AHEAD = timedelta(hours=24)  # how long before a week's tick nothing moves it any more


@dataclass(frozen=True, slots=True)
class Ticks:
    """The next tick of a group, and the next week's tick: the first of its week, from a Monday. Both UTC."""

    day: datetime
    week: datetime


def first_ticks(now: datetime, zone: str, hour: int) -> Ticks:
    """Return the ticks of a group that begins now."""
    return Ticks(next_tick(now, zone, hour), next_week_tick(now, zone, hour))


def ticks_after_pause(ticks: Ticks, now: datetime, zone: str, hour: int) -> Ticks:
    """Return the ticks of a group that goes on now: the week's is made up for at its first tick, other ones are not."""
    day = next_tick(now, zone, hour)
    return Ticks(day, max(ticks.week, day))


def moved_ticks(ticks: Ticks, now: datetime, old_zone: str, zone: str, hour: int) -> Ticks:
    """Return where the ticks are after an edit of zone or hour.

    A tick moves to the new hour of its own day; where that is past already, it stays this once. The week's tick stays
    when it or its new place is less than `FIXED_AHEAD` away: so whatever is closed that long before it is closed in
    time, and stays closed until it comes.
    """
    week = _moved_week_tick(ticks.week, now, zone, hour)
    if ticks.day == ticks.week:
        return Ticks(week, week)
    day = ticks.day.astimezone(ZoneInfo(old_zone)).date()
    moved = at_local(day, hour, zone)
    return Ticks(moved if moved > now and is_working_day(day) else ticks.day, week)


def _moved_week_tick(tick: datetime, now: datetime, zone: str, hour: int) -> datetime:
    moved = week_tick_near(tick, zone, hour)
    return moved if min(tick, moved) > now + FIXED_AHEAD else tick
