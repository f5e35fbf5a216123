"""The selects, and the few statements that must be safe when two people or two replicas act at once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, cast

from sqlalchemy import CursorResult, Table, and_, bindparam, insert, or_, select, update

from bot.db.prepared import Prepared
from bot.features.promises.facts import PromiseFacts
from bot.features.promises.models import PromiseChange, PromiseRecord, State, Withdrawal
from bot.work import Work

MOST_OPEN = 200  # of one person: far above what anybody promises
SHOWN = 20

_PROMISES, _CHANGES = (cast("Table", model.__table__) for model in (PromiseRecord, PromiseChange))
_ALL = select(*(_PROMISES.c[name] for name in PromiseFacts._fields))
_HERE = _PROMISES.c.workspace == bindparam("workspace")
_PERFORMED = and_(_HERE, _PROMISES.c.performer == bindparam("user"))
_OF_PERSON = and_(_HERE, or_(_PROMISES.c.performer == bindparam("user"), _PROMISES.c.customer == bindparam("user")))
_IN_STATES = _PROMISES.c.state.in_(bindparam("states"))


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


_THIS = _ALL.where(_HERE, _PROMISES.c.id == bindparam("key"))
_LOOK, _HOLD = Prepared(_THIS), Prepared(_THIS.with_for_update())


def promise(work: Work, workspace: str, key: int, *, locked: bool = False) -> PromiseFacts | None:
    """Return a promise; `locked` keeps others from changing it until this work ends."""
    wanted = {"workspace": workspace, "key": key}
    rows = (_HOLD if locked else _LOOK).rows(work.connection, wanted)
    return PromiseFacts._make(rows[0]) if rows else None


_ALL_PERFORMED = Prepared(
    select(_PROMISES.c.id).where(_PERFORMED, _IN_STATES).order_by(_PROMISES.c.id).with_for_update()
)


def hold(work: Work, workspace: str, performer: str, states: Collection[State]) -> None:
    """Keep all others from changing what a person performs until this work ends."""
    mine = {"workspace": workspace, "user": performer, "states": states}
    _ALL_PERFORMED.rows(work.connection, mine)


def write(work: Work, one: PromiseFacts, moved: PromiseFacts) -> bool:
    """Change a promise if it is where it was read; tell whether it was."""
    changes = {name: new for name, new, old in zip(one._fields, moved, one, strict=True) if new != old}
    if not changes:
        return True
    same = (_PROMISES.c.id == one.id, _PROMISES.c.state == one.state, _PROMISES.c.version == one.version)
    result = work.connection.execute(update(_PROMISES).where(*same).values(**changes))
    return cast("CursorResult[Any]", result).rowcount == 1


_DUE = {
    name: Prepared(
        _ALL.where(_PROMISES.c[name] <= bindparam("now"))
        .order_by(_PROMISES.c[name], _PROMISES.c.id)  # by id alone, SQLite would go through all that there are
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True)
    )
    for name in ("deadline", "remind_at", "tell_at")
}


def claimed(work: Work, limit: int, due: Literal["deadline", "remind_at", "tell_at"]) -> tuple[PromiseFacts, ...]:
    """Return up to `limit` promises whose moment of this name has come, kept from others until this work ends.

    Those that another has are left out.
    """
    return _facts(_DUE[due].rows(work.connection, {"now": work.now, "limit": limit}))


def _facts(rows: Iterable[Iterable[Any]]) -> tuple[PromiseFacts, ...]:
    return tuple(PromiseFacts._make(row) for row in rows)


_IN_STATES_OF_PERSON = Prepared(
    _ALL.where(_OF_PERSON, _IN_STATES).order_by(_PROMISES.c.due_at, _PROMISES.c.id).limit(MOST_OPEN)
)


def open_of(work: Work, workspace: str, user: str, states: Collection[State]) -> tuple[PromiseFacts, ...]:
    """Return what a person performs or is promised, in these states; the soonest due first."""
    mine = {"workspace": workspace, "user": user, "states": states}
    return _facts(_IN_STATES_OF_PERSON.rows(work.connection, mine))


_GIVEN = and_(_PROMISES.c.performer.in_(bindparam("people")), _PROMISES.c.customer.in_(bindparam("others")))
_TAKEN = and_(_PROMISES.c.performer.in_(bindparam("others")), _PROMISES.c.customer.in_(bindparam("people")))
_BETWEEN = Prepared(_ALL.where(_HERE, or_(_GIVEN, _TAKEN), _IN_STATES).order_by(_PROMISES.c.id))


def between(
    work: Work, workspace: str, people: Collection[str], others: Collection[str], states: Collection[State]
) -> tuple[PromiseFacts, ...]:
    """Return what any of these people and any of the others have promised to one another, in these states."""
    sides = {"people": people, "others": others}
    return _facts(_BETWEEN.rows(work.connection, {"workspace": workspace, "states": states, **sides}))


_CLOSED = _ALL.where(_OF_PERSON, _PROMISES.c.closed_at.is_not(None))
_CLOSED_NEWS = Prepared(
    _CLOSED.where(_PROMISES.c.news_for == bindparam("user"))
    .order_by(_PROMISES.c.closed_at, _PROMISES.c.id)
    .limit(MOST_OPEN)
)
_NEWEST_CLOSED = Prepared(_CLOSED.order_by(_PROMISES.c.closed_at.desc(), _PROMISES.c.id.desc()).limit(SHOWN))


def closed_news_of(work: Work, workspace: str, user: str) -> tuple[PromiseFacts, ...]:
    """Return what the other one has ended and this person has not looked at yet; the oldest first."""
    return _facts(_CLOSED_NEWS.rows(work.connection, {"workspace": workspace, "user": user}))


def closed_of(work: Work, workspace: str, user: str) -> tuple[PromiseFacts, ...]:
    """Return what a person performed or was promised and is closed; the newest first."""
    return _facts(_NEWEST_CLOSED.rows(work.connection, {"workspace": workspace, "user": user}))


_ALL_OF_PERSON = _ALL.where(_OF_PERSON).order_by(_PROMISES.c.id)


def all_of(work: Work, workspace: str, user: str, *, locked: bool = False) -> tuple[PromiseFacts, ...]:
    """Return everything that a person performs or is promised, or did or was, the oldest first."""
    wanted = _ALL_OF_PERSON.with_for_update() if locked else _ALL_OF_PERSON
    return _facts(work.connection.execute(wanted, {"workspace": workspace, "user": user}))


_SILENT = and_(_PROMISES.c.state == State.REPORTED, _PROMISES.c.deadline <= bindparam("now"))
_OUTCOMES = Prepared(_ALL.where(_PERFORMED, or_(_PROMISES.c.closed_at > bindparam("since"), _SILENT)))


def performed(work: Work, workspace: str, user: str, since: datetime) -> tuple[PromiseFacts, ...]:
    """Return what a person performed and was closed after `since`, or is closed by silence by now."""
    mine = {"workspace": workspace, "user": user, "since": since, "now": work.now}
    return _facts(_OUTCOMES.rows(work.connection, mine))


_WITHDRAWN_IN_TIME = Prepared(
    select(_PROMISES.c.id)
    .where(_PERFORMED, _PROMISES.c.withdrawal == Withdrawal.IN_TIME, _PROMISES.c.closed_at > bindparam("since"))
    .limit(1)
)


def withdrew(work: Work, workspace: str, performer: str, since: datetime) -> bool:
    """Tell whether a person has withdrawn in time after `since`."""
    mine = {"workspace": workspace, "user": performer, "since": since}
    return bool(_WITHDRAWN_IN_TIME.rows(work.connection, mine))


_CHANGES_OF = Prepared(
    select(*(_CHANGES.c[name] for name in ChangeRow._fields))
    .where(_CHANGES.c.promise_id.in_(bindparam("promises")))
    .order_by(_CHANGES.c.id)
)


def changes(work: Work, promise_ids: Iterable[int]) -> dict[int, tuple[ChangeRow, ...]]:
    """Return the dates that were moved, by promise, the oldest first."""
    wanted = list(promise_ids)
    found: dict[int, tuple[ChangeRow, ...]] = dict.fromkeys(wanted, ())
    for row in map(ChangeRow._make, _CHANGES_OF.rows(work.connection, {"promises": wanted}) if wanted else ()):
        found[row.promise_id] = (*found[row.promise_id], row)
    return found


_OF_SOURCE = (
    select(_PROMISES.c.performer)
    .where(_PROMISES.c.group_id == bindparam("group"), _PROMISES.c.source == bindparam("source"), _IN_STATES)
    .distinct()
    .order_by(_PROMISES.c.performer)
)
_ANY_OF_SOURCE = Prepared(_OF_SOURCE)
_CONFIRMED_OF_SOURCE = Prepared(_OF_SOURCE.where(_PROMISES.c.agreed_at >= bindparam("since"), ~_PROMISES.c.half))


def of_source(work: Work, group_id: int, source: str, states: Collection[State]) -> tuple[str, ...]:
    """Return who performs the promises of a source in these states, each once."""
    born = {"group": group_id, "source": source, "states": states}
    return tuple(user for (user,) in _ANY_OF_SOURCE.rows(work.connection, born))


def confirmed_of_source(
    work: Work, group_id: int, source: str, states: Collection[State], since: datetime
) -> tuple[str, ...]:
    """Return the same, but only of promises that were agreed since then, and not closed by silence."""
    born = {"group": group_id, "source": source, "states": states, "since": since}
    return tuple(user for (user,) in _CONFIRMED_OF_SOURCE.rows(work.connection, born))
