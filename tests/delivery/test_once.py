"""The same delivery twice does its work once."""

import asyncio

import pytest

from bot.delivery import once
from bot.errors import Refusal
from bot.work import Work, Works
from tests.support.clocks import StoppedClock

pytestmark = pytest.mark.anyio


def carry_out(work: Work) -> bool:
    return once.first_time(work, "T1", "Ev1")


def decline(work: Work) -> None:
    carry_out(work)
    raise Refusal("No.")


async def test_the_second_time_is_told(works: Works) -> None:
    assert [await works.run(carry_out), await works.run(carry_out)] == [True, False]


async def test_of_many_at_once_one_is_first(works: Works) -> None:
    told = await asyncio.gather(*(works.run(carry_out) for _ in range(20)))
    assert sorted(told) == [False] * 19 + [True]


async def test_what_was_rolled_back_is_new_again(works: Works) -> None:
    with pytest.raises(Refusal):
        await works.run(decline)
    assert await works.run(carry_out)


async def test_workspaces_do_not_share_keys(works: Works) -> None:
    assert await works.run(carry_out)
    assert await works.run(lambda work: once.first_time(work, "T2", "Ev1"))


async def test_notes_are_forgotten_after_a_week_and_not_before(works: Works, clock: StoppedClock) -> None:
    await works.run(carry_out)
    clock.advance(days=6)
    await works.run(once.forget_old)
    assert not await works.run(carry_out)
    clock.advance(days=2)
    await works.run(once.forget_old)
    assert await works.run(carry_out)
