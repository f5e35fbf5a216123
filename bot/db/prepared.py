"""Statements for the paths that everybody waits for: written with SQLAlchemy, compiled once, run on the driver itself.

SQLAlchemy spends some 50 microseconds of Python on executing a statement, the driver 10 (docs/performance.md). What is
left out is what these statements do not need: caches, events, result objects, columns by name. Types, dialects and the
wrapping of errors stay SQLAlchemy's.
"""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import ExpandedState, SQLCompiler
from sqlalchemy.types import TypeEngine

from bot.db.answer import Answer
from bot.db.driver_errors import wrapped
from bot.db.pipeline import Pipeline, pipeline_if_any

Convert = Callable[[Any], Any]
Converts = tuple[tuple[int, Convert], ...]  # of values, or of a row's, by their place

_ROW = r"\((?:\?(?:, )?)+\)"
_ROWS = re.compile(rf"IN \(VALUES ({_ROW}(?:, {_ROW})*)\)")  # as SQLAlchemy has it for SQLite
EVENED = 512  # lists of up to so many are filled up to a power of two, longer ones to a multiple of this


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one dialect's driver takes it."""

    sql: str
    binds: tuple[str, ...]
    converts: Converts
    by_position: bool
    numbered: str  # PostgreSQL's own form, with $1 and so on; empty for SQLite
    listed: tuple[tuple[str, list[str]], ...]  # the values that are lists, each with the binds of what is in it


@dataclass(frozen=True, slots=True)
class _Form:
    """A statement in one dialect; one that takes lists is compiled for each length of them."""

    compiler: SQLCompiler
    fixed: Mapping[str, Any]
    lists: tuple[str, ...]
    types: tuple[TypeEngine[Any], ...]  # of the rows' columns
    compiled: dict[tuple[int, ...], _Compiled] = field(default_factory=dict)

    def filled(self, values: Mapping[str, Any]) -> tuple[_Compiled, list[Any]]:
        """Return what the driver takes: the statement and its values."""
        if self.fixed:
            values = {**self.fixed, **values}
        if self.lists:
            lists = {name: _evened(values[name]) for name in self.lists}
            compiled = self._of_lengths(lists)
            values = {**values, **_spread(compiled, lists)}
        else:
            compiled = self.compiled.get(()) or self._of_lengths({})
        return compiled, _converted([values[name] for name in compiled.binds], compiled.converts)

    def _of_lengths(self, lists: Mapping[str, list[Any]]) -> _Compiled:
        lengths = tuple(map(len, lists.values()))
        compiled = self.compiled.get(lengths)
        if compiled is None:
            compiled = self.compiled[lengths] = _compile(self.compiler, lists)
        return compiled


class Prepared:
    """One statement, in one form for both dialects or a form for each.

    `columns` are those that an INSERT fills in. Values that the statement does not fix are given at each run, each by
    name, those for IN as lists. Raises `ValueError` at the first run where SQLAlchemy would fill in a column's default.
    """

    def __init__(self, *forms: Executable, columns: Collection[str] | None = None) -> None:
        """Take the statement, or its forms for SQLite and for PostgreSQL, in this order."""
        self._statements = {"sqlite": forms[0], "postgresql": forms[-1]}
        self._columns = None if columns is None else list(columns)
        self._forms: dict[str, _Form] = {}
        self._from_rows: dict[str, Converts] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run it and return its rows. Raises what SQLAlchemy raises (`DBAPIError` and its kinds)."""
        return self._read(connection, self._run(connection, values))

    def ahead(self, connection: Connection, values: Mapping[str, Any]) -> Callable[[], list[tuple[Any, ...]]]:
        """Have it asked along with the next statement, for which the unit waits anyway; return what gives its rows.

        Elsewhere than in PostgreSQL's writer it runs when its rows are wanted: nothing that it reads may be changed in
        between. Raises as `put_off` does.
        """
        pipeline = pipeline_if_any(connection)
        if not pipeline:
            return partial(self.rows, connection, values)
        answer = self._put_off(pipeline, connection, values)
        return lambda: self._read(connection, self._looked_at(pipeline, connection, answer))

    def changed(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run it and return how many rows it changed. Raises as `rows` does."""
        return self._run(connection, values).rowcount

    def put_off(self, connection: Connection, values: Mapping[str, Any], *, or_raise: Exception | None = None) -> None:
        """Have it run before the unit of work ends, and before any later statement; how it ended is not waited for.

        On PostgreSQL it goes along with another statement. Its error may come out there, and then costs the unit or its
        whole group a second run: so not for what often fails, or may wait for a lock. `or_raise` comes out, here or
        there, when it changes no row: before the unit is told anything else, or when it ends well. With it, errors come
        out in the unit, too.
        """
        if pipeline := pipeline_if_any(connection):
            self._put_off(pipeline, connection, values, or_raise)
        elif not self._run(connection, values).rowcount and or_raise:
            raise or_raise

    def inserted(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run an INSERT on SQLite and return the key of its row, in half the time that RETURNING takes."""
        return int(cast("sqlite3.Cursor", self._run(connection, values)).lastrowid or 0)

    def _run(self, connection: Connection, values: Mapping[str, Any]) -> DBAPICursor | Answer:
        if pipeline := pipeline_if_any(connection):
            return self._looked_at(pipeline, connection, self._put_off(pipeline, connection, values))
        compiled, given = self._form(connection.dialect).filled(values)
        try:
            driver: Any = connection.connection.dbapi_connection  # of both drivers; it makes its cursor itself
            named = given if compiled.by_position else dict(zip(compiled.binds, given, strict=True))
            return cast("DBAPICursor", driver.execute(compiled.sql, named))
        except connection.dialect.loaded_dbapi.Error as error:
            raise wrapped(connection, compiled.sql, error) from error

    def _put_off(
        self,
        pipeline: Pipeline,
        connection: Connection,
        values: Mapping[str, Any],
        or_raise: Exception | None = None,
    ) -> Answer:
        compiled, given = self._form(connection.dialect).filled(values)
        try:
            return pipeline.put_off(compiled.numbered, given, or_raise)
        except connection.dialect.loaded_dbapi.Error as error:
            raise wrapped(connection, compiled.sql, error) from error

    def _looked_at(self, pipeline: Pipeline, connection: Connection, answer: Answer) -> Answer:
        try:
            return pipeline.look(answer)
        except connection.dialect.loaded_dbapi.Error as error:
            raise wrapped(connection, self._form(connection.dialect).compiler.string, error) from error

    def _read(self, connection: Connection, cursor: DBAPICursor | Answer) -> list[tuple[Any, ...]]:
        dialect = connection.dialect
        converts = self._from_rows.get(dialect.name)
        if converts is None:
            converts = self._from_rows[dialect.name] = _of_rows(self._form(dialect).types, cursor, dialect)
        found = cursor.fetchall()
        if not converts:
            return list(found)
        return [tuple(_converted(list(row), converts)) for row in found]

    def _form(self, dialect: Dialect) -> _Form:
        known = self._forms.get(dialect.name)
        if known is None:
            known = self._forms[dialect.name] = _form(self._statements[dialect.name], self._columns, dialect)
        return known


def _form(statement: Any, columns: list[str] | None, dialect: Dialect) -> _Form:  # noqa: ANN401 (what it exports is untyped)
    compiler: SQLCompiler = statement.compile(dialect=dialect, column_keys=columns)
    if compiler.insert_prefetch or compiler.update_prefetch:
        raise ValueError(f"{statement.table.name} has columns with defaults, which would not be filled in")
    exported = () if not compiler.effective_returning and not statement.is_select else statement.exported_columns
    return _Form(
        compiler,
        fixed={name: bind.value for bind, name in compiler.bind_names.items() if not bind.required},
        lists=tuple(name for bind, name in compiler.bind_names.items() if bind.expanding),
        types=tuple(column.type for column in exported),
    )


def _compile(compiler: SQLCompiler, lists: Mapping[str, list[Any]]) -> _Compiled:
    # Beside the lists, no value has a part in it.
    state = compiler.construct_expanded_state({**dict.fromkeys(compiler.bind_names.values()), **lists})
    # SQLite looks for rows of VALUES in no index, and reads the whole table; for those of a SELECT it does use one.
    sql = _ROWS.sub(r"IN (SELECT * FROM (VALUES \1))", state.statement)
    numbers = _Numbers()
    numbered = "" if compiler.positional else state.statement % numbers
    binds = tuple(state.positiontup or numbers)
    return _Compiled(
        sql=sql,
        binds=binds,
        converts=_needed(_to_driver(name, compiler, state) for name in binds),
        by_position=compiler.positional,
        numbered=numbered,
        listed=tuple(state.parameter_expansion.items()),
    )


def _to_driver(name: str, compiler: SQLCompiler, state: ExpandedState) -> Convert | None:
    if name not in compiler.binds:  # of what is in a list
        return cast("Convert | None", state.processors.get(name))
    return compiler.binds[name].type.dialect_impl(compiler.dialect).bind_processor(compiler.dialect)


class _Numbers(dict[str, str]):
    """Numbers for the names in a statement, as they are met."""

    def __missing__(self, name: str) -> str:
        self[name] = f"${len(self) + 1}"
        return self[name]


def _evened(values: Collection[Any]) -> list[Any]:
    """Return these, and the last of them as often again as leaves few lengths to compile: to IN it is the same."""
    found = list(values)
    many = len(found)
    wanted = 1 << (many - 1).bit_length() if many <= EVENED else -(-many // EVENED) * EVENED
    return found + found[-1:] * (wanted - many)


def _spread(compiled: _Compiled, lists: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return what is in the lists, each by the name of its bind; a list of tuples has one for each value in them."""
    found: dict[str, Any] = {}
    for name, binds in compiled.listed:
        given = lists[name]
        are_tuples = bool(given) and isinstance(given[0], tuple)
        found.update(zip(binds, chain.from_iterable(given) if are_tuples else given, strict=True))
    return found


def _of_rows(types: Iterable[TypeEngine[Any]], cursor: DBAPICursor | Answer, dialect: Dialect) -> Converts:
    """Return what turns the driver's rows into ours; some types ask what the driver says of their column."""
    columns = zip(types, cursor.description, strict=True)
    return _needed(column.dialect_impl(dialect).result_processor(dialect, said[1]) for column, said in columns)


def _needed(converts: Iterable[Convert | None]) -> Converts:
    return tuple((place, convert) for place, convert in enumerate(converts) if convert is not None)


def _converted(values: list[Any], converts: Converts) -> list[Any]:
    for place, convert in converts:
        values[place] = convert(values[place])
    return values
