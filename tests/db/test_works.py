"""Units of work: all or nothing, in time or not at all, on both databases."""

import asyncio
import threading
import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.db.engine import Database
from bot.errors import Refusal, TooSlow
from bot.work import Work, Works

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def tally(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE tally (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO tally VALUES (1, 0)"))


def count(work: Work) -> int:
    """Read, then write what was read plus one, as a handler would."""
    n: int = work.session.execute(text("SELECT n FROM tally WHERE id = 1")).scalar_one()
    work.session.execute(text("UPDATE tally SET n = :n WHERE id = 1"), {"n": n + 1})
    return n + 1


def add(work: Work) -> None:
    work.session.execute(text("UPDATE tally SET n = n + 1 WHERE id = 1"))


def total_of(work: Work) -> int:
    return int(work.session.execute(text("SELECT n FROM tally WHERE id = 1")).scalar_one())


def total(works: Works) -> int:
    return works.run_blocking(total_of, read_only=True)


async def test_the_result_comes_back_when_it_is_saved(works: Works) -> None:
    assert await works.run(count) == 1
    assert total(works) == 1


async def test_no_update_is_lost_among_many_at_once(works: Works) -> None:
    await asyncio.gather(*(works.run(add, deadline_seconds=20) for _ in range(320)))
    assert total(works) == 320


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # PostgreSQL guards by conditional updates
async def test_reading_then_writing_loses_nothing_on_the_one_writer(works: Works) -> None:
    await asyncio.gather(*(works.run(count, deadline_seconds=20) for _ in range(320)))
    assert total(works) == 320


@pytest.mark.parametrize("which", [(1, 3), (0,), (0, 1), (4,)])
async def test_a_refusal_rolls_back_its_own_unit_only(works: Works, which: tuple[int, ...]) -> None:
    def decline(work: Work) -> None:
        add(work)
        raise Refusal("No.")

    units = [decline if place in which else add for place in range(5)]
    ends = await asyncio.gather(*(works.run(do) for do in units), return_exceptions=True)
    assert [place for place, end in enumerate(ends) if isinstance(end, Refusal)] == [*which]
    assert [end for end in ends if end is not None and not isinstance(end, Refusal)] == []
    assert total(works) == 5 - len(which)


async def test_a_broken_constraint_rolls_back_its_own_unit_only(works: Works) -> None:
    def collide(work: Work) -> None:
        add(work)
        work.session.execute(text("INSERT INTO tally VALUES (1, 0)"))

    ends = await asyncio.gather(*(works.run(do) for do in (add, collide, add)), return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), IntegrityError, type(None)]
    assert total(works) == 2


async def test_a_late_unit_is_told_in_time_and_never_saved(works: Works) -> None:
    told = threading.Event()

    def dawdle(work: Work) -> None:
        add(work)
        assert told.wait(60), "its caller is told while it still runs"

    other = asyncio.ensure_future(works.run(add))
    for _ in range(2):
        with pytest.raises(TooSlow):
            await works.run(dawdle, deadline_seconds=0.15)
    told.set()
    await other
    await works.run(add)
    assert total(works) == 2


async def test_a_unit_that_waited_past_its_deadline_is_not_started(works: Works) -> None:
    started: list[str] = []
    threads = 4  # as many as run at once on PostgreSQL
    slow = [asyncio.ensure_future(works.run(lambda _: time.sleep(0.3))) for _ in range(threads)]
    await asyncio.sleep(0)
    with pytest.raises(TooSlow):
        await works.run(lambda _: started.append("late"), deadline_seconds=0.05)
    await asyncio.gather(*slow)
    assert started == []


async def test_a_caller_who_left_leaves_nothing_behind(works: Works) -> None:
    def dawdle(work: Work) -> None:
        add(work)
        time.sleep(0.2)

    caller = asyncio.ensure_future(works.run(dawdle))
    await asyncio.sleep(0.05)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await works.run(add)
    assert total(works) == 1


async def test_whoever_was_answered_or_has_gone_is_under_way_no_more(works: Works) -> None:
    started, go = threading.Event(), threading.Event()

    def decline(work: Work) -> None:
        del work
        raise Refusal("No.")

    def wait(work: Work) -> None:
        del work
        started.set()
        assert go.wait(60)

    stuck = asyncio.ensure_future(works.run(wait, deadline_seconds=60))
    await asyncio.to_thread(started.wait)
    gone = asyncio.ensure_future(works.run(add))
    await asyncio.sleep(0)
    gone.cancel()
    with pytest.raises(TooSlow):
        await works.run(wait, deadline_seconds=0.05)
    go.set()
    ends = await asyncio.gather(works.run(add), works.run(decline), gone, stuck, return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), Refusal, asyncio.CancelledError, type(None)]
    await works.run(total_of, read_only=True)
    assert works._gathering.under_way == 0  # noqa: SLF001 (else all would wait, a little, for somebody who never comes)


async def test_reading_cannot_write(works: Works) -> None:
    with pytest.raises(DBAPIError):
        await works.run(add, read_only=True)
    assert total(works) == 0


async def test_reading_sees_what_was_saved_and_not_what_is_under_way(works: Works) -> None:
    def dawdle(work: Work) -> None:
        add(work)
        time.sleep(0.3)

    await works.run(add)
    writing = asyncio.ensure_future(works.run(dawdle))
    await asyncio.sleep(0.1)
    assert await asyncio.to_thread(total, works) == 1
    await writing
    assert total(works) == 2


async def test_a_unit_that_only_reads_asks_the_same_once_and_one_that_writes_sees_what_it_wrote(works: Works) -> None:
    asked = []

    def seen(work: Work) -> int:
        asked.append(work)
        return int(work.session.execute(text("SELECT n FROM tally WHERE id = 1")).scalar_one())

    def look(work: Work) -> list[int]:
        return [work.asked_once("total", lambda: seen(work)) for _ in range(2)]

    def add_and_look(work: Work) -> list[int]:
        before = look(work)
        add(work)
        return [*before, *look(work)]

    assert await works.run(look, read_only=True) == [0, 0]
    assert len(asked) == 1
    assert await works.run(add_and_look) == [0, 0, 1, 1]
    assert await works.run(look, read_only=True) == [1, 1]


async def test_closing_finishes_what_waits_and_takes_no_more(works: Works, database: Database) -> None:
    waiting = [asyncio.ensure_future(works.run(add)) for _ in range(50)]
    await asyncio.sleep(0)
    await works.close()
    await asyncio.gather(*waiting)
    with pytest.raises(RuntimeError, match="stopping"):
        await works.run(add)
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT n FROM tally")).scalar_one() == 50
