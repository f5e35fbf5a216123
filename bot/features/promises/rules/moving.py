"""How a promise changes: by the table, at a moment, and by silence. Pure."""

from datetime import datetime
from typing import Any

from bot.db.vault import NOTHING
from bot.features.promises.facts import Event, PromiseFacts
from bot.features.promises.models import State
from bot.features.promises.rules.states import ENDS, UNANSWERED, step

STAYING = frozenset({Event.TRUST, Event.SNOOZE})  # they change no state, so no button gets stale
NEWS = frozenset({Event.ACCEPT, Event.RELEASE, Event.WITHDRAW, Event.NOT_KEPT})  # the other one has to learn of it


def moved(one: PromiseFacts, event: Event, at: datetime, *, after: State | None = None, **changes: Any) -> PromiseFacts:  # noqa: ANN401 (any column's value)
    """Return a promise as it is after an event. `after` where the table leaves a choice.

    Turn, news, deadline, a wished date and its reason belong to one state, so they end with it. An event without a
    line in the table is a mistake in the program and raises ValueError.
    """
    line = step(one.state, event)
    state = after or (line.after[0] if line else one.state)
    if line is None or state not in line.after:
        raise ValueError(f"{event} has no place in {one.state}, or does not lead to {state}")
    if event in STAYING:
        return one._replace(**changes)
    ended: dict[str, Any] = {"turn": None, "news_for": None, "deadline": None, "asked_on": None, "reason": NOTHING}
    if state in ENDS:
        ended |= {"closed_at": at, "remind_at": None, "tell_at": None, "snoozed": None}
    return one._replace(**{**ended, **changes, "state": state, "version": one.version + 1})


def settled(one: PromiseFacts, now: datetime) -> PromiseFacts:
    """Return a promise as silence leaves it by now: what nobody answered lapses, an old date stays, a report is closed.

    The moment is that of the deadline, however late somebody looks.
    """
    if one.deadline is None or now < one.deadline:
        return one
    if one.state in UNANSWERED:
        return moved(one, Event.LAPSE, one.deadline)
    if one.state is State.RENEGOTIATING:
        return moved(one, Event.SILENCE, one.deadline)
    return moved(one, Event.SILENCE, one.deadline, after=done(one), half=True)


def done(one: PromiseFacts) -> State:
    """Return what a reported promise comes to when it is confirmed: early equals on time."""
    assert one.reported_at is not None  # noqa: S101 (reported in this state)
    return State.KEPT if one.reported_at < one.due_at else State.KEPT_LATE


def is_late(one: PromiseFacts, now: datetime) -> bool:
    """Tell whether a promise that was given is, or was, late: not reported before its day was over."""
    if one.agreed_at is None or one.state in {State.RELEASED, State.WITHDRAWN}:
        return False
    return (one.reported_at or now) >= one.due_at
