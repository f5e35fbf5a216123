"""Two replicas on one PostgreSQL database, by Socket Mode: all of the main story, and a tick at which both work."""

import asyncio

import pytest

from tests.stories.company import WHAT as DATES
from tests.stories.company import company, text_of
from tests.stories.rehearsing import SEEN, play, posted_letters
from tests.support.databases import PostgresServer

pytestmark = pytest.mark.anyio


async def test_two_replicas_share_one_story_and_do_everything_once(
    anyio_backend: str, postgres: PostgresServer
) -> None:
    assert anyio_backend == "asyncio"
    with postgres.database() as url:
        async with company(url, replicas=2) as stage:
            assert stage.playground.post.sockets.count == 2
            told = await play(stage)
            assert told.count("✓") == SEEN
            assert set((await posted_letters(stage)).values()) == {1}


async def test_two_replicas_settle_a_tick_once(anyio_backend: str, postgres: PostgresServer) -> None:
    assert anyio_backend == "asyncio"
    with postgres.database() as url:
        async with company(url, replicas=2) as stage:
            await stage.coalition()
            for name in ("ana", "bo", "chi"):
                await stage.press(name, "pledge", hours="2")
                await stage.person(name).close()
            await stage.visitors.act("clock", advance=3 * 86_400)
            await asyncio.gather(*(bot.settle() for bot in stage.bots))

            assert "Chartered" in text_of(await stage.card(DATES))
            assert sum("opened together" in line for line in await stage.thread(DATES)) == 1
            assert set((await posted_letters(stage)).values()) == {1}
