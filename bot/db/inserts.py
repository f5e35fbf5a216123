"""Inserts that may meet a row with the same key: both dialects have them, each under a name of its own."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_into(connection: Connection, table: type[Any] | Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert of this connection's dialect: it has `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_forms(table: type[Any] | Table) -> tuple[sqlite.Insert, postgresql.Insert]:
    """Return such an insert for each dialect, in the order in which `bot.db.prepared` takes a statement's forms."""
    return sqlite.insert(table), postgresql.insert(table)
