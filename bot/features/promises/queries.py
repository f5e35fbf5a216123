"""The selects, and the few statements that must be safe when two people or two replicas act at once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, CursorResult, Table, and_, insert, or_, select, update

from bot.features.promises.facts import PromiseFacts
from bot.features.promises.models import PromiseChange, PromiseRecord, State, Withdrawal
from bot.work import Work

MOST_OPEN = 200  # of one person: far above what anybody promises
SHOWN = 20

_PROMISES, _CHANGES = (cast("Table", model.__table__) for model in (PromiseRecord, PromiseChange))
_ALL = select(*(_PROMISES.c[name] for name in PromiseFacts._fields))


class ChangeRow(NamedTuple):
    """A date that was moved, with the ids of who wished it."""

    promise_id: int
    by: str
    from_on: date
    to_on: date
    at: datetime


def add(work: Work, values: Mapping[str, Any]) -> int:
    """Keep a new promise; return its id."""
    added = insert(_PROMISES).values(**values).returning(_PROMISES.c.id)
    return cast("int", work.connection.execute(added).scalar_one())


def add_change(work: Work, one: PromiseFacts, by: str, to_on: date, agreed_by: str | None) -> None:
    """Keep that a date moved."""
    row = {"workspace": one.workspace, "promise_id": one.id, "by": by, "agreed_by": agreed_by}
    work.connection.execute(insert(_CHANGES).values(**row, from_on=one.due_on, to_on=to_on, at=work.now))


def promise(work: Work, workspace: str, key: int, *, locked: bool = False) -> PromiseFacts | None:
    """Return a promise; `locked` keeps others from changing it until this work ends."""
    wanted = _ALL.where(_PROMISES.c.workspace == workspace, _PROMISES.c.id == key)
    row = work.connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
    return PromiseFacts._make(row) if row else None


def hold(work: Work, workspace: str, performer: str, states: Collection[State]) -> None:
    """Keep all others from changing what a person performs until this work ends."""
    mine = (_PROMISES.c.workspace == workspace, _PROMISES.c.performer == performer, _PROMISES.c.state.in_(states))
    work.connection.execute(select(_PROMISES.c.id).where(*mine).order_by(_PROMISES.c.id).with_for_update()).all()


def write(work: Work, one: PromiseFacts, moved: PromiseFacts) -> bool:
    """Change a promise if it is where it was read; tell whether it was."""
    changes = {name: new for name, new, old in zip(one._fields, moved, one, strict=True) if new != old}
    if not changes:
        return True
    same = (_PROMISES.c.id == one.id, _PROMISES.c.state == one.state, _PROMISES.c.version == one.version)
    result = work.connection.execute(update(_PROMISES).where(*same).values(**changes))
    return cast("CursorResult[Any]", result).rowcount == 1


def claimed(work: Work, limit: int, *which: ColumnElement[bool]) -> tuple[PromiseFacts, ...]:
    """Return up to `limit` promises, kept from others until this work ends; those that another has are left out."""
    wanted = _ALL.where(*which).order_by(_PROMISES.c.id).limit(limit).with_for_update(skip_locked=True)
    return tuple(PromiseFacts._make(row) for row in work.connection.execute(wanted))


def open_of(work: Work, workspace: str, user: str, states: Collection[State]) -> tuple[PromiseFacts, ...]:
    """Return what a person performs or is promised, in these states; the soonest due first."""
    mine = _ALL.where(_of(workspace, user), _PROMISES.c.state.in_(states))
    rows = work.connection.execute(mine.order_by(_PROMISES.c.due_at, _PROMISES.c.id).limit(MOST_OPEN))
    return tuple(PromiseFacts._make(row) for row in rows)


def between(
    work: Work, workspace: str, people: Collection[str], others: Collection[str], states: Collection[State]
) -> tuple[PromiseFacts, ...]:
    """Return what any of these people and any of the others have promised to one another, in these states."""
    given = and_(_PROMISES.c.performer.in_(people), _PROMISES.c.customer.in_(others))
    taken = and_(_PROMISES.c.performer.in_(others), _PROMISES.c.customer.in_(people))
    wanted = _ALL.where(_PROMISES.c.workspace == workspace, or_(given, taken), _PROMISES.c.state.in_(states))
    rows = work.connection.execute(wanted.order_by(_PROMISES.c.id))
    return tuple(PromiseFacts._make(row) for row in rows)


def closed_news_of(work: Work, workspace: str, user: str) -> tuple[PromiseFacts, ...]:
    """Return what the other one has ended and this person has not looked at yet; the oldest first."""
    ended = _ALL.where(_of(workspace, user), _PROMISES.c.news_for == user, _PROMISES.c.closed_at.is_not(None))
    rows = work.connection.execute(ended.order_by(_PROMISES.c.closed_at, _PROMISES.c.id).limit(MOST_OPEN))
    return tuple(PromiseFacts._make(row) for row in rows)


def closed_of(work: Work, workspace: str, user: str) -> tuple[PromiseFacts, ...]:
    """Return what a person performed or was promised and is closed; the newest first."""
    mine = _ALL.where(_of(workspace, user), _PROMISES.c.closed_at.is_not(None))
    newest = mine.order_by(_PROMISES.c.closed_at.desc(), _PROMISES.c.id.desc()).limit(SHOWN)
    return tuple(PromiseFacts._make(row) for row in work.connection.execute(newest))


def all_of(work: Work, workspace: str, user: str, *, locked: bool = False) -> tuple[PromiseFacts, ...]:
    """Return everything that a person performs or is promised, or did or was, the oldest first."""
    mine = _ALL.where(_of(workspace, user)).order_by(_PROMISES.c.id)
    rows = work.connection.execute(mine.with_for_update() if locked else mine)
    return tuple(PromiseFacts._make(row) for row in rows)


def performed(work: Work, workspace: str, user: str, since: datetime) -> tuple[PromiseFacts, ...]:
    """Return what a person performed and was closed after `since`, or is closed by silence by now."""
    silent = and_(_PROMISES.c.state == State.REPORTED, _PROMISES.c.deadline <= work.now)
    mine = (_PROMISES.c.workspace == workspace, _PROMISES.c.performer == user)
    rows = work.connection.execute(_ALL.where(*mine, or_(_PROMISES.c.closed_at > since, silent)))
    return tuple(PromiseFacts._make(row) for row in rows)


def withdrew(work: Work, workspace: str, performer: str, since: datetime) -> bool:
    """Tell whether a person has withdrawn in time after `since`."""
    mine = (_PROMISES.c.workspace == workspace, _PROMISES.c.performer == performer)
    free = (_PROMISES.c.withdrawal == Withdrawal.IN_TIME, _PROMISES.c.closed_at > since)
    return work.connection.execute(select(_PROMISES.c.id).where(*mine, *free).limit(1)).first() is not None


def changes(work: Work, promise_ids: Iterable[int]) -> dict[int, tuple[ChangeRow, ...]]:
    """Return the dates that were moved, by promise, the oldest first."""
    wanted = tuple(promise_ids)
    found: dict[int, tuple[ChangeRow, ...]] = dict.fromkeys(wanted, ())
    columns = (_CHANGES.c[name] for name in ChangeRow._fields)
    moved = select(*columns).where(_CHANGES.c.promise_id.in_(wanted)).order_by(_CHANGES.c.id)
    for row in work.connection.execute(moved) if wanted else ():
        found[row.promise_id] = (*found[row.promise_id], ChangeRow._make(row))
    return found


def of_source(
    work: Work, group_id: int, source: str, states: Collection[State], *which: ColumnElement[bool]
) -> tuple[str, ...]:
    """Return who performs the promises of a source in these states, each once."""
    born = (_PROMISES.c.group_id == group_id, _PROMISES.c.source == source, _PROMISES.c.state.in_(states), *which)
    wanted = select(_PROMISES.c.performer).where(*born).distinct().order_by(_PROMISES.c.performer)
    return tuple(work.connection.execute(wanted).scalars())


def _of(workspace: str, user: str) -> ColumnElement[bool]:
    return and_(_PROMISES.c.workspace == workspace, or_(_PROMISES.c.performer == user, _PROMISES.c.customer == user))
