"""Units that come together go to their runner together; who comes alone does not wait."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.db.gathering import MOST, Gathering
from bot.db.units import Unit

pytestmark = pytest.mark.anyio


class Runner:
    """Keeps the groups that it is given."""

    def __init__(self) -> None:
        self.groups: list[int] = []
        self.given = asyncio.Event()

    def take(self, units: Sequence[Unit]) -> None:
        """Keep how many came together."""
        self.groups.append(len(units))
        self.given.set()

    async def next(self) -> int:
        """Wait for a group; return its size."""
        await self.given.wait()
        self.given.clear()
        return self.groups[-1]


def unit() -> Unit:
    return Unit(lambda _: None, seconds=2)


async def test_who_comes_alone_is_handed_over_in_the_next_turn() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    gathering.add(unit(), loop)
    assert runner.groups == []
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert runner.groups == [1]


async def test_those_who_come_in_one_turn_go_together() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    for _ in range(5):
        gathering.add(unit(), loop)
    assert await runner.next() == 5


async def test_a_crowd_that_comes_again_is_handed_over_when_it_is_complete() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    for _ in range(3):
        gathering.add(unit(), loop)
    assert await runner.next() == 3
    for _ in range(3):
        gathering.left()
    for _ in range(3):
        gathering.add(unit(), loop)
    assert runner.groups == [3, 3], "as many as the last time: nobody is waited for"


async def test_a_crowd_that_was_torn_apart_comes_together_again() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    gathering.add(unit(), loop)
    assert await runner.next() == 1
    for _ in range(3):
        gathering.add(unit(), loop)
    assert await runner.next() == 3
    for _ in range(4):
        gathering.left()
    for _ in range(4):
        gathering.add(unit(), loop)
    assert runner.groups == [1, 3, 4], "all who were under way at once are waited for, and not only the last few"


async def test_a_crowd_that_does_not_come_again_is_not_waited_for_long() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    for _ in range(3):
        gathering.add(unit(), loop)
    await runner.next()
    for _ in range(3):
        gathering.left()
    gathering.add(unit(), loop)
    async with asyncio.timeout(60):
        assert await runner.next() == 1
    gathering.left()
    gathering.add(unit(), loop)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert runner.groups == [3, 1, 1], "and the next who comes alone does not wait at all"


async def test_who_comes_alone_does_not_wait_for_somebody_who_is_stuck() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    gathering.add(unit(), loop)
    assert await runner.next() == 1, "and is not answered"
    for _ in range(3):
        gathering.add(unit(), loop)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        gathering.left()
    assert runner.groups == [1, 1, 1, 1]


async def test_no_group_of_a_known_crowd_is_larger_than_the_most() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    for _ in range(MOST + 1):
        gathering.add(unit(), loop)
    assert await runner.next() == MOST + 1, "the first crowd is not known yet"
    for _ in range(MOST + 1):
        gathering.left()
    for _ in range(MOST + 1):
        gathering.add(unit(), loop)
    assert runner.groups[1] == MOST
    gathering.end()
    assert runner.groups[2] == 1


async def test_ending_hands_over_what_is_there_and_nothing_twice() -> None:
    runner, loop = Runner(), asyncio.get_running_loop()
    gathering = Gathering(runner.take)
    gathering.add(unit(), loop)
    gathering.end()
    gathering.end()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert runner.groups == [1]
