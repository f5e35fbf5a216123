"""The bot killed with SIGKILL while tables at every stage are pressed at, tick and are posted: as if it never was."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest

from bot.schedule.hours import next_tick
from tests.stories.killing import NAMES, Town, town
from tests.support.databases import PostgresServer, SqliteFolder

pytestmark = pytest.mark.anyio

PATIENCE = 180.0  # a busy machine takes its time
SPOKEN: dict[str, Any] = {}


async def evening(there: Town, *, killed: bool) -> dict[str, Any]:
    """Let the conversations be made, everybody press what is asked of them, and a tick come."""
    dice = random.Random(5)  # noqa: S311 (a test's dice)
    await there.start()
    if killed:
        await there.reaches(2, "in", "conversations.create")
        await there.kill()
        await there.reaches(dice.randint(8, 14), "in", "chat.postMessage")
        await there.kill()
    await there.settled()
    await asyncio.gather(*(there.visitors.person(name).home() for name in NAMES))
    pressing = asyncio.ensure_future(there.press_all())
    if killed:
        before = there.count("out", "block_actions")
        for more in (2, 14, 28):
            while there.count("out", "block_actions") < before + more and not pressing.done():  # noqa: ASYNC110 (people act)
                await asyncio.sleep(0)
            assert not pressing.done()  # else there was nothing to kill it in
            await there.kill()
    await pressing
    await there.settled()
    tick = next_tick(there.playground.clock(), "Europe/Berlin", 9)
    await there.advance((tick - there.playground.clock()).total_seconds() + 1)
    if killed:
        await asyncio.sleep(dice.uniform(0.02, 0.1))  # somewhere in the jobs
        await there.kill()
        posted = there.count("in", "chat.postMessage", "chat.update")
        await there.reaches(posted + dice.randint(1, 6), "in", "chat.postMessage", "chat.update")
        await there.kill()
    await there.settled()
    return await there.standing()


@pytest.fixture
async def never_killed(sqlite_files: SqliteFolder, tmp_path: Path) -> dict[str, Any]:
    """Where all of it stands if nothing is killed; played once."""
    if not SPOKEN:
        with sqlite_files.database() as url:
            async with asyncio.timeout(PATIENCE), town(url, tmp_path) as there:
                SPOKEN.update(await evening(there, killed=False))
    return SPOKEN


async def test_killed_at_every_stage_all_of_it_stands_as_if_nothing_was(
    server: PostgresServer | SqliteFolder, never_killed: dict[str, Any], tmp_path: Path
) -> None:
    with server.database() as url:
        async with asyncio.timeout(PATIENCE), town(url, tmp_path) as there:
            found = await evening(there, killed=True)
    assert there.kills == 7
    assert {stage: one["stage"] for stage, one in never_killed["tables"].items()} == AFTER
    for stage, wanted in never_killed["tables"].items():
        for reader, record in wanted["records"].items():
            assert found["tables"][stage]["records"][reader] == record, f"{stage}: {reader}"
    for what, wanted in never_killed.items():
        assert found[what] == wanted, what


AFTER = {
    "INVITED": "TABLE",
    "TABLE": "INTAKE",
    "INTAKE": "GROUND",
    "GROUND": "DRAFT",
    "DRAFT": "VERDICT",
    "VERDICT": "JOINT",
    "ENOUGH": "DRAFT",
    "JOINT": "SIGN",
    "SIGN": "AGREED",
    "AGREED": "AGREED",
    "CLOSED": "CLOSED",
}
