"""What a test may count: the statements that are sent to the database."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import psycopg
from sqlalchemy import Connection

_VALUES = re.compile(r"'(?:[^']|'')*'|\bNULL\b|\b\d+(?:\.\d+)?\b")
_ABOUT_TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


@contextmanager
def sent(connection: Connection) -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile, but for those about transactions; many rows in one are one.

    SQLite itself tells of each, and of every row that is written: those that follow each other count as one. On
    PostgreSQL the driver's cursor tells; it does not see those that travel in a pipeline.
    """
    found: list[str] = []

    def note(statement: str) -> None:
        shape = _VALUES.sub("?", statement)
        is_next_row = found[-1:] == [shape] and not shape.startswith("SELECT")
        if not is_next_row and not statement.startswith(_ABOUT_TRANSACTIONS):
            found.append(shape)

    class NotingCursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, *given: Any, **options: Any) -> Self:  # noqa: ANN401 (the driver's)
            note(query)
            return super().execute(query, *given, **options)

        def executemany(self, query: Any, *given: Any, **options: Any) -> None:  # noqa: ANN401 (the same)
            note(query)
            super().executemany(query, *given, **options)

    raw: object = connection.connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        raw.set_trace_callback(note)
    else:
        assert isinstance(raw, psycopg.Connection)
        raw.cursor_factory = NotingCursor
    try:
        yield found
    finally:
        if isinstance(raw, sqlite3.Connection):
            raw.set_trace_callback(None)
        else:
            raw.cursor_factory = psycopg.Cursor
