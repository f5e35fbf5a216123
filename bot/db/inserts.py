"""Inserts that may meet a row with the same key: both dialects have them, each under a name of its own."""

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.db.prepared import Prepared


def insert_into(connection: Connection, table: type[Any] | Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert of this connection's dialect: it has `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_forms(table: type[Any] | Table) -> tuple[sqlite.Insert, postgresql.Insert]:
    """Return such an insert for each dialect, in the order in which `bot.db.prepared` takes a statement's forms."""
    return sqlite.insert(table), postgresql.insert(table)


def insert_or_leave(connection: Connection, table: type[Any] | Table, values: Mapping[str, Any]) -> bool:
    """Insert a row, or leave the one that has the same key; tell whether it was inserted.

    Safe when two do it at once. Raises `ValueError` for a table with defaults that `values` leave out: see `Prepared`.
    """
    return _or_leave(cast("Hashable", table), tuple(values)).changed(connection, values) == 1


@cache
def _or_leave(table: Any, columns: tuple[str, ...]) -> Prepared:  # noqa: ANN401 (to mypy, tables are not hashable)
    return Prepared(*(form.inline().on_conflict_do_nothing() for form in insert_forms(table)), columns=columns)
