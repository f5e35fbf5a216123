"""What somebody may do now, what hinders them, and what waits for them. Pure."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.db.vault import NOTHING
from bot.errors import Refusal
from bot.features.promises.facts import Event, PromiseFacts, Side
from bot.features.promises.models import State, Withdrawal
from bot.features.promises.rules.moments import near_from
from bot.features.promises.rules.refusals import (
    DayInThePast,
    DayPassed,
    NotAPeerOfYours,
    NothingToSnooze,
    TooEarly,
    TooManyCounters,
    WishedDayPassed,
)
from bot.features.promises.rules.states import STANDING, may
from bot.schedule.hours import end_of_day

MOST_COUNTERS = 4
FREE_BEFORE = timedelta(hours=24)  # before the due day ends, a withdrawal counts for nothing
FREE_EVERY = timedelta(days=30)
NEEDS_BOTH = frozenset(
    {Event.ACCEPT, Event.COUNTER, Event.ASK_DATE, Event.AGREE_DATE, Event.NOT_YET, Event.NOT_KEPT},
)


class Situation(NamedTuple):
    """What decides besides the row: the moment, the performer's zone now, whether the other one sits in the group.

    `name` is the other one's, `place` the group's, and `withdrew` whether the performer's free withdrawal is used up.
    """

    now: datetime
    zone: str
    other_here: bool
    name: str
    place: str
    withdrew: bool


def hindrance(one: PromiseFacts, event: Event, around: Situation) -> Refusal | None:
    """Return why what the table allows cannot be done now, or None."""
    if event in NEEDS_BOTH and not around.other_here:
        return NotAPeerOfYours(around.name, around.place)
    hinders = {
        Event.ACCEPT: (around.now >= one.due_at, DayInThePast),
        Event.COUNTER: (one.counters >= MOST_COUNTERS, TooManyCounters),
        Event.ASK_DATE: (around.now >= one.due_at, DayPassed),
        Event.AGREE_DATE: (_is_over(one.asked_on, around), WishedDayPassed),
        Event.NOT_KEPT: (around.now < one.overdue_at, TooEarly),
        Event.SNOOZE: (not reminds(one, around), NothingToSnooze),
    }
    hindered, refusal = hinders.get(event, (False, None))
    return refusal() if refusal and hindered else None


def _is_over(day: date | None, around: Situation) -> bool:
    return day is not None and end_of_day(day, around.zone) <= around.now


def moves(one: PromiseFacts, user: str, around: Situation) -> frozenset[Event]:
    """Return what somebody who sits in the group may do now."""
    return frozenset(event for event in Event if may(one, event, user) and hindrance(one, event, around) is None)


def waits(one: PromiseFacts, user: str, around: Situation) -> bool:
    """Tell whether a promise waits for this person's press now, or for their look at what the other one did."""
    if user in (one.turn, one.news_for):
        return True
    if one.of(user) is Side.PERFORMER:
        return reminds(one, around)
    return one.of(user) is Side.CUSTOMER and one.state is State.PROMISED and around.now >= one.overdue_at


def reminds(one: PromiseFacts, around: Situation) -> bool:
    """Tell whether a promise waits for its performer: what is missing was said, or its day is near or over."""
    if one.state not in STANDING or (one.snoozed is not None and around.now < one.snoozed):
        return False
    near = around.now >= near_from(one.due_on, around.zone)
    return one.missing != NOTHING or (near and not one.hands_off)


def withdrawal(one: PromiseFacts, around: Situation) -> Withdrawal:
    """Return how it counts if the performer withdraws now."""
    if not around.other_here:
        return Withdrawal.OTHER_LEFT
    in_time = one.due_at - around.now > FREE_BEFORE and not around.withdrew
    return Withdrawal.IN_TIME if in_time else Withdrawal.COUNTED
