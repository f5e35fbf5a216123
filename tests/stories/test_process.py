"""The bot as a process: killed at the worst moment and started again, and refused a start that would do harm."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.manifest import read
from bot.playground import Playground, serve
from bot.playground.visitors import Visitors
from tests.stories.company import text_of
from tests.support.databases import PostgresServer, SqliteFolder
from tests.test_serving import PATIENCE, WAYS_IN, event, started

pytestmark = pytest.mark.anyio

TABLE = "The peer group of this channel"


@asynccontextmanager
async def town() -> AsyncIterator[tuple[str, Visitors]]:
    """A playground whose bot is another process, and may look for its own messages."""
    async with asyncio.timeout(PATIENCE), serve(Playground(read())) as address, Visitors(address) as visitors:
        await visitors.act("limits", rate=False)
        await visitors.act("scopes", grant=["channels:history"])
        yield address, visitors


@pytest.mark.parametrize(("kind", "where"), [("429", "postgres"), ("lost_answer", "sqlite_files")])
async def test_killed_between_work_and_delivery_every_letter_arrives_exactly_once(
    kind: str, where: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server: SqliteFolder | PostgresServer = request.getfixturevalue(where)
    with server.database() as url:
        await killed_and_started_again(kind, tmp_path, {**WAYS_IN["socket"], "DATABASE_URL": url})


async def killed_and_started_again(kind: str, tmp_path: Path, settings: dict[str, str]) -> None:
    """Kill a bot that owes four letters, start it again, and look for each of them."""
    async with town() as (address, visitors):
        ana = visitors.person("ana")
        async with started(tmp_path, address, **settings) as first:
            await event(first, "serving")
            await visitors.act("fault", method="chat.postMessage", kind=kind, retry_after=2)
            await ana.do("invite", channel="leadership", user="grayzone")
            for question in ("one", "two", "three"):
                await ana.say("leadership", f"@Grayzone {question}?")
            await event(first, "letter.postponed")
            first.kill()
        async with started(tmp_path, address, **settings) as second:
            await event(second, "serving")
            hello = await ana.find("Hello, I am Grayzone")
            for question in await questions(visitors):
                await answered(visitors, question)
            messages = await ana.messages()
        assert [one["ts"] for one in messages if "Hello, I am" in text_of(one)] == [hello["ts"]]
        for question in await questions(visitors):
            assert len(await ana.messages(thread_ts=question)) == 2
        assert await visitors.look("problems") == []


async def questions(visitors: Visitors) -> list[str]:
    """The messages that asked the bot something."""
    messages = await visitors.person("ana").messages()
    return [one["ts"] for one in messages if "<@U0GRAY>" in one["text"]]


async def answered(visitors: Visitors, ts: str) -> None:
    """Return when a question has its answer."""
    while len(await visitors.person("ana").messages(thread_ts=ts)) < 2:
        await visitors.look("idle", settle="0.1")


async def test_a_start_on_the_schema_of_a_newer_version_ends_with_one_sentence(
    tmp_path: Path, sqlite_files: SqliteFolder
) -> None:
    with sqlite_files.database() as url:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        engine.dispose()
        async with (
            town() as (address, _),
            started(tmp_path, address, **WAYS_IN["socket"], DATABASE_URL=url) as process,
        ):
            _, errors = await process.communicate()
    (said,) = (line for line in errors.decode().splitlines() if not line.startswith("{"))
    assert process.returncode == 1
    assert "newer" in said
