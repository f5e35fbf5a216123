"""When things of an ask happen by themselves: at ticks of its group, whoever was asked and whatever they did. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.schedule.hours import (
    CLOSES,
    at_local,
    end_of_day,
    next_tick,
    next_working_moment,
    tick_in_days,
    tick_in_working_days,
)

EXPIRES_DAYS = 14
IDLE_WORKING_DAYS = 5
RECORD_WORKING_DAYS = 5
WEDNESDAY = 2
RING_WEEKS = (1, 2, 3, 4)
LIST_WORKING_DAYS = 2
LATE = timedelta(days=4)  # a ring day begins up to this late, and each is asked up to this late after their own hours
WEEK = timedelta(days=7)
AT_THE_TICK = timedelta(microseconds=1)


def round_ends(now: datetime, zones: Iterable[str], zone: str, hour: int) -> datetime:
    """Return the group's tick at which the next peer may be asked; UTC.

    By then a full working day has passed for everybody who may have been asked (`zones`, IANA): so the moment tells
    nothing of who it was.
    """
    over = [tick_in_working_days(next_working_moment(now, one), 1, one, CLOSES) for one in {*zones, zone}]
    return tick_from(max(over), zone, hour)


def expires(now: datetime, by_day: str | None, zone: str, hour: int) -> datetime:
    """Return the tick at which an ask without a helper ends: in two weeks, or the first after its day; UTC."""
    latest = tick_in_days(now, EXPIRES_DAYS, zone, hour)
    if by_day is None:
        return latest
    day_over = end_of_day(date.fromisoformat(by_day), zone)
    return min(latest, next_tick(max(day_over, now), zone, hour))


def is_over(by_day: str | None, now: datetime, zone: str) -> bool:
    """Tell whether the day by which help is asked for is over, if there is one."""
    return by_day is not None and date.fromisoformat(by_day) < now.astimezone(ZoneInfo(zone)).date()


def tick_from(moment: datetime, zone: str, hour: int) -> datetime:
    """Return the first tick at or after a moment; UTC."""
    return next_tick(moment - AT_THE_TICK, zone, hour)


def ring_day(year: int, month: int, week: int) -> date:
    """Return the Wednesday of that week (1 to 4) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(WEDNESDAY - first.weekday()) % 7 + 7 * (week - 1))


def ring_due(now: datetime, week: int, zone: str, hour: int) -> tuple[str, datetime] | None:
    """Return the ring day that is to be held now: its month (`YYYY-MM`) and its moment (UTC); None when there is none.

    It is due from the group's hour of that Wednesday until `LATE` after.
    """
    for day in {moment.astimezone(ZoneInfo(zone)).date() for moment in (now, now - LATE)}:
        begins = at_local(ring_day(day.year, day.month, week), hour, zone)
        if begins <= now < begins + LATE:
            return f"{day:%Y-%m}", begins
    return None


def last_week_tick(now: datetime, zone: str, hour: int) -> tuple[str, datetime]:
    """Return the latest Monday tick of the group: its day (ISO) and its moment (UTC)."""
    today = now.astimezone(ZoneInfo(zone)).date()
    monday = today - timedelta(days=today.weekday())
    if at_local(monday, hour, zone) > now:
        monday -= WEEK
    return monday.isoformat(), at_local(monday, hour, zone)
