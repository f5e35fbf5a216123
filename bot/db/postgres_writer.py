"""PostgreSQL's writer: threads that commit the waiting units of work in groups, each inside a savepoint of its own.

Whatever is not plain sailing is left to a runner that gives each unit a transaction, a connection and as much time as
its deadline allows: a unit that waits for a lock or has a slow statement, and all of a group that could not be
committed. So the group never waits long for one of its own.
"""

from collections.abc import Sequence
from typing import Any, cast

import psycopg
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from bot.db import grouped_dialects as grouped_dialects
from bot.db.engine import ENGINE, set_up_postgres
from bot.db.group_thread import Group, GroupThreads
from bot.db.pooled_runner import CANCELED, TRY_AGAIN, sqlstate
from bot.db.units import Runner, Unit

CONNECTIONS = 2  # while one waits for the server, the other has the interpreter; a third gained nothing
GROUP_LOCK_MILLISECONDS = 50
GROUP_STATEMENT_MILLISECONDS = 500

# Each is one round trip, on which the next unit or the next group begins.
_BEGIN = (
    f"BEGIN; SET LOCAL lock_timeout = {GROUP_LOCK_MILLISECONDS};"
    f" SET LOCAL statement_timeout = {GROUP_STATEMENT_MILLISECONDS}; SAVEPOINT unit"
)
_KEEP = "RELEASE unit; SAVEPOINT unit"
_UNDO = "ROLLBACK TO unit"


class PostgresWriter:
    """Runs the units that write, in order, on a few connections with a thread each; groups their commits."""

    def __init__(self, url: URL, *, alone: Runner, connections: int = CONNECTIONS) -> None:
        """Start the threads; each connects at its first unit. `alone` takes what is not to be run in a group."""
        self._writers = [_Writer(url, alone) for _ in range(connections)]
        self._threads = GroupThreads(*(writer.run for writer in self._writers), name="postgres-writer")

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._threads.submit(unit)

    def close(self) -> None:
        """Finish what is queued, or leave it to the other runner; blocks."""
        self._threads.close()
        for writer in self._writers:
            writer.dispose()


class _Writer:
    """One connection that runs groups."""

    def __init__(self, url: URL, alone: Runner) -> None:
        self._engine: Engine = create_engine(
            url.set(drivername="postgresql+grouped"), poolclass=StaticPool, pool_reset_on_return=None, **ENGINE
        )
        event.listen(self._engine, "connect", _set_up_writer)
        self._alone = alone

    def dispose(self) -> None:
        """Close the connection."""
        self._engine.dispose()

    def run(self, group: Group) -> None:
        """Run the first unit and those that join it; commit once; have each run alone if the group must be undone."""
        settled = False
        try:
            with self._engine.connect() as connection:
                ran = self._run_joined(connection, group)
                if all(unit.seal() for unit in ran):
                    settled = _commit(connection, ran)
                else:
                    _say(connection, "ROLLBACK")
        except Exception:  # noqa: BLE001 (the runner of each alone finds out what it was, and says it)
            self._engine.dispose()  # whatever state that connection is in, the next group gets a new one
        if not settled:
            for unit in tuple(group.units):
                self._leave(group, unit)

    def _run_joined(self, connection: Connection, group: Group) -> list[Unit]:
        """Run the group; return those that succeeded and wait for the commit."""
        ran: list[Unit] = []
        before = _BEGIN
        for unit in group:
            _say(connection, before)
            before = _UNDO
            try:
                if _perform(connection, unit):
                    ran.append(unit)
                    before = _KEEP
            except DBAPIError as error:
                if error.connection_invalidated:
                    raise
                if sqlstate(error) in TRY_AGAIN or sqlstate(error) == CANCELED:
                    self._leave(group, unit)
                else:
                    unit.error = error
            except BaseException as error:  # noqa: BLE001 (it is the caller's to handle; this thread must live)
                unit.error = error
        if before is _UNDO:
            _say(connection, _UNDO)
        return ran

    def _leave(self, group: Group, unit: Unit) -> None:
        """Have a unit of which nothing is saved run again, alone."""
        group.units.remove(unit)
        unit.reopen()
        self._alone.submit(unit)


def _set_up_writer(connection: "psycopg.Connection[Any]", _record: object) -> None:
    connection.rollback()  # SQLAlchemy has asked the first one for its version, and left that transaction to us
    set_up_postgres(connection)
    connection.autocommit = True  # BEGIN is ours


def _raw(connection: Connection) -> "psycopg.Connection[Any]":
    return cast("psycopg.Connection[Any]", connection.connection.dbapi_connection)


def _say(connection: Connection, words: str) -> None:
    """Send what begins or ends a transaction or a part of it.

    It goes past the driver, which forgets its prepared statements whenever it sees a ROLLBACK.
    """
    result = _raw(connection).pgconn.exec_(words.encode())
    if result.status != ExecStatus.COMMAND_OK:
        raise error_from_result(result)


def _perform(connection: Connection, unit: Unit) -> bool:
    """Run one unit in its savepoint; True when its changes are in the group's transaction, and may be kept."""
    unit.error = None
    if not unit.is_late():
        unit.result = unit.do(connection)
        if _raw(connection).pgconn.transaction_status != TransactionStatus.INTRANS:
            raise RuntimeError("a unit of work went on after the database had refused a statement")
        if not unit.is_late():
            return True
    unit.abandon()
    return False


def _commit(connection: Connection, ran: Sequence[Unit]) -> bool:
    """Commit; False when it is certain that nothing was saved. Errors of the units say so when nobody knows."""
    try:
        connection.exec_driver_sql("COMMIT")
    except DBAPIError as error:
        if not error.connection_invalidated:
            return False
        for unit in ran:
            unit.error = error
    return True
