"""Tables, who sits at them, and their records.

A record is found by its table and its reader together: `records` reads those that are named, and no other.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import BindParameter, ColumnElement, Table, bindparam, delete, insert, or_, select, update

from bot.db.prepared import Prepared
from bot.db.vault import Sealed
from bot.features.mediation.facts import Stage, TableRow
from bot.features.mediation.models import MediationRecord, MediationTable
from bot.work import Work

TABLES, RECORDS = (cast("Table", model.__table__) for model in (MediationTable, MediationRecord))


class RecordRow(NamedTuple):
    """A record: the columns of `models.MediationRecord`, by the same names."""

    table_id: int
    reader: str
    workspace: str
    key: str
    body: Sealed


_TABLE = select(*(TABLES.c[name] for name in TableRow._fields))
_RECORD = select(*(RECORDS.c[name] for name in RecordRow._fields))
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
_INVITED = Prepared(
    _TABLE.where(
        TABLES.c.workspace == bindparam("workspace"),
        TABLES.c.inviter == bindparam("inviter"),
        TABLES.c.laid_at > bindparam("since"),
    ).order_by(TABLES.c.id)
)
_LODGED = Prepared(
    _TABLE.where(
        TABLES.c.workspace == bindparam("workspace"),
        TABLES.c.channel == bindparam("channel"),
        TABLES.c.form.in_(bindparam("forms")),
    )
    .order_by(TABLES.c.id)
    .with_for_update()
)
_DUE = Prepared(
    _TABLE.where(TABLES.c.due_at <= bindparam("now"))
    .order_by(TABLES.c.due_at, TABLES.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def own_tables(work: Work, workspace: str, user: str) -> tuple[TableRow, ...]:
    """Return the tables at which somebody sits, or is asked to, the oldest first."""
    rows = _OWN_TABLES.rows(work.connection, {"workspace": workspace, "user": user})
    return tuple(map(TableRow._make, rows))


def invited(work: Work, workspace: str, inviter: str, since: datetime) -> tuple[TableRow, ...]:
    """Return the tables to which somebody has invited after `since`, the oldest first: also what never was a table."""
    rows = _INVITED.rows(work.connection, {"workspace": workspace, "inviter": inviter, "since": since})
    return tuple(map(TableRow._make, rows))


def lodged(work: Work, workspace: str, channel: str, forms: Iterable[str]) -> tuple[TableRow, ...]:
    """Return the tables whose conversation is there, in one of these forms, the oldest first; locked as above."""
    where = {"workspace": workspace, "channel": channel, "forms": list(forms)}
    return tuple(map(TableRow._make, _LODGED.rows(work.connection, where)))


def take_due(work: Work, limit: int) -> tuple[TableRow, ...]:
    """Return a batch of tables whose tick has come, that no other replica works on; kept until this ends."""
    return tuple(map(TableRow._make, _DUE.rows(work.connection, {"now": work.now, "limit": limit})))


def add_table(work: Work, values: Mapping[str, Any]) -> int:
    """Keep a new table; return its id."""
    added = insert(TABLES).values(**values).returning(TABLES.c.id)
    return cast("int", work.connection.execute(added).scalar_one())


@cache
def _changing_table(*changed: str) -> Prepared:
    values: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in changed}
    return Prepared(update(TABLES).where(TABLES.c.id == bindparam("table")).values(values))


def change_table(work: Work, key: int, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change a table that this work has locked."""
    _changing_table(*changes).changed(work.connection, {"table": key, **changes})


def drop_table(work: Work, key: int) -> None:
    """Delete a table that this work has locked, and its records."""
    work.connection.execute(delete(RECORDS).where(RECORDS.c.table_id == key))
    work.connection.execute(delete(TABLES).where(TABLES.c.id == key))


_RECORDS = Prepared(_RECORD.where(RECORDS.c.table_id == bindparam("table"), RECORDS.c.reader.in_(bindparam("readers"))))


def records(work: Work, table_id: int, readers: Collection[str]) -> dict[str, RecordRow]:
    """Return these records of a table, by reader."""
    rows = _RECORDS.rows(work.connection, {"table": table_id, "readers": readers})
    return {row.reader: row for row in map(RecordRow._make, rows)}


def add_records(work: Work, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep new records."""
    work.connection.execute(insert(RECORDS), [dict(row) for row in rows])


_CHANGE_RECORD = Prepared(
    update(RECORDS)
    .where(RECORDS.c.table_id == bindparam("table"), RECORDS.c.reader == bindparam("of"))
    .values(body=bindparam("body"))
)


def change_record(work: Work, row: RecordRow, body: Sealed) -> None:
    """Change what stands in a record whose table this work has locked."""
    _CHANGE_RECORD.changed(work.connection, {"table": row.table_id, "of": row.reader, "body": body})


def drop_record(work: Work, row: RecordRow) -> None:
    """Delete a record whose table this work has locked."""
    mine = (RECORDS.c.table_id == row.table_id, RECORDS.c.reader == row.reader)
    work.connection.execute(delete(RECORDS).where(*mine))
