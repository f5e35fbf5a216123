"""SQLite's one writer: a thread that commits the waiting units of work in groups, each inside a savepoint of its own.

A commit that survives a power cut costs a wait for the disk. Units that arrive while the disk works are therefore run
in one transaction and committed together. A unit that fails is rolled back alone, to its savepoint.
"""

import queue
import sqlite3
import threading
import time
from collections.abc import Sequence
from typing import cast

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from bot.db.engine import ENGINE, set_up_sqlite
from bot.db.units import Unit, answer

MOST_IN_A_GROUP = 256
BUSY_MILLISECONDS = 250  # short: we ask again for the lock until every unit is late
GROUP_SECONDS = 0.2  # the first of a group waits at most this long for others to join


class GroupedSQLite(SQLiteDialect_pysqlite):
    """SQLite whose transactions are the writer's own: SQLAlchemy never begins, commits or rolls back by itself."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: object) -> None:
        """Leave it to the writer."""

    def do_commit(self, dbapi_connection: object) -> None:
        """Leave it to the writer."""

    def do_rollback(self, dbapi_connection: object) -> None:
        """Leave it to the writer."""


registry.register("sqlite.grouped", __name__, GroupedSQLite.__name__)


class SqliteWriter:
    """Runs the units that write, in order, on one connection and one thread; groups their commits."""

    def __init__(self, url: URL) -> None:
        """Start the thread; it connects at its first unit."""
        self._engine: Engine = create_engine(
            url.set(drivername="sqlite+grouped"),
            poolclass=StaticPool,
            pool_reset_on_return=None,
            connect_args={"check_same_thread": False},
            **ENGINE,
        )
        event.listen(self._engine, "connect", _set_up_writer)
        self._queue: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._queue.put(unit)

    def close(self) -> None:
        """Finish what is queued, then end the thread; blocks."""
        self._queue.put(None)
        self._thread.join()
        self._engine.dispose()

    def _serve(self) -> None:
        while (unit := self._queue.get()) is not None:
            group = [unit]
            try:
                with self._engine.connect() as connection:
                    self._run_group(connection, group)
            except Exception as error:  # noqa: BLE001 (whatever happens, each caller gets an answer)
                self._engine.dispose()  # whatever state that connection is in, the next group gets a new one
                for left in group:
                    left.error = left.error or error
            answer(group)

    def _run_group(self, connection: Connection, group: list[Unit]) -> None:
        """Run the first unit and those that join it; commit once; replay each alone if the group must be undone."""
        raw = _raw(connection)
        if not _begin(raw, group):
            return
        ran = _run_joined(connection, group, self._queue)
        if all(unit.seal() for unit in ran) and _commit(raw):
            return
        _undo(raw)
        for unit in ran:
            _run_alone(connection, unit)


def _set_up_writer(connection: sqlite3.Connection, record: object) -> None:
    set_up_sqlite(connection, record)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def _raw(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def _begin(raw: sqlite3.Connection, group: Sequence[Unit]) -> bool:
    """Take the write lock; False when another process kept it until every unit was late."""
    while True:
        if all(unit.is_late() for unit in group):
            for unit in group:
                unit.abandon()
            return False
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        else:
            return True


def _run_joined(connection: Connection, group: list[Unit], waiting: "queue.SimpleQueue[Unit | None]") -> list[Unit]:
    """Run the group's first unit and whatever joins in time; return those that succeeded and wait for the commit."""
    until = time.monotonic() + GROUP_SECONDS
    ran: list[Unit] = []
    position = 0
    while position < len(group):
        if _perform(connection, group[position]):
            ran.append(group[position])
        position += 1
        if not _raw(connection).in_transaction:
            break  # SQLite has rolled everything back on its own (a full disk): the next savepoint would commit
        if position < MOST_IN_A_GROUP and time.monotonic() < until and not waiting.empty():
            unit = waiting.get()
            if unit is None:
                waiting.put(None)  # the end was asked for: finish this group first
                break
            group.append(unit)
    return ran


def _perform(connection: Connection, unit: Unit) -> bool:
    """Run one unit in its savepoint; True when its changes are in the group's transaction."""
    unit.error = None
    if unit.is_late():
        unit.abandon()
        return False
    raw = _raw(connection)
    try:
        raw.execute("SAVEPOINT unit")
        unit.result = unit.do(connection)
        if not unit.is_late():
            raw.execute("RELEASE unit")
            return True
        unit.abandon()
    except BaseException as error:  # noqa: BLE001 (it is the caller's to handle; this thread must live)
        unit.error = error
    if raw.in_transaction:  # else SQLite has ended the whole transaction by itself (a full disk)
        raw.execute("ROLLBACK TO unit")
        raw.execute("RELEASE unit")
    return False


def _commit(raw: sqlite3.Connection) -> bool:
    if not raw.in_transaction:
        return False
    try:
        raw.execute("COMMIT")
    except sqlite3.Error:
        return False
    return True


def _undo(raw: sqlite3.Connection) -> None:
    if raw.in_transaction:
        raw.execute("ROLLBACK")


def _run_alone(connection: Connection, unit: Unit) -> None:
    """Run again a unit whose group was undone, in a transaction of its own."""
    raw = _raw(connection)
    if not _begin(raw, [unit]):
        return
    if not _perform(connection, unit):
        _undo(raw)
        return
    if not unit.seal():
        _undo(raw)
        return
    try:
        raw.execute("COMMIT")
    except sqlite3.Error as error:
        _undo(raw)
        unit.error = error
