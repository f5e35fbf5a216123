"""SQLite's one writer: other processes, and commits that fail."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.db.engine import Database
from bot.db.sqlite_writer import SqliteWriter
from bot.db.units import Do, Unit
from bot.errors import Refusal, TooSlow
from bot.work import Work, Works
from tests.support.databases import SqliteFolder, unmigrated
from tests.support.writers import end, queue

pytestmark = pytest.mark.anyio

PATIENCE = 20.0


@pytest.fixture
def database(sqlite_files: SqliteFolder) -> Iterator[Database]:
    with unmigrated(sqlite_files) as opened:
        with opened.engine.begin() as connection:
            connection.execute(text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
            connection.execute(
                text("CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")
            )
        yield opened


def orphan(work: Work) -> None:
    work.session.execute(text("INSERT INTO child VALUES (99)"))


def parent(work: Work) -> None:
    work.session.execute(text("INSERT INTO parent DEFAULT VALUES"))


def parents(database: Database) -> int:
    with database.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM parent")).scalar_one())


def add(connection: Connection) -> None:
    connection.execute(text("INSERT INTO parent DEFAULT VALUES"))


def together(database: Database, *does: Do) -> list[object]:
    """Have these be one group of a writer of their own; return their ends."""
    writer = SqliteWriter(database.url)
    ends = [end(each) for each in queue(writer, *does)]
    writer.close()
    return ends


async def test_a_commit_that_fails_costs_only_the_unit_at_fault(works: Works, database: Database) -> None:
    units = [parent, parent, orphan, parent, parent]
    ends = await asyncio.gather(*(works.run(do) for do in units), return_exceptions=True)
    assert [end is None for end in ends] == [True, True, False, True, True]
    assert "FOREIGN KEY" in str(ends[2])
    assert parents(database) == 4


async def test_who_failed_for_what_a_neighbour_had_done_has_another_try_when_that_is_undone(
    works: Works, database: Database
) -> None:
    def first(work: Work) -> None:
        work.session.execute(text("INSERT INTO parent VALUES (1)"))

    def first_and_orphan(work: Work) -> None:
        first(work)
        orphan(work)

    ends = await asyncio.gather(works.run(first_and_orphan), works.run(first), return_exceptions=True)
    assert isinstance(ends[0], sqlite3.IntegrityError)
    assert ends[1] is None
    assert parents(database) == 1


def test_who_is_refused_and_has_changed_nothing_lets_nobody_run_twice(database: Database) -> None:
    runs: list[str] = []

    def add_and_say(connection: Connection) -> None:
        runs.append("add")
        add(connection)

    def decline(connection: Connection) -> None:
        runs.append("decline")
        connection.execute(text("SELECT * FROM parent"))
        raise Refusal("No.")

    ends = together(database, decline, add_and_say, decline, add_and_say)
    assert [type(each) for each in ends] == [Refusal, type(None), Refusal, type(None)]
    assert runs == ["decline", "add", "decline", "add"]
    assert parents(database) == 2


@pytest.mark.parametrize("place", range(3))
def test_what_the_refused_has_changed_is_undone_and_what_others_have_done_is_not(
    database: Database, place: int
) -> None:
    def add_and_decline(connection: Connection) -> None:
        add(connection)
        raise Refusal("No.")

    does = [add, add]
    does.insert(place, add_and_decline)
    ends = together(database, *does)
    assert [number for number, each in enumerate(ends) if isinstance(each, Refusal)] == [place]
    assert parents(database) == 2


def test_when_sqlite_rolls_all_back_on_its_own_it_costs_only_the_unit_at_fault(database: Database) -> None:
    def add_numbered(number: int, connection: Connection) -> None:
        connection.execute(text("INSERT OR ROLLBACK INTO parent VALUES (:id)"), {"id": number})

    ends = together(database, *(partial(add_numbered, number) for number in (1, 2, 1, 3)))
    assert [type(each) for each in ends] == [type(None), type(None), IntegrityError, type(None)]
    assert parents(database) == 3


def test_a_savepoint_that_was_rolled_back_to_is_over(database: Database) -> None:
    def fail_inside(connection: Connection) -> None:
        with suppress(Refusal), connection.begin_nested():
            connection.execute(text("INSERT INTO parent VALUES (1)"))
            raise Refusal("No.")
        connection.execute(text("INSERT INTO parent VALUES (2)"))

    def look_for_it(connection: Connection) -> None:
        connection.execute(text("RELEASE sa_savepoint_1"))

    ends = together(database, fail_inside, look_for_it)
    assert [type(each) for each in ends] == [type(None), OperationalError]
    assert parents(database) == 1


class GivenUpMeanwhile(Unit):
    """Is late when it is run again: not yet as its transaction is begun, but right after."""

    looks: int | None = None

    def reopen(self) -> None:
        super().reopen()
        self.looks = 0

    def is_late(self) -> bool:
        if self.looks is None:
            return super().is_late()
        self.looks += 1
        return self.looks > 1


def test_a_unit_that_is_late_when_it_is_run_again_keeps_nobody_from_the_file(database: Database) -> None:
    go = threading.Event()

    def wait_and_add(connection: Connection) -> None:
        assert go.wait(PATIENCE)
        add(connection)

    def break_it(connection: Connection) -> None:
        connection.execute(text("INSERT INTO child VALUES (99)"))

    writer = SqliteWriter(database.url)
    units = [cls(do, seconds=PATIENCE) for cls, do in ((GivenUpMeanwhile, wait_and_add), (Unit, break_it), (Unit, add))]
    answered = [threading.Event() for _ in units]
    for unit, each in zip(units, answered, strict=True):
        unit.waiter = each
        writer.submit(unit)
    go.set()
    assert all(each.wait(PATIENCE) for each in answered)
    with pytest.raises(TooSlow):
        units[0].value()
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        units[1].value()
    units[2].value()
    with database.engine.begin() as connection:
        add(connection)  # nobody else holds the lock
    assert parents(database) == 2
    writer.close()


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
