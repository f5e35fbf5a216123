"""The few statements that must be safe when two people act at once."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Insert, Table, delete, update

from bot.db.inserts import insert_into
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Answer, Issue, Pledge
from bot.work import Work

_ISSUES = cast("Table", Issue.__table__)


def upsert(work: Work, table: type[Any], values: Mapping[str, Any], same: Sequence[str], **changes: Any) -> Insert:  # noqa: ANN401 (any column's value)
    """Return an insert that changes the row instead when one with the same key is there, on both dialects."""
    insert = insert_into(work.connection, table).values(**values)
    return insert.on_conflict_do_update(index_elements=same, set_=changes)


def move(work: Work, issue: IssueFacts, **changes: Any) -> IssueFacts | None:  # noqa: ANN401 (any column's value)
    """Change an issue if it still is in the state in which it was read; return it as it is now, else None."""
    mine = (_ISSUES.c.id == issue.id, _ISSUES.c.state == issue.state)
    moved = work.connection.execute(update(_ISSUES).where(*mine).values(**changes))
    return issue._replace(**changes) if moved.rowcount == 1 else None


def forget(work: Work, table: type[Pledge] | type[Answer], issue_id: int) -> None:
    """Delete an issue's pledges or answers: nothing of a lapsed round stays."""
    work.session.execute(delete(table).where(table.issue_id == issue_id).execution_options(synchronize_session=False))


def changed(work: Work, statement: Any) -> bool:  # noqa: ANN401 (an update or delete of any table)
    """Execute a conditional change of one row; tell whether the row was there to be changed."""
    return _rows(work.session.execute(statement.execution_options(synchronize_session=False))) == 1


def _rows(result: Any) -> int:  # noqa: ANN401 (SQLAlchemy types a changing statement's result too widely)
    return cast("CursorResult[Any]", result).rowcount
