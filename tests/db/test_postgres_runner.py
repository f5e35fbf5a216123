"""PostgreSQL's runner: locks that others hold, and deadlocks, are tried again within the deadline."""

import asyncio
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.db.engine import Database, open_database
from bot.errors import TooSlow
from bot.work import Work, Works
from tests.support.databases import PostgresServer

pytestmark = pytest.mark.anyio


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    with postgres.database(migrated=False) as url:
        opened = open_database(url)
        with opened.engine.begin() as connection:
            connection.execute(text("CREATE TABLE tally (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)"))
            connection.execute(text("INSERT INTO tally VALUES (1, 0), (2, 0)"))
        yield opened
        opened.dispose()


def add(work: Work, *ids: int, pause: float = 0) -> None:
    for number in ids:
        work.session.execute(text("UPDATE tally SET n = n + 1 WHERE id = :id"), {"id": number})
        time.sleep(pause)


def counts(database: Database) -> list[int]:
    with database.engine.connect() as connection:
        return list(connection.execute(text("SELECT n FROM tally ORDER BY id")).scalars())


async def test_a_deadlock_is_tried_again(works: Works, database: Database) -> None:
    await asyncio.gather(
        works.run(lambda work: add(work, 1, 2, pause=0.2), deadline_seconds=10),
        works.run(lambda work: add(work, 2, 1, pause=0.2), deadline_seconds=10),
    )
    assert counts(database) == [2, 2]


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


async def test_every_wait_in_the_database_is_shorter_than_a_persons(works: Works) -> None:
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    limits = await works.run(lambda work: [work.session.execute(text(f"SHOW {name}")).scalar() for name in names])
    assert limits == ["1800ms", "1500ms", "1900ms"]
