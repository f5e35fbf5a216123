"""A few threads that each run one unit of work per transaction: PostgreSQL's runner, and SQLite's for reading."""

import random
import time

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.db.engine import READ_ONLY
from bot.db.group_thread import Group, GroupThreads
from bot.db.units import WENT_ON, Unit

# Serialization failure, deadlock, lock not available: the other side's turn first, then ours again.
TRY_AGAIN = frozenset({"40001", "40P01", "55P03"})
CANCELED = "57014"  # statement_timeout
FIRST_PAUSE_SECONDS = 0.01


class PooledRunner:
    """Runs units on `threads` threads, each in a transaction of its own, and again when the database says "later"."""

    def __init__(self, engine: Engine, *, threads: int) -> None:
        """Start the threads."""
        self._engine = engine
        self._reading = engine.execution_options(**READ_ONLY)
        self._threads = GroupThreads(*[self._serve] * threads, name="work")

    def submit(self, unit: Unit) -> None:
        """Queue a unit."""
        self._threads.submit(unit)

    def close(self) -> None:
        """Finish what is queued, then end the threads; blocks."""
        self._threads.close()

    def _serve(self, group: Group) -> None:
        """Run the first unit of a group; nobody is asked to join it."""
        [unit] = group.units
        try:
            self._run(unit)
        except BaseException as error:  # noqa: BLE001 (it is the caller's to handle; this thread must live)
            unit.error = error

    def _run(self, unit: Unit) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not unit.is_late():
            try:
                if not self._attempt(unit):
                    break
            except DBAPIError as error:
                if not error.connection_invalidated:
                    unit.reopen()  # the server said no, so nothing is saved, even if it was asked to commit
                if sqlstate(error) == CANCELED:
                    break
                # Sealed: the connection broke during COMMIT, and nobody knows whether it took effect.
                if unit.sealed or not (error.connection_invalidated or sqlstate(error) in TRY_AGAIN):
                    raise
                time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 (jitter, not a secret)
                pause *= 2
            else:
                return
        unit.abandon()

    def _attempt(self, unit: Unit) -> bool:
        """Run the unit in a transaction; False when it was late and is rolled back."""
        unit.error = None
        engine = self._reading if unit.read_only else self._engine
        with engine.connect() as connection, connection.begin() as transaction:
            unit.result = unit.do(connection)
            if _is_refused(connection):
                raise RuntimeError(WENT_ON)
            if not unit.seal():
                transaction.rollback()
                return False
        return True


def _is_refused(connection: Connection) -> bool:
    """Tell whether the server would answer COMMIT by rolling back, which the driver says nothing about."""
    driver: object = connection.connection.dbapi_connection
    return isinstance(driver, psycopg.Connection) and driver.info.transaction_status == TransactionStatus.INERROR


def sqlstate(error: DBAPIError) -> str | None:
    """Return PostgreSQL's code of an error."""
    code = getattr(error.orig, "sqlstate", None)
    return code if isinstance(code, str) else None
