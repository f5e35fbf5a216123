"""SQLite's one writer: other processes, and commits that fail."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.db.engine import Database, open_database
from bot.errors import TooSlow
from bot.work import Work, Works
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio


@pytest.fixture
def database(sqlite_files: SqliteFolder) -> Iterator[Database]:
    with sqlite_files.database(migrated=False) as url:
        opened = open_database(url)
        with opened.engine.begin() as connection:
            connection.execute(text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
            connection.execute(
                text("CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")
            )
        yield opened
        opened.dispose()


def orphan(work: Work) -> None:
    work.session.execute(text("INSERT INTO child VALUES (99)"))


def parent(work: Work) -> None:
    work.session.execute(text("INSERT INTO parent DEFAULT VALUES"))


def parents(database: Database) -> int:
    with database.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM parent")).scalar_one())


async def test_a_commit_that_fails_costs_only_the_unit_at_fault(works: Works, database: Database) -> None:
    units = [parent, parent, orphan, parent, parent]
    ends = await asyncio.gather(*(works.run(do) for do in units), return_exceptions=True)
    assert [end is None for end in ends] == [True, True, False, True, True]
    assert "FOREIGN KEY" in str(ends[2])
    assert parents(database) == 4


async def test_another_process_that_keeps_the_lock_makes_units_late_and_saves_nothing(
    works: Works, database: Database
) -> None:
    with database.engine.begin(), pytest.raises(TooSlow):
        await works.run(parent, deadline_seconds=0.6)
    await works.run(parent)
    assert parents(database) == 1


async def test_a_lock_that_is_let_go_in_time_is_waited_for(works: Works, database: Database) -> None:
    with database.engine.begin():
        waiting = asyncio.ensure_future(works.run(parent, deadline_seconds=5))
        await asyncio.sleep(0.4)
    await waiting
    assert parents(database) == 1


def test_the_file_is_durable_and_strict(database: Database) -> None:
    with database.engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]
