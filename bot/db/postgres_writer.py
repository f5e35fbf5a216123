"""PostgreSQL's one writer: a thread that commits the waiting units of work in groups, each in a savepoint of its own.

Whatever is not plain sailing is left to a runner that gives each unit a transaction, a connection and as much time as
its deadline allows: a unit that waits for a lock or has a slow statement, and all of a group that could not be
committed. So the group never waits long for a statement of one of its own.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.db import grouped_dialects as grouped_dialects
from bot.db.driver_errors import wrapped
from bot.db.engine import ENGINE, set_up_postgres
from bot.db.group_thread import Group, GroupThreads
from bot.db.kept_connection import KeptConnection
from bot.db.pipeline import Pipeline, give_pipeline, pipeline_of
from bot.db.pooled_runner import CANCELED, TRY_AGAIN, sqlstate
from bot.db.units import WENT_ON, Runner, Unit

GROUP_LOCK_MILLISECONDS = 50
GROUP_STATEMENT_MILLISECONDS = 500

_STUCK = TRY_AGAIN | {CANCELED}

# What begins a unit, keeps it and undoes it. The first that succeeds needs no savepoint: nothing else is there yet.
_FIRST = (
    (
        "BEGIN",
        f"SET LOCAL lock_timeout = {GROUP_LOCK_MILLISECONDS}",
        f"SET LOCAL statement_timeout = {GROUP_STATEMENT_MILLISECONDS}",
    ),
    (),
    ("ROLLBACK",),
)
_LATER = (("SAVEPOINT unit",), ("RELEASE unit",), ("ROLLBACK TO unit", "RELEASE unit"))


class PostgresWriter:
    """Runs the units that write, in order, on one connection and one thread; groups their commits."""

    def __init__(self, url: URL, *, alone: Runner) -> None:
        """Start the thread; it connects at its first unit. `alone` takes what is not to be run in a group."""
        engine = create_engine(
            url.set(drivername="postgresql+grouped"), poolclass=NullPool, pool_reset_on_return=None, **ENGINE
        )
        event.listen(engine, "connect", _set_up_writer)
        event.listen(engine, "before_cursor_execute", _send_first)
        self._connection = KeptConnection(engine)
        self._alone = alone
        self._threads = GroupThreads(self._run, name="postgres-writer")

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._threads.submit(unit)

    def close(self) -> None:
        """Finish what is queued, or leave it to the other runner; blocks."""
        self._threads.close()
        self._connection.close()

    def _run(self, group: Group) -> None:
        """Run the first unit and those that join it; commit once; have each run alone if the group must be undone."""
        ran: list[Unit] = []
        is_saved: bool | None = False
        # What fails here, the runner of each alone finds out, and says.
        with suppress(Exception), self._connection.used() as connection:
            pipeline = pipeline_of(connection)
            ran = self._run_joined(connection, pipeline, group)
            is_saved = not ran or (all(unit.seal() for unit in ran) and _commit(connection, pipeline, ran))
            pipeline.roll_back()  # what was not committed
        if not is_saved:
            # Those that failed, too: maybe for what another of the group had done.
            for unit in [each for each in group.units if is_saved is False or each not in ran]:
                self._leave(group, unit)

    def _run_joined(self, connection: Connection, pipeline: Pipeline, group: Group) -> list[Unit]:
        """Run the group, each in a savepoint but the first that succeeds; return those that wait for the commit."""
        ran: list[Unit] = []
        for unit in group:
            begin, keep, undo = _LATER if ran else _FIRST
            pipeline.begin(*begin)
            succeeded = unit.perform(connection, partial(_conclude, connection, pipeline))
            if pipeline.broken:
                raise RuntimeError("a group's transaction is lost") from unit.error
            if succeeded:
                pipeline.end(*keep)
                ran.append(unit)
            else:
                pipeline.give_up(*undo)
                if isinstance(unit.error, DBAPIError) and sqlstate(unit.error) in _STUCK:
                    self._leave(group, unit)
        return ran

    def _leave(self, group: Group, unit: Unit) -> None:
        """Have a unit of which nothing is saved run again, alone."""
        group.units.remove(unit)
        unit.reopen()
        self._alone.submit(unit)


def _set_up_writer(driver: "psycopg.Connection[Any]", record: ConnectionPoolEntry) -> None:
    driver.rollback()  # SQLAlchemy has asked the first one for its version, and left that transaction to us
    set_up_postgres(driver)
    driver.autocommit = True  # BEGIN is ours
    give_pipeline(driver, record)


def _send_first(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    """Keep the order when SQLAlchemy sends a statement by the driver's cursor."""
    try:
        pipeline_of(connection).catch_up()
    except psycopg.Error as error:
        raise wrapped(connection, statement, error) from error


def _conclude(connection: Connection, pipeline: Pipeline) -> None:
    """Wait for what decides whether a unit may be kept; raise when it may not."""
    try:
        pipeline.settle()
    except psycopg.Error as error:
        raise wrapped(connection, "what was put off", error) from error
    if pipeline.refused:
        raise RuntimeError(WENT_ON)


def _commit(connection: Connection, pipeline: Pipeline, ran: Sequence[Unit]) -> bool | None:
    """Commit; False when it is certain that nothing was saved, None when nobody knows: the units' errors say so."""
    try:
        pipeline.commit()
    except psycopg.Error as error:
        told = wrapped(connection, "COMMIT", error)
        if not told.connection_invalidated:
            return False
        for unit in ran:
            unit.error = told
        return None
    return True
