"""The selects, and the few statements that must be safe when two people act at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Insert,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.db.inserts import insert_into
from bot.db.prepared import Prepared
from bot.features.grayzone.facts import IssueFacts, SightingFacts
from bot.features.grayzone.models import Answer, Counter, Issue, Pledge, Question, Sighting, Signal, State
from bot.work import Work

MOST_ISSUES = 200  # of one list: far above what a team of peers keeps open

# The statements of filing an issue, for which everybody waits.
_ISSUES, _SIGHTINGS, _COUNTERS = (cast("Table", model.__table__) for model in (Issue, Sighting, Counter))
_ALL_OF_ISSUE = [_ISSUES.c[name] for name in IssueFacts._fields]
_ISSUE = select(*_ALL_OF_ISSUE)
_SIGHTING = select(*(_SIGHTINGS.c[name] for name in SightingFacts._fields))
_FILED = [name for name in IssueFacts._fields if name != "id" and name not in IssueFacts._field_defaults]
_ONE_MORE = {"last_number": _COUNTERS.c.last_number + 1}
_NEXT_NUMBER = [
    insert_of(_COUNTERS)
    .values(group_id=bindparam("group_id"), workspace=bindparam("workspace"), last_number=1)
    .on_conflict_do_update(index_elements=("group_id",), set_=_ONE_MORE)
    .returning(_COUNTERS.c.last_number)
    for insert_of in (sqlite.insert, postgresql.insert)
]
_SEEN = ["user", "function_id", "low", "likely", "high", "link", "workspace", "seen_at"]
_NUMBER = Prepared(*_NEXT_NUMBER)
_ADD_ISSUE = Prepared(insert(_ISSUES).inline(), columns=_FILED)
_ADD_SIGHTING = Prepared(insert(_SIGHTINGS).inline(), columns=["issue_id", *_SEEN])
_THIS_ISSUE = _ISSUE.where(
    _ISSUES.c.workspace == bindparam("workspace"),
    _ISSUES.c.group_id == bindparam("group"),
    _ISSUES.c.number == bindparam("number"),
)
_LOOK, _HOLD = Prepared(_THIS_ISSUE), Prepared(_THIS_ISSUE.with_for_update())  # SQLite has one writer, and ignores it


def _at_once(*, seen: bool) -> Prepared:
    """Build number, issue and what its author says as one statement: on PostgreSQL each would be a round trip."""
    number = _NEXT_NUMBER[1].cte("next_number")
    columns = [name for name in _FILED if name != "number"]
    filled = select(*(bindparam(name, type_=_ISSUES.c[name].type) for name in columns), number.c.last_number)
    issue = insert(_ISSUES).from_select([*columns, "number"], filled, include_defaults=False)
    if not seen:
        return Prepared(issue.returning(_ISSUES.c.id, _ISSUES.c.number))
    filed = issue.returning(_ISSUES.c.id, _ISSUES.c.number).cte("filed")
    said = select(filed.c.id, *(bindparam(f"said_{name}", type_=_SIGHTINGS.c[name].type) for name in _SEEN))
    sighting = insert(_SIGHTINGS).from_select(["issue_id", *_SEEN], said, include_defaults=False)
    return Prepared(sighting.returning(_SIGHTINGS.c.issue_id, select(filed.c.number).scalar_subquery()))


_FILE, _FILE_AND_SEE = _at_once(seen=False), _at_once(seen=True)


@cache
def _newest(states: tuple[State, ...], longest: int) -> Prepared:
    return Prepared(
        select(  # text instead of enums: up to two hundred rows are read
            *(_ISSUES.c.number, func.substr(_ISSUES.c.what, 1, longest)),
            *(_ISSUES.c.handoff_id, type_coerce(_ISSUES.c.symptom, String)),
        )
        .where(
            _ISSUES.c.group_id == bindparam("group"),
            _ISSUES.c.state.in_([literal_column(f"'{state}'") for state in states]),
        )
        .order_by(_ISSUES.c.number.desc())
        .limit(MOST_ISSUES)
    )


def upsert(work: Work, table: type[Any], values: Mapping[str, Any], same: Sequence[str], **changes: Any) -> Insert:  # noqa: ANN401 (any column's value)
    """Return an insert that changes the row instead when one with the same key is there, on both dialects."""
    insert = insert_into(work.connection, table).values(**values)
    return insert.on_conflict_do_update(index_elements=same, set_=changes)


def insert_once(work: Work, table: type[Answer] | type[Signal], values: Mapping[str, Any]) -> bool:
    """Insert a row unless one with the same key is there; tell whether it was inserted."""
    statement = insert_into(work.connection, table).values(**values).on_conflict_do_nothing()
    return work.session.execute(statement.returning(table.id)).scalar_one_or_none() is not None


def add_issue(work: Work, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None) -> IssueFacts:
    """Insert an issue under the group's next number, and with it what its author says of it, and return it.

    Two at once get two numbers.
    """
    connection = work.connection
    if connection.dialect.name == "sqlite":
        number = _NUMBER.rows(connection, values)[0][0]
        key = _ADD_ISSUE.inserted(connection, {**values, "number": number})
        if seen:
            _ADD_SIGHTING.changed(connection, {"issue_id": key, **seen})
    elif seen:
        said = {f"said_{name}": value for name, value in seen.items()}
        key, number = _FILE_AND_SEE.rows(connection, {**values, **said})[0]
    else:
        key, number = _FILE.rows(connection, values)[0]
    return IssueFacts(id=key, number=number, **values)


def newest_issues(
    work: Work, group_id: int, states: tuple[State, ...], longest: int
) -> list[tuple[int, str, int, str]]:
    """Return number, first `longest` characters, handoff and symptom of the group's newest issues."""
    rows = _newest(states, longest).rows(work.connection, {"group": group_id})
    return cast("list[tuple[int, str, int, str]]", rows)


def issue(work: Work, workspace: str, group_id: int, number: int, *, locked: bool = False) -> IssueFacts | None:
    """Return an issue of the group; `locked` keeps others from changing it until this work ends."""
    wanted = {"workspace": workspace, "group": group_id, "number": number}
    rows = (_HOLD if locked else _LOOK).rows(work.connection, wanted)
    return IssueFacts._make(rows[0]) if rows else None


def issues(
    work: Work, group_id: int, states: Collection[State], *also: ColumnElement[bool], locked: bool = False
) -> tuple[IssueFacts, ...]:
    """Return the group's issues in these states, the oldest first; `locked` keeps others from them, as above."""
    statement = _ISSUE.where(Issue.group_id == group_id, Issue.state.in_(states), *also)
    statement = statement.order_by(Issue.number).limit(MOST_ISSUES)
    rows = work.connection.execute(statement.with_for_update() if locked else statement)
    return tuple(IssueFacts._make(row) for row in rows)


def move(work: Work, issue: IssueFacts, **changes: Any) -> IssueFacts | None:  # noqa: ANN401 (any column's value)
    """Change an issue if it still is in the state in which it was read; return it as it is now, else None."""
    mine = (_ISSUES.c.id == issue.id, _ISSUES.c.state == issue.state)
    moved = work.connection.execute(update(_ISSUES).where(*mine).values(**changes))
    return issue._replace(**changes) if moved.rowcount == 1 else None


def sightings(work: Work, issue_ids: Iterable[int]) -> dict[int, tuple[SightingFacts, ...]]:
    """Return who said openly that they see these issues, by issue, in the order in which they said so."""
    wanted = tuple(issue_ids)
    found: dict[int, list[SightingFacts]] = {key: [] for key in wanted}
    if wanted:
        statement = _SIGHTING.where(_SIGHTINGS.c.issue_id.in_(wanted)).order_by(_SIGHTINGS.c.id)
        for row in work.connection.execute(statement):
            found[row.issue_id].append(SightingFacts._make(row))
    return {key: tuple(rows) for key, rows in found.items()}


def pledges(work: Work, issue_id: int) -> tuple[Pledge, ...]:
    """Return the pledges on an issue, by person and not by time. Only an opened issue's may be shown."""
    statement = select(Pledge).where(Pledge.issue_id == issue_id).order_by(Pledge.user)
    return tuple(work.session.scalars(statement.execution_options(populate_existing=True)))


def answers(work: Work, issue_ids: Iterable[int], question: Question) -> dict[int, tuple[Answer, ...]]:
    """Return which border functions said yes to a question, by issue."""
    wanted = tuple(issue_ids)
    found: dict[int, list[Answer]] = {key: [] for key in wanted}
    if wanted:
        for row in work.session.scalars(
            select(Answer).where(Answer.issue_id.in_(wanted), Answer.question == question).order_by(Answer.id)
        ):
            found[row.issue_id].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def forget(work: Work, table: type[Pledge] | type[Answer], issue_id: int) -> None:
    """Delete an issue's pledges or answers: nothing of a lapsed round stays."""
    work.session.execute(delete(table).where(table.issue_id == issue_id).execution_options(synchronize_session=False))


def signals(work: Work, *which: ColumnElement[bool]) -> tuple[Signal, ...]:
    """Return quiet issues; whoever calls names whose."""
    statement = select(Signal).where(*which).order_by(Signal.id)
    return tuple(work.session.scalars(statement.execution_options(populate_existing=True)))


def changed(work: Work, statement: Any) -> bool:  # noqa: ANN401 (an update or delete of any table)
    """Execute a conditional change of one row; tell whether the row was there to be changed."""
    return _rows(work.session.execute(statement.execution_options(synchronize_session=False))) == 1


def _rows(result: Any) -> int:  # noqa: ANN401 (SQLAlchemy types a changing statement's result too widely)
    return cast("CursorResult[Any]", result).rowcount
