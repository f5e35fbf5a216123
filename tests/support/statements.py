"""What a test may count: the statements that are sent to the database."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event

_VALUES = re.compile(r"'(?:[^']|'')*'|\bNULL\b|\b\d+(?:\.\d+)?\b")
_ABOUT_TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


@contextmanager
def sent(connection: Connection) -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile, but for those about transactions; many rows in one are one.

    SQLite itself tells of each, and of every row that is written: those that follow each other count as one. On
    PostgreSQL SQLAlchemy tells of them, which does not see those of `bot.db.prepared`.
    """
    found: list[str] = []

    def note(statement: str) -> None:
        shape = _VALUES.sub("?", statement)
        is_next_row = found[-1:] == [shape] and not shape.startswith("SELECT")
        if not is_next_row and not statement.startswith(_ABOUT_TRANSACTIONS):
            found.append(shape)

    def note_execution(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        note(statement)

    raw: object = connection.connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        raw.set_trace_callback(note)
    else:
        event.listen(connection.engine, "before_cursor_execute", note_execution)
    try:
        yield found
    finally:
        if isinstance(raw, sqlite3.Connection):
            raw.set_trace_callback(None)
        else:
            event.remove(connection.engine, "before_cursor_execute", note_execution)
