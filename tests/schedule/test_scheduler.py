"""Scheduled jobs: units of work that write letters, batch by batch, and whose errors stop nobody else."""

import asyncio

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import func, select

from bot.delivery.models import LETTERS
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work, Works
from tests.delivery.post_office import to_channel

pytestmark = pytest.mark.anyio


class Woken:
    """Counts how often the delivery worker was called."""

    times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def woken() -> Woken:
    return Woken()


@pytest.fixture
def schedule(works: Works, woken: Woken) -> Schedule:
    return Schedule(works, woken)


async def written(works: Works) -> int:
    return await works.run(lambda work: work.session.scalar(select(func.count()).select_from(LETTERS)) or 0)


async def test_a_job_runs_until_nothing_is_left_and_its_letters_are_written(
    schedule: Schedule, works: Works, woken: Woken
) -> None:
    left = [3]

    def remind(work: Work) -> Due:
        left[0] -= 1
        return Due(letters=(to_channel(f"reminder at {work.now}"),), more=left[0] > 0)

    schedule.every(60, "remind", remind)
    await schedule.run_all()
    assert (await written(works), woken.times) == (3, 3)


async def test_a_job_that_fails_leaves_no_letters_is_counted_and_stops_nobody(schedule: Schedule, works: Works) -> None:
    ran: list[str] = []

    def broken(_work: Work) -> Due:
        raise ZeroDivisionError

    def sound(_work: Work) -> Due:
        ran.append("sound")
        return Due()

    schedule.every(60, "broken", broken)
    schedule.every(60, "sound", sound)
    await schedule.run_all()
    assert ran == ["sound"]
    assert await written(works) == 0
    assert REGISTRY.get_sample_value("grayzone_jobs_failed_total", {"job": "broken"})


async def test_the_clock_ticks_until_it_is_stopped_even_after_an_error(schedule: Schedule) -> None:
    ticked = asyncio.Event()
    loop = asyncio.get_running_loop()
    ticks: list[int] = []

    def tick(_work: Work) -> Due:
        ticks.append(1)
        if len(ticks) == 1:
            raise ZeroDivisionError
        loop.call_soon_threadsafe(ticked.set)
        return Due()

    schedule.every(0.05, "tick", tick)
    schedule.start()
    async with asyncio.timeout(60):
        await ticked.wait()
    await schedule.stop()
    before = len(ticks)
    await asyncio.sleep(0.15)
    assert len(ticks) == before


async def test_stopping_waits_for_the_batch_under_way(schedule: Schedule, works: Works) -> None:
    began, go_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(_work: Work) -> Due:
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(60)
        return Due(letters=(to_channel("done"),), more=True)

    schedule.every(0.01, "slow", slow)
    schedule.start()
    await began.wait()
    stopping = asyncio.ensure_future(schedule.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert await written(works) == 1


async def test_a_job_that_never_ends_is_stopped(schedule: Schedule) -> None:
    schedule.most_batches = 5
    batches: list[int] = []

    def endless(_work: Work) -> Due:
        batches.append(1)
        return Due(more=True)

    schedule.every(60, "endless", endless)
    await schedule.run_all()
    assert len(batches) == 5


async def test_two_jobs_may_not_share_a_name(schedule: Schedule) -> None:
    schedule.every(60, "same", lambda _: Due())
    with pytest.raises(ValueError, match="same"):
        schedule.every(60, "same", lambda _: Due())
