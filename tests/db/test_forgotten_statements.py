"""Statements that the server was made to forget, or knows no more, on PostgreSQL: they are prepared anew, silently."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, func, insert, select

from bot.db.engine import Database, open_database
from bot.db.prepared import Prepared
from bot.db.units import Do
from bot.errors import Refusal
from tests.support.databases import PostgresServer
from tests.support.writers import PostgresReplica

METADATA = MetaData()
NOTES = Table("notes", METADATA, Column("id", Integer, primary_key=True))
NOTE = Prepared(insert(NOTES).inline(), columns=("id",))
HIGHEST = Prepared(select(func.max(NOTES.c.id)))


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with postgres.database(migrated=False) as url:
        opened = open_database(url)
        METADATA.create_all(opened.engine)
        yield opened
        opened.dispose()


@pytest.fixture
def replica(database: Database) -> Iterator[PostgresReplica]:
    running = PostgresReplica(database)
    yield running
    running.close()


class Counting:
    """Writes the next number, and counts how often it is tried."""

    def __init__(self) -> None:
        self.tries = 0

    def __call__(self, connection: Connection) -> None:
        self.tries += 1
        [(highest,)] = HIGHEST.rows(connection, {})
        NOTE.put_off(connection, {"id": (highest or 0) + 1})


def undo_inside(connection: Connection) -> None:
    for _ in range(9):  # often enough for the driver to prepare it
        connection.scalar(select(func.max(NOTES.c.id)))
    with suppress(Refusal), connection.begin_nested():
        NOTE.put_off(connection, {"id": 1_000})
        raise Refusal("No.")


def forget_all(connection: Connection) -> None:
    connection.exec_driver_sql("DEALLOCATE ALL")


def widen(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE notes ALTER id TYPE BIGINT")


@pytest.mark.parametrize(("forget", "most_tries"), [(undo_inside, 8), (forget_all, 15), (widen, 15)])
def test_who_comes_after_statements_were_forgotten_or_outdated_does_not_notice(
    replica: PostgresReplica, database: Database, forget: Do, most_tries: int
) -> None:
    count = Counting()
    assert replica.run(count, forget) == [None, None]
    for _ in range(7):
        assert replica.run(count) == [None]
    assert count.tries <= most_tries
    with database.engine.connect() as connection:
        assert list(connection.scalars(select(NOTES.c.id).order_by(NOTES.c.id))) == list(range(1, 9))
