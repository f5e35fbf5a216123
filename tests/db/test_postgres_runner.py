"""PostgreSQL's runner of units alone: locks that others hold, and deadlocks, are tried again within the deadline."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.db.engine import Database
from bot.db.pooled_runner import PooledRunner
from bot.db.units import Do, Unit
from bot.errors import TooSlow
from bot.work import Work, Works
from tests.support.databases import PostgresServer, unmigrated
from tests.support.writers import end, unit

pytestmark = pytest.mark.anyio


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with unmigrated(postgres) as opened:
        with opened.engine.begin() as connection:
            connection.execute(text("CREATE TABLE tally (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)"))
            connection.execute(text("INSERT INTO tally VALUES (1, 0), (2, 0)"))
        yield opened


ADD = text("UPDATE tally SET n = n + 1 WHERE id = :id")


def add(work: Work, *ids: int) -> None:
    for number in ids:
        work.session.execute(ADD, {"id": number})


def counts(database: Database) -> list[int]:
    with database.engine.connect() as connection:
        return list(connection.execute(text("SELECT n FROM tally ORDER BY id")).scalars())


@pytest.fixture
def pool(database: Database) -> Iterator[PooledRunner]:
    running = PooledRunner(database.engine, threads=2)
    yield running
    running.close()


def submitted(pool: PooledRunner, do: Do, *, seconds: float = 20) -> Unit:
    made = unit(do, seconds=seconds)
    pool.submit(made)
    return made


def test_a_deadlock_is_tried_again(pool: PooledRunner, database: Database) -> None:
    both_hold_one = threading.Barrier(2)
    tries: list[int] = []

    def cross(first: int, second: int, connection: Connection) -> None:
        connection.execute(ADD, {"id": first})
        tries.append(first)
        if len(tries) <= 2:
            both_hold_one.wait(60)
        connection.execute(ADD, {"id": second})

    units = [submitted(pool, partial(cross, 1, 2)), submitted(pool, partial(cross, 2, 1))]
    assert [end(each) for each in units] == [None, None]
    assert len(tries) > 2
    assert counts(database) == [2, 2]


def test_a_connection_that_breaks_amid_a_unit_is_replaced(pool: PooledRunner, database: Database) -> None:
    tries: list[int] = []

    def do(connection: Connection) -> None:
        connection.execute(ADD, {"id": 1})
        tries.append(1)
        if len(tries) == 1:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    assert end(submitted(pool, do)) is None
    assert counts(database) == [1, 0]


def test_who_goes_on_after_a_refused_statement_is_not_called_saved(pool: PooledRunner, database: Database) -> None:
    def go_on(connection: Connection) -> None:
        connection.execute(ADD, {"id": 1})
        with suppress(DBAPIError):
            connection.execute(text("SELECT 1 / 0"))

    assert isinstance(end(submitted(pool, go_on)), RuntimeError)
    assert end(submitted(pool, lambda connection: connection.execute(ADD, {"id": 2}).close())) is None
    assert counts(database) == [0, 1]


@pytest.mark.parametrize("refusal", ["deadlock_detected", "query_canceled"])
def test_a_commit_that_is_refused_too_late_is_not_called_saved(
    pool: PooledRunner, database: Database, refusal: str
) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"'BEGIN PERFORM pg_sleep(0.3); RAISE {refusal}; RETURN NULL; END';"
            "CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON tally DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
    late = submitted(pool, lambda connection: connection.execute(ADD, {"id": 1}).close(), seconds=0.2)
    assert isinstance(end(late), TooSlow)
    assert counts(database) == [0, 0]


async def test_a_lock_that_others_keep_makes_a_unit_late_and_saves_nothing(works: Works, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE tally SET n = 10 WHERE id = 1"))
        with pytest.raises(TooSlow):
            await works.run(lambda work: add(work, 2, 1), deadline_seconds=1)
        connection.rollback()
    await asyncio.sleep(1)  # until the server has given up that lock, too
    assert counts(database) == [0, 0]


async def test_a_connection_that_the_server_closed_is_replaced(works: Works, database: Database) -> None:
    await works.run(lambda work: add(work, 1))
    with database.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND datname = current_database()"
            )
        )
    await works.run(lambda work: add(work, 1))
    assert counts(database) == [2, 0]


@pytest.mark.parametrize(
    ("read_only", "limits"), [(True, ["1800ms", "1500ms", "1900ms"]), (False, ["500ms", "50ms", "1900ms"])]
)
async def test_every_wait_in_the_database_is_shorter_than_a_persons(
    works: Works, *, read_only: bool, limits: list[str]
) -> None:
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")

    def ask(work: Work) -> list[str]:
        return [work.session.execute(text(f"SHOW {name}")).scalar_one() for name in names]

    assert await works.run(ask, read_only=read_only) == limits
