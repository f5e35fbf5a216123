"""Furnished databases: each is furnished once for all tests of a process, and what a test does in it is undone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from bot.db.engine import Database, open_database
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.support.databases import PATIENCE_SECONDS, PostgresServer, SqliteFolder

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
    database = open_database(url, patience_seconds=PATIENCE_SECONDS)
    yield database
    database.dispose()


def unfurnished(_: Desk) -> None:
    """Furnish nothing."""


def _sequences(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return ""
    found = connection.execute(text("SELECT sequencename, last_value FROM pg_sequences")).all()
    states = [(name, last or 1, last is not None) for name, last in found]
    return "SELECT " + ", ".join(f"setval('{name}', {last}, {used})" for name, last, used in states)
