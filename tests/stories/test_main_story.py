"""The main story, from the invitation to a win that held: on both databases, in both modes, and with two replicas.

Databases and ways in do not know of each other: all of the story is told on SQLite by Socket Mode, on PostgreSQL over
HTTP, and there with two replicas by Socket Mode; its beginning in each way on each.
"""

import asyncio
from collections import Counter
from io import StringIO

import pytest
from rich.console import Console

from bot.demo import script
from bot.demo.acts.issue import WHAT
from bot.demo.company import Company as Cast
from bot.demo.narrator import Narrator
from tests.stories.company import HOURS, Company, company, text_of
from tests.stories.company import WHAT as DATES
from tests.support.databases import PostgresServer

pytestmark = pytest.mark.anyio


async def play(stage: Company) -> str:
    told = StringIO()
    narrator = Narrator(Console(file=told, width=200))
    await script.play(Cast(stage.visitors, stage.settle, narrator))
    return told.getvalue()


async def posted_letters(stage: Company) -> Counter[str]:
    """How often each letter was posted, by the id that delivery gave it."""
    calls = await stage.calls("chat.postMessage")
    return Counter(one["request"]["metadata"]["event_payload"]["letter"] for one in calls)


async def test_from_the_invitation_to_a_win_that_held(firms: Company) -> None:
    told = await play(firms)

    assert told.count("✓") == 46
    assert "✗" not in told
    assert set((await posted_letters(firms)).values()) == {1}
    home = await firms.person("ana").home()
    assert WHAT[:20] in text_of(home)


async def test_from_the_invitation_to_an_issue_that_two_see(any_company: Company) -> None:
    await any_company.gather("ana", "bo")
    await any_company.raised()
    await any_company.press("bo", "see", **HOURS)

    assert "Bo" in text_of(await any_company.card(DATES))
    assert set((await posted_letters(any_company)).values()) == {1}
    assert DATES[:20] in text_of(await any_company.person("ana").home())


async def test_two_replicas_share_one_story_and_do_everything_once(
    anyio_backend: str, postgres: PostgresServer
) -> None:
    assert anyio_backend == "asyncio"
    with postgres.database() as url:
        async with company(url, replicas=2) as stage:
            assert stage.playground.post.sockets.count == 2
            told = await play(stage)
            assert told.count("✓") == 46
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
