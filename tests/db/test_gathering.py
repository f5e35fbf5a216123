"""Units that come together go to their runner together; who comes alone does not wait."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.db.gathering import MOST, Gathering
from bot.db.units import Unit

pytestmark = pytest.mark.anyio


class Callers:
    """Those who come to a gathering and leave it again; `groups` are the sizes in which they were handed over."""

    def __init__(self) -> None:
        self.groups: list[int] = []
        self.gathering = Gathering(self._take)
        self._given = asyncio.Event()

    def _take(self, units: Sequence[Unit]) -> None:
        self.groups.append(len(units))
        self._given.set()

    def come(self, many: int = 1) -> None:
        """Have so many come at once."""
        for _ in range(many):
            self.gathering.add(Unit(lambda _: None, seconds=2), asyncio.get_running_loop())

    def leave(self, many: int = 1) -> None:
        """Have so many be answered."""
        for _ in range(many):
            self.gathering.left()

    async def next(self) -> int:
        """Wait for a group; return its size."""
        await self._given.wait()
        self._given.clear()
        return self.groups[-1]


async def next_turn() -> None:
    """Let the event loop do what is due in its next turn."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def test_who_comes_alone_is_handed_over_in_the_next_turn() -> None:
    callers = Callers()
    callers.come()
    assert callers.groups == []
    await next_turn()
    assert callers.groups == [1]


async def test_those_who_come_in_one_turn_go_together() -> None:
    callers = Callers()
    callers.come(5)
    assert await callers.next() == 5


async def test_a_crowd_that_comes_again_is_handed_over_when_it_is_complete() -> None:
    callers = Callers()
    callers.come(3)
    assert await callers.next() == 3
    callers.leave(3)
    callers.come(3)
    assert callers.groups == [3, 3], "as many as the last time: nobody is waited for"


async def test_a_crowd_that_was_torn_apart_comes_together_again() -> None:
    callers = Callers()
    callers.come()
    assert await callers.next() == 1
    callers.come(3)
    assert await callers.next() == 3
    callers.leave(4)
    callers.come(4)
    assert callers.groups == [1, 3, 4], "all who were under way at once are waited for, and not only the last few"


async def test_a_crowd_that_does_not_come_again_is_not_waited_for_long() -> None:
    callers = Callers()
    callers.come(3)
    await callers.next()
    callers.leave(3)
    callers.come()
    async with asyncio.timeout(60):
        assert await callers.next() == 1
    callers.leave()
    callers.come()
    await next_turn()
    assert callers.groups == [3, 1, 1], "and the next who comes alone does not wait at all"


async def test_who_comes_alone_does_not_wait_for_somebody_who_is_stuck() -> None:
    callers = Callers()
    callers.come()
    assert await callers.next() == 1, "and is not answered"
    for _ in range(3):
        callers.come()
        await next_turn()
        callers.leave()
    assert callers.groups == [1, 1, 1, 1]


async def test_no_group_of_a_known_crowd_is_larger_than_the_most() -> None:
    callers = Callers()
    callers.come(MOST + 1)
    assert await callers.next() == MOST + 1, "the first crowd is not known yet"
    callers.leave(MOST + 1)
    callers.come(MOST + 1)
    assert callers.groups[1] == MOST
    callers.gathering.end()
    assert callers.groups[2] == 1


async def test_ending_hands_over_what_is_there_and_nothing_twice() -> None:
    callers = Callers()
    callers.come()
    callers.gathering.end()
    callers.gathering.end()
    await next_turn()
    assert callers.groups == [1]
