"""One letter per second and conversation, and silence when Slack asks for it."""

import asyncio
import time

import pytest

from bot.delivery.pace import Pace, Pauses

pytestmark = pytest.mark.anyio


async def test_letters_to_one_conversation_are_spaced_and_others_are_not() -> None:
    pace = Pace(0.05)
    began, turns = time.monotonic(), []

    async def turn(channel: str) -> None:
        await pace.turn(channel)
        turns.append(channel)

    await asyncio.gather(*(turn(channel) for channel in ("C1", "C1", "C1", "C2", "C3")))
    assert turns == ["C1", "C2", "C3", "C1", "C1"]
    assert time.monotonic() - began >= 0.1


async def test_the_second_begins_when_slack_has_answered_since_only_then_is_the_letter_surely_there() -> None:
    now = [100.0]
    pace = Pace(1.0, lambda: now[0])
    await pace.turn("C1")
    now[0] += 0.8  # so long the call took
    pace.arrived("C1")
    now[0] += 0.99
    waiting = asyncio.ensure_future(pace.turn("C1"))
    await asyncio.sleep(0)
    assert not waiting.done()
    await waiting


async def test_a_pause_ends_by_itself_and_is_never_shortened() -> None:
    now = [100.0]
    pauses = Pauses(lambda: now[0])
    pauses.ask("chat.update", 30)
    pauses.ask("chat.update", 5)
    assert (pauses.left("chat.update"), pauses.left("chat.postMessage")) == (30, 0)
    now[0] += 30
    assert pauses.left("chat.update") == 0
