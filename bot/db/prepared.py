"""Statements for the paths that everybody waits for: written with SQLAlchemy, compiled once, run on the driver itself.

SQLAlchemy spends some 50 microseconds of Python on executing a statement, the driver 10 (docs/performance.md). What is
left out is what these statements do not need: caches, events, result objects, columns by name. Types, dialects and the
wrapping of errors stay SQLAlchemy's.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one dialect's driver takes it, with what turns values into the driver's and its rows into ours."""

    sql: str
    binds: tuple[str, ...]
    converts: tuple[tuple[int, Convert], ...]  # of binds, by their place
    by_position: bool
    fixed: Mapping[str, Any]
    types: tuple[TypeEngine[Any], ...]  # of the rows' columns


class Prepared:
    """One statement, in one form for both dialects or a form for each.

    `columns` are those that an INSERT fills in. Values that the statement does not fix are given at each run, each by
    name: neither defaults of columns nor lists for IN.
    """

    def __init__(self, *forms: Executable, columns: Collection[str] | None = None) -> None:
        """Take the statement, or its forms for SQLite and for PostgreSQL, in this order."""
        self._forms = {"sqlite": forms[0], "postgresql": forms[-1]}
        self._columns = None if columns is None else list(columns)
        self._compiled: dict[str, _Compiled] = {}
        self._from_rows: dict[str, tuple[tuple[int, Convert], ...]] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run it and return its rows. Raises what SQLAlchemy raises (`DBAPIError` and its kinds)."""
        dialect = connection.dialect
        cursor = _run(connection, self._of(dialect), values)
        converts = self._from_rows.get(dialect.name)
        if converts is None:
            converts = self._from_rows[dialect.name] = _of_rows(self._of(dialect), cursor, dialect)
        found = cursor.fetchall()
        if not converts:
            return list(found)
        return [tuple(_converted(list(row), converts)) for row in found]

    def changed(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run it and return how many rows it changed. Raises as `rows` does."""
        return _run(connection, self._of(connection.dialect), values).rowcount

    def inserted(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run an INSERT on SQLite and return the key of its row, in half the time that RETURNING takes."""
        return int(cast("sqlite3.Cursor", _run(connection, self._of(connection.dialect), values)).lastrowid or 0)

    def _of(self, dialect: Dialect) -> _Compiled:
        known = self._compiled.get(dialect.name)
        if known is None:
            known = self._compiled[dialect.name] = _compile(self._forms[dialect.name], self._columns, dialect)
        return known


def _compile(form: Any, columns: list[str] | None, dialect: Dialect) -> _Compiled:  # noqa: ANN401 (what it exports is untyped)
    compiled: SQLCompiler = form.compile(dialect=dialect, column_keys=columns)
    binds = (compiled.positiontup if compiled.positional else list(compiled.bind_names.values())) or ()
    exported = () if not compiled.effective_returning and not form.is_select else form.exported_columns
    return _Compiled(
        sql=compiled.string,
        binds=tuple(binds),
        converts=_needed(compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in binds),
        by_position=compiled.positional,
        fixed={name: bind.value for bind, name in compiled.bind_names.items() if not bind.required},
        types=tuple(column.type for column in exported),
    )


def _of_rows(compiled: _Compiled, cursor: DBAPICursor, dialect: Dialect) -> tuple[tuple[int, Convert], ...]:
    """Return what turns the driver's rows into ours; some types ask what the driver says of their column."""
    columns = zip(compiled.types, cursor.description, strict=True)
    return _needed(column.dialect_impl(dialect).result_processor(dialect, said[1]) for column, said in columns)


def _needed(converts: Iterable[Convert | None]) -> tuple[tuple[int, Convert], ...]:
    return tuple((place, convert) for place, convert in enumerate(converts) if convert is not None)


def _run(connection: Connection, compiled: _Compiled, values: Mapping[str, Any]) -> DBAPICursor:
    if compiled.fixed:
        values = {**compiled.fixed, **values}
    given = _converted([values[name] for name in compiled.binds], compiled.converts)
    cursor = cast("DBAPIConnection", connection.connection.dbapi_connection).cursor()
    try:
        cursor.execute(compiled.sql, given if compiled.by_position else dict(zip(compiled.binds, given, strict=True)))
    except connection.dialect.loaded_dbapi.Error as error:
        raise _wrapped(connection, compiled.sql, error, cursor) from error
    return cursor


def _wrapped(connection: Connection, sql: str, error: Exception, cursor: DBAPICursor) -> BaseException:
    """Return SQLAlchemy's error for the driver's, without parameters; a connection that broke is not used again."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(cast("DBAPIModule.Error", error), connection.connection, cursor)
    if gone:
        connection.invalidate(error)
    return DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=gone,
        dialect=dialect,
    )


def _converted(values: list[Any], converts: tuple[tuple[int, Convert], ...]) -> list[Any]:
    for place, convert in converts:
        values[place] = convert(values[place])
    return values
