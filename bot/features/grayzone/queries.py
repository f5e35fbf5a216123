"""The selects, and the few statements that must be safe when two people act at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Insert,
    Row,
    Select,
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

from bot.features.grayzone.models import Answer, Counter, Issue, Pledge, Question, Sighting, Signal, State
from bot.work import Work

MOST_ISSUES = 200  # of one list: far above what a team of peers keeps open

# The statements of filing an issue, for which everybody waits: built once, since that costs more than to execute them.
_ISSUES, _SIGHTINGS, _COUNTERS = (cast("Table", model.__table__) for model in (Issue, Sighting, Counter))
_ADD_ISSUE = insert(_ISSUES).returning(_ISSUES.c.id)
_ADD_SIGHTING = insert(_SIGHTINGS)
_ONE_MORE = {"last_number": _COUNTERS.c.last_number + 1}
_NEXT_NUMBER = {
    dialect: insert_into(_COUNTERS)
    .values(group_id=bindparam("group"), workspace=bindparam("of"), last_number=1)
    .on_conflict_do_update(index_elements=("group_id",), set_=_ONE_MORE)
    .returning(_COUNTERS.c.last_number)
    for dialect, insert_into in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}


@cache
def _newest(states: tuple[State, ...], longest: int) -> Select[Any]:
    """Build the select of `newest_issues`. Literals, and text instead of enums: up to two hundred rows are read."""
    columns = (_ISSUES.c.symptom, _ISSUES.c.artefact, _ISSUES.c.state)
    words = func.substr(_ISSUES.c.what, 1, longest)
    return (
        select(_ISSUES.c.number, words, _ISSUES.c.handoff_id, *(type_coerce(column, String) for column in columns))
        .where(
            _ISSUES.c.group_id == bindparam("group"),
            _ISSUES.c.state.in_([literal_column(f"'{state}'") for state in states]),
        )
        .order_by(_ISSUES.c.number.desc())
        .limit(literal_column(str(MOST_ISSUES)))
    )


def upsert(work: Work, table: type[Any], values: Mapping[str, Any], same: Sequence[str], **changes: Any) -> Insert:  # noqa: ANN401 (any column's value)
    """Return an insert that changes the row instead when one with the same key is there, on both dialects."""
    if work.session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table).values(**values).on_conflict_do_update(index_elements=same, set_=changes)
    return postgresql.insert(table).values(**values).on_conflict_do_update(index_elements=same, set_=changes)


def insert_once(work: Work, table: type[Answer] | type[Signal], values: Mapping[str, Any]) -> bool:
    """Insert a row unless one with the same key is there; tell whether it was inserted."""
    if work.session.get_bind().dialect.name == "sqlite":
        statement: Insert = sqlite.insert(table).values(**values).on_conflict_do_nothing()
    else:
        statement = postgresql.insert(table).values(**values).on_conflict_do_nothing()
    return work.session.execute(statement.returning(table.id)).scalar_one_or_none() is not None


def next_number(work: Work, workspace: str, group_id: int) -> int:
    """Give the group's next issue number: one statement, and two at once get two numbers."""
    connection = work.session.connection()
    values = {"group": group_id, "of": workspace}
    return int(connection.execute(_NEXT_NUMBER[connection.dialect.name], values).scalar_one())


def add_issue(work: Work, values: Mapping[str, Any]) -> Issue:
    """Insert an issue with one statement; return it as a value that is not attached to the session."""
    key = work.session.connection().execute(_ADD_ISSUE, dict(values)).scalar_one()
    return Issue(id=key, **values)


def add_sighting(work: Work, values: Mapping[str, Any]) -> None:
    """Insert what somebody says of an issue for the first time."""
    work.session.connection().execute(_ADD_SIGHTING, dict(values))


def newest_issues(work: Work, group_id: int, states: tuple[State, ...], longest: int) -> Sequence[Row[Any]]:
    """Return number, first `longest` characters, handoff, symptom, artefact and state of the group's newest issues."""
    return work.session.connection().execute(_newest(states, longest), {"group": group_id}).all()


def issue(work: Work, workspace: str, group_id: int, number: int, *, locked: bool = False) -> Issue | None:
    """Return an issue of the group; `locked` keeps others from changing it until this work ends."""
    statement = select(Issue).where(Issue.workspace == workspace, Issue.group_id == group_id, Issue.number == number)
    if locked:
        statement = statement.with_for_update()  # SQLite has one writer at a time, and ignores it
    return work.session.scalar(statement.execution_options(populate_existing=True))


def issues(
    work: Work, group_id: int, states: Collection[State], *also: ColumnElement[bool], locked: bool = False
) -> tuple[Issue, ...]:
    """Return the group's issues in these states, the oldest first; `locked` keeps others from them, as above."""
    statement = select(Issue).where(Issue.group_id == group_id, Issue.state.in_(states), *also)
    statement = statement.order_by(Issue.number).limit(MOST_ISSUES)
    if locked:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return tuple(work.session.scalars(statement))


def move(work: Work, issue: Issue, **changes: Any) -> bool:  # noqa: ANN401 (any column's value)
    """Change an issue if it still is in the state in which it was read; tell whether it was."""
    statement = update(Issue).where(Issue.id == issue.id, Issue.state == issue.state).values(**changes)
    moved = _rows(work.session.execute(statement.execution_options(synchronize_session=False))) == 1
    if moved and issue in work.session:
        work.session.refresh(issue)
    return moved


def sightings(work: Work, issue_ids: Iterable[int]) -> dict[int, tuple[Sighting, ...]]:
    """Return who said openly that they see these issues, by issue, in the order in which they said so."""
    wanted = tuple(issue_ids)
    found: dict[int, list[Sighting]] = {key: [] for key in wanted}
    if wanted:
        statement = select(Sighting).where(Sighting.issue_id.in_(wanted)).order_by(Sighting.id)
        for row in work.session.scalars(statement.execution_options(populate_existing=True)):
            found[row.issue_id].append(row)
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
