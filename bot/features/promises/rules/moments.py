"""When things happen to a promise: days of its two sides turned into instants. Pure."""

from datetime import date, datetime
from typing import NamedTuple

from bot.features.promises.rules.refusals import DayInThePast, DayTooFar
from bot.schedule.hours import CLOSES, OPENS, at_local, end_of_day, tick_in_working_days, working_day_from

ANSWER_DAYS = 7  # working days until what nobody answers lapses
NEW_DATE_DAYS = 2  # until the old date stays
CONFIRM_DAYS = 5  # until silence confirms
OVERDUE_DAYS = 10  # after the due day, until the customer may say that it was not kept
REMINDERS = (-2, 0)  # working days before the due day on which the performer is reminded
FARTHEST_DAYS = 366


class Due(NamedTuple):
    """A due day as instants: when it is over, and when the customer may say that it was not kept; UTC."""

    due_at: datetime
    overdue_at: datetime


def due(day: date, zone: str, now: datetime) -> Due:
    """Return a due day, of the performer's zone, as instants. Raises `DayInThePast` or `DayTooFar`."""
    if (day - now.date()).days > FARTHEST_DAYS:
        raise DayTooFar
    due_at = end_of_day(day, zone)
    if due_at <= now:
        raise DayInThePast
    return Due(due_at, at_local(working_day_from(day, OVERDUE_DAYS), OPENS, zone))


def answer_by(now: datetime, days: int, zone: str) -> datetime:
    """Return until when somebody may answer: the end of the `days`-th working day of their zone; UTC."""
    return tick_in_working_days(now, days, zone, CLOSES)


def next_reminder(due_on: date, zone: str, after: datetime) -> datetime | None:
    """Return when the performer is reminded next, strictly after `after`: in the morning of a working day; UTC."""
    mornings = (at_local(working_day_from(due_on, days), OPENS, zone) for days in REMINDERS)
    return next((morning for morning in mornings if morning > after), None)


def near_from(due_on: date, zone: str) -> datetime:
    """Return from when a promise waits for its performer: the first reminder; UTC."""
    return at_local(working_day_from(due_on, REMINDERS[0]), OPENS, zone)


def put_off(now: datetime, zone: str) -> datetime:
    """Return the morning of the next working day; UTC."""
    return tick_in_working_days(now, 1, zone, OPENS)
