"""Statements that the server was made to forget, or knows no more, on PostgreSQL: they are prepared anew, silently."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, func, insert, select

from bot.db.engine import Database
from bot.db.prepared import Prepared
from bot.db.units import Do
from bot.errors import Refusal
from tests.support.databases import PostgresServer, unmigrated
from tests.support.writers import PostgresReplica

METADATA = MetaData()
NOTES = Table("notes", METADATA, Column("id", Integer, primary_key=True))
NOTE = Prepared(insert(NOTES).inline(), columns=("id",))
HIGHEST = Prepared(select(func.max(NOTES.c.id)))


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with unmigrated(postgres) as opened:
        METADATA.create_all(opened.engine)
        yield opened


@pytest.fixture
def replica(database: Database) -> Iterator[PostgresReplica]:
    """Whoever is left alone there runs one by one: two at once would count from the same number."""
    running = PostgresReplica(database, threads=1)
    yield running
    running.close()


class Counting:
    """Writes the next number, and counts how often it is tried."""

    def __init__(self, *, look_first: bool = True) -> None:
        self.tries = 0
        self._look_first = look_first

    def __call__(self, connection: Connection) -> None:
        self.tries += 1
        if not self._look_first:
            NOTE.put_off(connection, {"id": 0})
        [(highest,)] = HIGHEST.rows(connection, {})
        NOTE.put_off(connection, {"id": (highest or 0) + 1})


def noted(database: Database) -> list[int]:
    with database.engine.connect() as connection:
        return list(connection.scalars(select(NOTES.c.id).order_by(NOTES.c.id)))


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


def all_prepared(connection: Connection) -> list[tuple[str, str]]:
    named = "SELECT name, statement FROM pg_prepared_statements WHERE name LIKE 'unit%%' AND statement LIKE '%%notes%%'"
    return sorted((name, statement) for name, statement in connection.exec_driver_sql(named))


def test_a_statement_has_the_same_name_on_every_connection(database: Database) -> None:
    seen: list[object] = []
    for do in (Counting(), Counting(look_first=False)):
        other = PostgresReplica(database)
        assert other.run(do) == [None]
        seen += other.run(all_prepared)
        other.close()
    first, second = seen
    assert isinstance(first, list)
    assert len(first) == 2
    assert first == second


def test_who_meets_a_name_that_another_has_prepared_does_not_notice(
    replica: PostgresReplica, database: Database
) -> None:
    count = Counting()
    other = PostgresReplica(database)
    assert other.run(count) == [None]
    [prepared] = other.run(all_prepared)
    assert isinstance(prepared, list)
    other.close()

    def prepare_all(connection: Connection) -> None:
        for name, _ in prepared:
            connection.exec_driver_sql(f'PREPARE "{name}" AS SELECT 1')

    assert replica.run(prepare_all, count, count) == [None, None, None]
    assert noted(database) == [1, 2, 3]


@pytest.mark.parametrize(("forget", "most_tries"), [(undo_inside, 8), (forget_all, 15), (widen, 15)])
def test_who_comes_after_statements_were_forgotten_or_outdated_does_not_notice(
    replica: PostgresReplica, database: Database, forget: Do, most_tries: int
) -> None:
    count = Counting()
    assert replica.run(count, forget) == [None, None]
    for _ in range(7):
        assert replica.run(count) == [None]
    assert count.tries <= most_tries
    assert noted(database) == list(range(1, 9))
