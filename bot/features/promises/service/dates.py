"""How a date moves: the performer asks in time, and the customer agrees. Nothing else moves it."""

from datetime import date

from bot.features.promises import queries
from bot.features.promises.facts import Act, Event, Promise
from bot.features.promises.rules.moments import NEW_DATE_DAYS, answer_by, due
from bot.features.promises.rules.refusals import NothingMoved
from bot.features.promises.rules.terms import line
from bot.features.promises.service.answering import dates
from bot.features.promises.service.moving import find, move, sealed
from bot.features.promises.service.seeing import zone_of
from bot.features.promises.text import refusals as say
from bot.work import Work


def ask_date(work: Work, act: Act, day: date, reason: str) -> Promise:
    """Ask the customer for another day, before the day that was agreed is over; until they agree, that one stands.

    The reason may be empty. Raises `DayPassed`, `NothingMoved`, and `BadText`, `DayInThePast` or `DayTooFar` by field.
    """
    one, around = find(work, act, Event.ASK_DATE)
    if day == one.due_on:
        raise NothingMoved(say.SAME_DAY, field="due")
    due(day, around.zone, work.now)
    words = sealed(work, one, reason=line("reason", reason)) if reason.strip() else {}
    silence = answer_by(work.now, NEW_DATE_DAYS, zone_of(work, one, one.customer))
    deadline = min(silence, one.due_at)
    return move(work, one, Event.ASK_DATE, act.user, turn=one.customer, asked_on=day, deadline=deadline, **words)


def agree_date(work: Work, act: Act) -> Promise:
    """Move the date to the day that was asked for. Raises `WishedDayPassed` when that day is over meanwhile."""
    one, around = find(work, act, Event.AGREE_DATE)
    assert one.asked_on is not None  # noqa: S101 (a day is asked for in this state)
    dated = dates(work, around.zone, one.asked_on)
    queries.add_change(work, one, one.performer, one.asked_on, act.user)
    return move(work, one, Event.AGREE_DATE, act.user, **dated)


def keep_date(work: Work, act: Act) -> Promise:
    """Leave the date where it is: the same as saying nothing."""
    one, _ = find(work, act, Event.KEEP_DATE)
    return move(work, one, Event.KEEP_DATE, act.user)
