"""When things of an ask happen by themselves: at ticks of its group, whoever was asked and whatever they did. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.schedule.hours import CLOSES, at_local, next_tick, next_working_moment, tick_in_days, tick_in_working_days

EXPIRES_DAYS = 14
IDLE_WORKING_DAYS = 5
RECORD_WORKING_DAYS = 5
WEDNESDAY = 2
RING_WEEKS = (1, 2, 3, 4)
LIST_WORKING_DAYS = 2
LATE = timedelta(days=4)  # a ring day is held up to this late; after that it falls out
WEEK = timedelta(days=7)
AT_THE_TICK = timedelta(microseconds=1)


def round_ends(now: datetime, zones: Iterable[str], zone: str, hour: int) -> datetime:
    """Return the group's tick at which the next peer may be asked; UTC.

    By then a full working day has passed for everybody who may have been asked (`zones`, IANA): so the moment tells
    nothing of who it was.
    """
    over = [tick_in_working_days(next_working_moment(now, one), 1, one, CLOSES) for one in {*zones, zone}]
    return next_tick(max(over) - AT_THE_TICK, zone, hour)


def expires(now: datetime, zone: str, hour: int) -> datetime:
    """Return the tick at which an ask without a helper ends; UTC."""
    return tick_in_days(now, EXPIRES_DAYS, zone, hour)


def in_working_days(now: datetime, days: int, zone: str, hour: int) -> datetime:
    """Return a deadline of the group: the tick so many working days ahead; UTC."""
    return tick_in_working_days(now, days, zone, hour)


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
