"""The same delivery twice does its work once."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import cast

import pytest
from sqlalchemy import func, select

from bot.delivery import once, outbox
from bot.delivery.models import LETTERS
from bot.errors import Refusal, Repeated
from bot.slack.replies import Channel, Letter, Message
from bot.work import Work, Works
from tests.support.clocks import StoppedClock

pytestmark = pytest.mark.anyio


def carry_out(work: Work) -> None:
    once.begin(work, "T1", "Ev1")
    once.end(work, "T1", "Ev1")


def show_again(work: Work) -> None:
    """Answer a form with another that takes its place."""
    once.begin(work, "T1", "Ev1")
    once.end(work, "T1", "Ev1", may_come_again=True)


def read(work: Work) -> None:
    work.connection.scalar(select(1))


def write(work: Work) -> None:
    outbox.write(work, [Letter("T1", Channel("C1"), Message("hello"))])


def count_letters(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(LETTERS)) or 0


def changes(work: Work) -> int:
    """Return how many rows the connection has changed, whatever became of them."""
    return cast("sqlite3.Connection", work.connection.connection.dbapi_connection).total_changes


def decline(work: Work) -> None:
    once.begin(work, "T1", "Ev2")
    raise Refusal("No.")


async def test_the_second_time_is_told(works: Works) -> None:
    await works.run(carry_out)
    with pytest.raises(Repeated):
        await works.run(carry_out)


@pytest.mark.parametrize("act", [read, write])
async def test_the_second_time_nothing_is_kept_or_answered(works: Works, act: Callable[[Work], None]) -> None:
    answered: list[Work] = []

    def carry_out_and_act(work: Work) -> None:
        once.begin(work, "T1", "Ev1")
        write(work)
        act(work)
        answered.append(work)
        once.end(work, "T1", "Ev1")

    await works.run(carry_out_and_act)
    letters = await works.run(count_letters)
    with pytest.raises(Repeated):
        await works.run(carry_out_and_act)
    assert await works.run(count_letters) == letters
    assert act is write or len(answered) == 1  # who only writes asks nothing, and may come to its end


async def test_of_many_at_once_one_is_first(works: Works) -> None:
    ends = await asyncio.gather(*(works.run(carry_out) for _ in range(20)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in ends) == ["NoneType", *["Repeated"] * 19]


@pytest.mark.parametrize("ended", [False, True])
async def test_what_was_rolled_back_is_new_again(works: Works, *, ended: bool) -> None:
    def decline_at(work: Work) -> None:
        once.begin(work, "T1", "Ev2")
        if ended:
            once.end(work, "T1", "Ev2")
        raise Refusal("No.")

    ends = await asyncio.gather(works.run(carry_out), works.run(decline_at), return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), Refusal]
    await works.run(lambda work: once.begin(work, "T1", "Ev2"))


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_who_is_refused_or_comes_again_has_changed_nothing_so_that_no_neighbour_runs_twice(works: Works) -> None:
    await works.run(carry_out)
    before = await works.run(changes)
    with pytest.raises(Repeated):
        await works.run(carry_out)
    with pytest.raises(Refusal):
        await works.run(decline)
    assert await works.run(changes) == before


async def test_a_form_that_stays_open_may_come_again_and_is_then_noted(works: Works) -> None:
    await works.run(show_again)
    await works.run(show_again)
    await works.run(carry_out)
    with pytest.raises(Repeated):
        await works.run(show_again)


async def test_workspaces_do_not_share_keys(works: Works) -> None:
    await works.run(carry_out)
    with pytest.raises(Repeated):
        await works.run(carry_out)
    await works.run(lambda work: once.begin(work, "T2", "Ev1"))


async def test_notes_are_forgotten_after_a_week_and_not_before(works: Works, clock: StoppedClock) -> None:
    await works.run(carry_out)
    clock.advance(days=6)
    await works.run(once.forget_old)
    with pytest.raises(Repeated):
        await works.run(carry_out)
    clock.advance(days=2)
    await works.run(once.forget_old)
    await works.run(carry_out)
