"""When stages end, reviews open and notes are erased. Pure: ticks of the group, whoever acted and whenever they did."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features.mediation.facts import Tick
from bot.schedule.hours import tick_in_days, tick_in_working_days

STAGE_WORKING_DAYS = 5
TALK_WORKING_DAYS = 10
REVIEWS_AFTER_DAYS = (30, 90)
NOTES_STAY = timedelta(days=7)  # whole local days


def is_come(moment: datetime, at: Tick) -> bool:
    """Tell whether a tick ends what was to end at `moment`: by its day in the group's zone.

    The day is what people were shown. An edit of the hour moves ticks, so by the clock it could be missed by an hour.
    """
    return _day(at.now, at) >= _day(moment, at)


def notes_go(ended: datetime, at: Tick) -> bool:
    """Tell whether a tick is a week, or more, after the day at which a table was closed or agreed."""
    return _day(at.now, at) >= _day(ended, at) + NOTES_STAY


def _day(moment: datetime, at: Tick) -> date:
    return moment.astimezone(ZoneInfo(at.zone)).date()


def later(at: Tick, days: int = STAGE_WORKING_DAYS) -> datetime:
    """Return the tick so many working days on: a deadline that both know from the start."""
    return tick_in_working_days(at.now, days, at.zone, at.hour)


def review(agreed_at: datetime, number: int, at: Tick) -> datetime:
    """Return the tick at which the first (0) or second (1) review opens, and never one that is over."""
    return max(tick_in_days(agreed_at, REVIEWS_AFTER_DAYS[number], at.zone, at.hour), later(at, 1))
