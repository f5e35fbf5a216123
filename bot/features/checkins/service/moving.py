"""Changing the state of a check-in by the table."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Table

from bot.features.checkins.models import Dropped, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries.checkins import CheckinRow
from bot.features.checkins.rules.refusals import NotNow
from bot.features.checkins.rules.states import OPEN, Event, step
from bot.work import Work

_MEMBERS: Table = queries.MEMBERS
WRITTEN_TO: ColumnElement[bool] = _MEMBERS.c.prompts > 0
IS_OPEN: ColumnElement[bool] = queries.CHECKINS.c.state.in_(OPEN)


def move(work: Work, one: CheckinRow, event: Event, **changes: Any) -> CheckinRow:  # noqa: ANN401 (any column's value)
    """Change a check-in as the table says, to `state` where it allows several, and return it as it is now.

    Raises `NotNow` when somebody else was first; an event without a line is a mistake in the program and raises
    ValueError.
    """
    line = step(one.state, event)
    if line is None or changes.get("state", line.after[0]) not in line.after:
        raise ValueError(f"{event} has no place in {one.state}")
    moved = queries.change(work, one, **{"state": line.after[0], **changes})
    if moved is None:
        raise NotNow(one.state)
    return moved


def move_all(work: Work, rows: Iterable[CheckinRow], event: Event) -> None:
    """Change many check-ins, which this work has locked, as the table says; raises ValueError as above."""
    after: dict[State, list[int]] = {}
    for one in rows:
        line = step(one.state, event)
        if line is None:
            raise ValueError(f"{event} has no place in {one.state}")
        if line.after[0] is not one.state:
            after.setdefault(line.after[0], []).append(one.id)
    for state, keys in after.items():
        queries.change_all(work, keys, state=state)


def skip(work: Work, one: CheckinRow, event: Event) -> CheckinRow:
    """Let a check-in not take place. Who was written to is not written to again; who was not, is told at their hour."""
    moved = move(work, one, event, due_at=None)
    queries.change_members(work, (one.id,), WRITTEN_TO, due_at=None)
    return moved


def skip_all(work: Work, rows: tuple[CheckinRow, ...]) -> tuple[CheckinRow, ...]:
    """Let open check-ins of somebody who leaves not take place; those that are not open stay as they are."""
    return tuple(skip(work, one, Event.LEAVE) for one in rows if one.state in OPEN)


def forget_messages(work: Work, keys: list[int], *which: ColumnElement[bool], why: Dropped = Dropped.OVER) -> None:
    """Write to nobody about these check-ins any more."""
    queries.change_members(work, keys, _MEMBERS.c.due_at.is_not(None), *which, due_at=None, dropped=why)


def of_user(user: str) -> ColumnElement[bool]:
    """Return what chooses one person among the members."""
    return _MEMBERS.c.user == user
