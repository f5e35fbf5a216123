"""How an ask or an offer is answered: accepted, countered, declined; or taken back by whoever waits."""

from datetime import date
from typing import Any

from bot.features.promises import queries
from bot.features.promises.facts import Act, Event, Promise, Terms
from bot.features.promises.models import PromiseRecord
from bot.features.promises.rules.moments import ANSWER_DAYS, answer_by, due, next_reminder
from bot.features.promises.rules.refusals import NothingMoved
from bot.features.promises.rules.terms import checked
from bot.features.promises.service.moving import find, move, sealed_terms
from bot.features.promises.service.seeing import opened, zone_of
from bot.work import Work


def accept(work: Work, act: Act) -> Promise:
    """Promise what stands there, or take what is offered. Raises `DayInThePast` when its day is over."""
    one, around = find(work, act, Event.ACCEPT)
    dated = dates(work, around.zone, one.due_on)
    return move(work, one, Event.ACCEPT, act.user, agreed_at=work.now, **dated)


def counter(work: Work, act: Act, terms: Terms) -> Promise:
    """Suggest other terms, which replace those on the table; the other one has to answer them.

    Raises `TooManyCounters`, `NothingMoved`, and `BadText`, `DayInThePast` or `DayTooFar` by field.
    """
    one, around = find(work, act, Event.COUNTER)
    wished = checked(terms)
    stands = Terms(opened(work, one, PromiseRecord.what), opened(work, one, PromiseRecord.done_means), one.due_on)
    if wished == stands:
        raise NothingMoved
    due_at, overdue_at = due(wished.due, around.zone, work.now)
    if wished.due != one.due_on:
        queries.add_change(work, one, act.user, wished.due, None)
    other = one.other(act.user)
    return move(
        work,
        one,
        Event.COUNTER,
        act.user,
        turn=other,
        counters=one.counters + 1,
        deadline=answer_by(work.now, ANSWER_DAYS, zone_of(work, one, other)),
        due_on=wished.due,
        due_at=due_at,
        overdue_at=overdue_at,
        **sealed_terms(work, one, wished),
    )


def decline(work: Work, act: Act) -> Promise:
    """Say no: free, without a reason, and to the other one the same as if it had lapsed."""
    one, _ = find(work, act, Event.DECLINE)
    return move(work, one, Event.DECLINE, act.user)


def take_back(work: Work, act: Act) -> Promise:
    """Take back what the other one has not answered; to them the same as if it had lapsed."""
    one, _ = find(work, act, Event.TAKE_BACK)
    return move(work, one, Event.TAKE_BACK, act.user)


def dates(work: Work, zone: str, day: date) -> dict[str, Any]:
    """Return the columns of an agreed day, and of the reminders that belong to it."""
    due_at, overdue_at = due(day, zone, work.now)
    told = {"remind_at": next_reminder(day, zone, work.now), "tell_at": overdue_at, "snoozed": None}
    return {"due_on": day, "due_at": due_at, "overdue_at": overdue_at, **told}
