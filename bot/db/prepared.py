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
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from bot.db.driver_errors import wrapped
from bot.db.pipeline import Answer, pipeline_if_any

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one dialect's driver takes it, with what turns values into the driver's and its rows into ours."""

    sql: str
    binds: tuple[str, ...]
    converts: tuple[tuple[int, Convert], ...]  # of binds, by their place
    by_position: bool
    numbered: str  # PostgreSQL's own form, with $1 and so on; empty for SQLite
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

    def put_off(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Have it run before the unit of work ends, and before any later statement; how it ended is not waited for.

        On PostgreSQL it goes along with another statement. Its error may come out there, and then costs the unit or its
        whole group a second run: so not for what often fails, or may wait for a lock.
        """
        compiled = self._of(connection.dialect)
        pipeline = pipeline_if_any(connection)
        if not pipeline:
            _run(connection, compiled, values)
            return
        try:
            pipeline.put_off(compiled.numbered, _given(compiled, values))
        except connection.dialect.loaded_dbapi.Error as error:
            raise wrapped(connection, compiled.sql, error) from error

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
    numbers = _Numbers()
    numbered = "" if compiled.positional else compiled.string % numbers
    binds = tuple(compiled.positiontup or numbers)
    exported = () if not compiled.effective_returning and not form.is_select else form.exported_columns
    return _Compiled(
        sql=compiled.string,
        binds=binds,
        converts=_needed(compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in binds),
        by_position=compiled.positional,
        numbered=numbered,
        fixed={name: bind.value for bind, name in compiled.bind_names.items() if not bind.required},
        types=tuple(column.type for column in exported),
    )


class _Numbers(dict[str, str]):
    """Numbers for the names in a statement, as they are met."""

    def __missing__(self, name: str) -> str:
        self[name] = f"${len(self) + 1}"
        return self[name]


def _of_rows(compiled: _Compiled, cursor: DBAPICursor | Answer, dialect: Dialect) -> tuple[tuple[int, Convert], ...]:
    """Return what turns the driver's rows into ours; some types ask what the driver says of their column."""
    columns = zip(compiled.types, cursor.description, strict=True)
    return _needed(column.dialect_impl(dialect).result_processor(dialect, said[1]) for column, said in columns)


def _needed(converts: Iterable[Convert | None]) -> tuple[tuple[int, Convert], ...]:
    return tuple((place, convert) for place, convert in enumerate(converts) if convert is not None)


def _run(connection: Connection, compiled: _Compiled, values: Mapping[str, Any]) -> DBAPICursor | Answer:
    given = _given(compiled, values)
    try:
        if compiled.numbered and (pipeline := pipeline_if_any(connection)):
            return pipeline.ask(compiled.numbered, given)
        cursor = cast("DBAPIConnection", connection.connection.dbapi_connection).cursor()
        cursor.execute(compiled.sql, given if compiled.by_position else dict(zip(compiled.binds, given, strict=True)))
    except connection.dialect.loaded_dbapi.Error as error:
        raise wrapped(connection, compiled.sql, error) from error
    return cursor


def _given(compiled: _Compiled, values: Mapping[str, Any]) -> list[Any]:
    if compiled.fixed:
        values = {**compiled.fixed, **values}
    return _converted([values[name] for name in compiled.binds], compiled.converts)


def _converted(values: list[Any], converts: tuple[tuple[int, Convert], ...]) -> list[Any]:
    for place, convert in converts:
        values[place] = convert(values[place])
    return values
