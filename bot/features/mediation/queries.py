"""The selects of mediation, and the few statements that must be safe when two people or two replicas act at once.

A record is found by its table and its reader together: `records` reads those that are named, and no other.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CursorResult,
    Integer,
    Table,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from bot.db.inserts import insert_into
from bot.db.prepared import Prepared
from bot.db.vault import Sealed
from bot.features.mediation.facts import FlagRow, Stage, TableRow
from bot.features.mediation.models import (
    MediationFlag,
    MediationGroup,
    MediationRecord,
    MediationTable,
    MediationWilling,
)
from bot.work import Work

TABLES, RECORDS, FLAGS, GROUPS = (
    cast("Table", model.__table__) for model in (MediationTable, MediationRecord, MediationFlag, MediationGroup)
)
WILLING = cast("Table", MediationWilling.__table__)
_TABLE = select(*(TABLES.c[name] for name in TableRow._fields))
_FLAG = select(*(FLAGS.c[name] for name in FlagRow._fields))


class RecordRow(NamedTuple):
    """A record: the columns of `models.MediationRecord`, by the same names."""

    table_id: int
    reader: str
    workspace: str
    key: str
    body: Sealed


class WillingRow(NamedTuple):
    """Somebody who is willing to be a broker: the columns of `models.MediationWilling`, by the same names."""

    group_id: int
    user: str
    workspace: str
    said_at: datetime


class GroupRow(NamedTuple):
    """A group: the columns of `models.MediationGroup`, by the same names."""

    group_id: int
    workspace: str
    contact: str
    compare_at: datetime


_RECORD = select(*(RECORDS.c[name] for name in RecordRow._fields))
_WILLING = select(*(WILLING.c[name] for name in WillingRow._fields)).order_by(WILLING.c.group_id, WILLING.c.user)
_GROUP = select(*(GROUPS.c[name] for name in GroupRow._fields))
_LIMIT = bindparam("limit", type_=Integer)

_THIS_TABLE = _TABLE.where(TABLES.c.workspace == bindparam("workspace"), TABLES.c.handle == bindparam("handle"))
_LOOK, _HOLD = Prepared(_THIS_TABLE), Prepared(_THIS_TABLE.with_for_update())


def table(work: Work, workspace: str, handle: str, *, locked: bool = False) -> TableRow | None:
    """Return a table; `locked` keeps others from changing it, and its records, until this work ends."""
    rows = (_HOLD if locked else _LOOK).rows(work.connection, {"workspace": workspace, "handle": handle})
    return TableRow._make(rows[0]) if rows else None


def tables(work: Work, *which: ColumnElement[bool], locked: bool = False) -> tuple[TableRow, ...]:
    """Return tables, the oldest first; whoever calls names whose. `locked` as above."""
    wanted = _TABLE.where(*which).order_by(TABLES.c.id)
    rows = work.connection.execute(wanted.with_for_update() if locked else wanted)
    return tuple(TableRow._make(row) for row in rows)


def at_which(workspace: str | BindParameter[str], user: str | BindParameter[str]) -> ColumnElement[bool]:
    """Return what is true of the tables at which somebody sits, or is asked to."""
    seats = (TABLES.c.one == user, TABLES.c.other == user, TABLES.c.broker == user)
    laid = or_(TABLES.c.version > 0, TABLES.c.stage != Stage.CLOSED.value)  # no bare row: as `TableRow.is_bare`
    return (TABLES.c.workspace == workspace) & or_(*seats) & laid


_OWN_TABLES = Prepared(_TABLE.where(at_which(bindparam("workspace"), bindparam("user"))).order_by(TABLES.c.id))
_DUE = Prepared(
    _TABLE.where(TABLES.c.due_at <= bindparam("now"))
    .order_by(TABLES.c.due_at, TABLES.c.id)
    .limit(_LIMIT)
    .with_for_update(skip_locked=True)
)


def own_tables(work: Work, workspace: str, user: str) -> tuple[TableRow, ...]:
    """Return the tables at which somebody sits, or is asked to, the oldest first."""
    rows = _OWN_TABLES.rows(work.connection, {"workspace": workspace, "user": user})
    return tuple(map(TableRow._make, rows))


def take_due(work: Work, limit: int) -> tuple[TableRow, ...]:
    """Return a batch of tables whose tick has come, that no other replica works on; kept until this ends."""
    return tuple(map(TableRow._make, _DUE.rows(work.connection, {"now": work.now, "limit": limit})))


def add_table(work: Work, values: Mapping[str, Any]) -> int:
    """Keep a new table; return its id."""
    added = insert(TABLES).values(**values).returning(TABLES.c.id)
    return cast("int", work.connection.execute(added).scalar_one())


def change_table(work: Work, key: int, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change a table that this work has locked."""
    work.connection.execute(update(TABLES).where(TABLES.c.id == key).values(**changes))


def drop_table(work: Work, key: int) -> None:
    """Delete a table that this work has locked, and its records."""
    work.connection.execute(delete(RECORDS).where(RECORDS.c.table_id == key))
    work.connection.execute(delete(TABLES).where(TABLES.c.id == key))


_RECORDS = _RECORD.where(RECORDS.c.table_id == bindparam("table"), RECORDS.c.reader.in_(bindparam("readers")))


def records(work: Work, table_id: int, readers: Collection[str]) -> dict[str, RecordRow]:
    """Return these records of a table, by reader."""
    rows = work.connection.execute(_RECORDS, {"table": table_id, "readers": list(readers)})
    return {row.reader: RecordRow._make(row) for row in rows}


def add_records(work: Work, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep new records."""
    work.connection.execute(insert(RECORDS), [dict(row) for row in rows])


def change_record(work: Work, row: RecordRow, body: Sealed) -> None:
    """Change what stands in a record whose table this work has locked."""
    mine = (RECORDS.c.table_id == row.table_id, RECORDS.c.reader == row.reader)
    work.connection.execute(update(RECORDS).where(*mine).values(body=body))


def drop_record(work: Work, row: RecordRow) -> None:
    """Delete a record whose table this work has locked."""
    mine = (RECORDS.c.table_id == row.table_id, RECORDS.c.reader == row.reader)
    work.connection.execute(delete(RECORDS).where(*mine))


def flags(work: Work, *which: ColumnElement[bool]) -> tuple[FlagRow, ...]:
    """Return flags, the oldest first; whoever calls names whose."""
    rows = work.connection.execute(_FLAG.where(*which).order_by(FLAGS.c.id))
    return tuple(FlagRow._make(row) for row in rows)


def add_flag(work: Work, values: Mapping[str, Any]) -> None:
    """Keep a new flag."""
    work.connection.execute(insert(FLAGS).values(**values))


def change_flags(work: Work, *which: ColumnElement[bool], **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change flags of a workspace whose groups this work holds."""
    work.connection.execute(update(FLAGS).where(*which).values(**changes))


def drop_flags(work: Work, *which: ColumnElement[bool]) -> int:
    """Delete flags; return how many there were."""
    done = cast("CursorResult[Any]", work.connection.execute(delete(FLAGS).where(*which)))
    return done.rowcount


def willing(work: Work, *which: ColumnElement[bool]) -> tuple[WillingRow, ...]:
    """Return who said that they are willing to be a broker, and where; whoever calls names whose, or which group's."""
    return tuple(map(WillingRow._make, work.connection.execute(_WILLING.where(*which))))


def add_willing(work: Work, row: WillingRow) -> None:
    """Keep that somebody is willing, unless it is kept already."""
    work.connection.execute(insert_into(work.connection, WILLING).values(**row._asdict()).on_conflict_do_nothing())


def drop_willing(work: Work, *which: ColumnElement[bool]) -> int:
    """Forget it; return of how many groups."""
    done = cast("CursorResult[Any]", work.connection.execute(delete(WILLING).where(*which)))
    return done.rowcount


_ONE_GROUP = Prepared(_GROUP.where(GROUPS.c.group_id == bindparam("group")))
_OF_WORKSPACE = _GROUP.where(GROUPS.c.workspace == bindparam("workspace")).order_by(GROUPS.c.group_id)
_GROUPS, _HOLD_GROUPS = Prepared(_OF_WORKSPACE), Prepared(_OF_WORKSPACE.with_for_update())
_TICK_FIRST = exists().where(TABLES.c.workspace == GROUPS.c.workspace, TABLES.c.due_at <= bindparam("now"))
_GROUPS_DUE = Prepared(
    _GROUP.where(GROUPS.c.compare_at <= bindparam("now"), ~_TICK_FIRST)
    .order_by(GROUPS.c.compare_at, GROUPS.c.group_id)
    .limit(_LIMIT)
)


def group(work: Work, group_id: int) -> GroupRow | None:
    """Return what is kept of a group."""
    rows = _ONE_GROUP.rows(work.connection, {"group": group_id})
    return GroupRow._make(rows[0]) if rows else None


def groups(work: Work, workspace: str, *, locked: bool = False) -> tuple[GroupRow, ...]:
    """Return what is kept of a workspace's groups, by id; `locked` lets no other have them until this work ends."""
    rows = (_HOLD_GROUPS if locked else _GROUPS).rows(work.connection, {"workspace": workspace})
    return tuple(map(GroupRow._make, rows))


def add_group(work: Work, values: Mapping[str, Any]) -> None:
    """Keep a group, unless it is kept already."""
    work.connection.execute(insert_into(work.connection, GROUPS).values(**values).on_conflict_do_nothing())


def change_group(work: Work, group_id: int, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change what is kept of a group."""
    work.connection.execute(update(GROUPS).where(GROUPS.c.group_id == group_id).values(**changes))


def groups_due(work: Work, limit: int) -> tuple[GroupRow, ...]:
    """Return a batch of groups whose comparison has come; another replica may see them as well, so hold them first.

    The ticks of all tables of the workspace come first: so the order of jobs decides nothing.
    """
    return tuple(map(GroupRow._make, _GROUPS_DUE.rows(work.connection, {"now": work.now, "limit": limit})))
