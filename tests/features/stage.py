"""Furnished databases: each is furnished once for all tests of a process, and what a test does in it is undone."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace

from psycopg import Connection as PostgresConnection
from sqlalchemy import Connection, event, text
from sqlalchemy.orm import Session

from bot.db.engine import Database, open_database
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.support.databases import PostgresServer, SqliteFolder

PATIENCE_SECONDS = 60
Furnish = Callable[[Desk], None]


@dataclass(frozen=True)
class _Furnished:
    database: Database
    desk: Desk  # as the furnishing left it
    sequences: str  # the statement that puts them back, which no rollback does


class Stage:
    """A server on which desks stand."""

    def __init__(self, server: PostgresServer | SqliteFolder, stack: ExitStack) -> None:
        self._server = server
        self._stack = stack
        self._furnished: dict[Furnish, _Furnished] = {}

    @contextmanager
    def desk(self, furnish: Furnish, doors: Doors) -> Iterator[Desk]:
        """Give a desk that was furnished so, with these doors; whatever is done at it is undone in the end."""
        if furnish not in self._furnished:
            self._furnished[furnish] = self._make(furnish, doors)
        found = self._furnished[furnish]
        with found.database.engine.connect() as connection:
            connection.begin()
            if found.sequences:
                connection.execute(text(found.sequences))
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                left = found.desk
                yield replace(left, session=session, doors=doors, replies=[*left.replies], town=deepcopy(left.town))

    def _make(self, furnish: Furnish, doors: Doors) -> _Furnished:
        database = self._stack.enter_context(patient(self._stack.enter_context(self._server.database())))
        with Session(database.engine) as session:
            desk = Desk(session, doors)
            furnish(desk)
            session.commit()
            return _Furnished(database, desk, _sequences(session.connection()))


@contextmanager
def own_desk(url: str, furnish: Furnish, doors: Doors) -> Iterator[Desk]:
    """Furnish a desk in a migrated database of its own, for tests with transactions beside the desk's."""
    with patient(url) as database, Session(database.engine) as session:
        desk = Desk(session, doors)
        furnish(desk)
        session.commit()
        yield desk


@contextmanager
def patient(url: str) -> Iterator[Database]:
    """Open a database without the bot's time limits: a test at the desk is not about how quick a busy machine is."""
    database = open_database(url)
    if database.dialect == "postgresql":
        event.listen(database.engine, "connect", _be_patient_on_postgres)
    else:
        event.listen(database.engine, "connect", _be_patient_on_sqlite)
    yield database
    database.dispose()


def _be_patient_on_postgres(connection: PostgresConnection, _record: object) -> None:
    connection.autocommit = True
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        connection.execute(f"SET {limit} = '{PATIENCE_SECONDS}s'".encode())
    connection.autocommit = False


def _be_patient_on_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE_SECONDS}000")


def unfurnished(_: Desk) -> None:
    """Furnish nothing."""


def _sequences(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return ""
    found = connection.execute(text("SELECT sequencename, last_value FROM pg_sequences")).all()
    states = [(name, last or 1, last is not None) for name, last in found]
    return "SELECT " + ", ".join(f"setval('{name}', {last}, {used})" for name, last, used in states)
