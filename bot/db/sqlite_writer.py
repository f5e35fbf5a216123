"""SQLite's one writer: a thread that commits the waiting units of work in groups.

A group has no savepoints: for each unit, SQLite would copy every page that it changes. Where one fails after it has
changed something, the group is undone, and each of it runs again alone.
"""

import sqlite3
from collections.abc import Sequence
from typing import cast

from sqlalchemy import URL, Connection, NullPool, create_engine, event

from bot.db import grouped_dialects as grouped_dialects
from bot.db.engine import ENGINE, set_up_sqlite
from bot.db.group_thread import Group, GroupThreads
from bot.db.kept_connection import KeptConnection
from bot.db.units import WENT_ON, Unit, answer

BUSY_MILLISECONDS = 250  # short: we ask again for the lock until every unit is late


class SqliteWriter:
    """Runs the units that write, in order, on one connection and one thread; groups their commits."""

    def __init__(self, url: URL) -> None:
        """Start the thread; it connects at its first unit."""
        engine = create_engine(
            url.set(drivername="sqlite+grouped"),
            poolclass=NullPool,
            pool_reset_on_return=None,
            connect_args={"check_same_thread": False},  # it is closed by another
            **ENGINE,
        )
        event.listen(engine, "connect", _set_up_writer)
        self._connection = KeptConnection(engine)
        self._threads = GroupThreads(self._run, name="sqlite-writer")

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._threads.submit(unit)

    def close(self) -> None:
        """Finish what is queued, then end the thread; blocks."""
        self._threads.close()
        self._connection.close()

    def _run(self, group: Group) -> None:
        with self._connection.used() as connection:
            _run_group(connection, group)


def _run_group(connection: Connection, group: Group) -> None:
    """Run the first unit and those that join it; commit once; run each again alone if the group must be undone."""
    raw = _raw(connection)
    if not _begin(raw, group.units):
        return
    ran: list[Unit] = []
    if _run_joined(connection, group, ran) and all(unit.seal() for unit in ran) and _commit(raw):
        return
    _undo(raw)
    if not ran:
        return  # nothing of anybody else was undone
    for unit in tuple(group.units):  # those that failed, too: maybe for what another of the group had done
        unit.reopen()
        _run_alone(connection, unit)
        group.units.remove(unit)
        answer([unit])  # at once: whatever becomes of the others, this one has ended


def _set_up_writer(connection: sqlite3.Connection, _record: object) -> None:
    set_up_sqlite(connection)
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


def _run_joined(connection: Connection, group: Group, ran: list[Unit]) -> bool:
    """Run the group, and put those that succeed into `ran`; False when what a failed one has done must be undone.

    SQLite counts what a statement with RETURNING has changed when it is read to its end, as all of ours are.
    """
    raw = _raw(connection)
    for unit in group:
        before = raw.total_changes
        if _perform(connection, unit):
            ran.append(unit)
        elif raw.total_changes != before or not raw.in_transaction:
            return False  # also when SQLite has rolled everything back on its own (a full disk)
    return True


def _perform(connection: Connection, unit: Unit) -> bool:
    raw = _raw(connection)

    def conclude() -> None:
        if not raw.in_transaction:
            raise RuntimeError(WENT_ON)

    return unit.perform(connection, conclude)


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
    if not (_perform(connection, unit) and unit.seal()):
        _undo(raw)
        return
    try:
        raw.execute("COMMIT")
    except sqlite3.Error as error:
        _undo(raw)
        unit.error = error
