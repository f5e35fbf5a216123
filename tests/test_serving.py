"""`grayzone serve` as an operator knows it: a process that gets ready, tells its health, and ends when told to."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.manifest import read
from bot.playground import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Playground, serve
from tests.support.commands import typed
from tests.support.keys import SECRET_KEY

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[1]
WAYS_IN = {"socket": {"SLACK_APP_TOKEN": APP_TOKEN}, "http": {"SLACK_SIGNING_SECRET": SIGNING_SECRET}}
PATIENCE = 90.0  # a start takes a second; a machine with much else to do takes many


def settings(address: str, **more: str) -> dict[str, str]:
    return {
        "SLACK_API_URL": f"{address}/api/",
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "GRAYZONE_SECRET_KEY": SECRET_KEY,
        "LOG_FORM": "json",
        "PORT": "0",
    } | more


@asynccontextmanager
async def started(folder: Path, address: str, **environ: str) -> AsyncIterator[Process]:
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings(address, **environ)}
    command = (sys.executable, "-m", "bot", "serve")
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=clean, stderr=PIPE)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def event(process: Process, wanted: str) -> dict[str, Any]:
    assert process.stderr
    seen = []
    async for line in process.stderr:
        seen.append(line.decode())
        told: dict[str, Any] = json.loads(line)
        if told["event"] == wanted:
            return told
    raise AssertionError("".join(seen))


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_serves_in_both_modes_until_it_is_told_to_stop(mode: str, tmp_path: Path) -> None:
    async with (
        asyncio.timeout(PATIENCE),
        serve(Playground(read())) as address,
        started(tmp_path, address, **WAYS_IN[mode]) as process,
    ):
        told = await event(process, "serving")
        async with aiohttp.ClientSession(f"http://127.0.0.1:{told['port']}") as session:
            ready = await (await session.get("/readyz")).json()
            metrics = await (await session.get("/metrics")).text()
        process.send_signal(signal.SIGTERM)
        _, errors = await process.communicate()

    assert process.returncode == 0, errors.decode()
    assert told["mode"] == mode
    assert ready == {"ready": True, "checks": dict.fromkeys(ready["checks"], "ok")}
    assert ready["checks"].keys() >= {"database", "delivery"}
    assert ("slack" in ready["checks"]) == (mode == "socket")
    assert "python_info" in metrics


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-other"}, "SLACK_BOT_TOKEN was refused by Slack (invalid_auth)"),
        ({"SLACK_APP_TOKEN": "xapp-other"}, "SLACK_APP_TOKEN was refused by Slack (invalid_auth)"),
        (
            {"DATABASE_URL": "postgresql://ana:hush@127.0.0.1:1/x"},
            "The database that DATABASE_URL names does not answer",
        ),
    ],
)
async def test_what_keeps_it_from_starting_is_one_sentence(
    changed: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    async with serve(Playground(read())) as address:
        given = settings(address, **{**WAYS_IN["socket"], **changed})
        done = await asyncio.to_thread(typed, tmp_path, "serve", **given)

    (said,) = (line for line in done.stderr.splitlines() if not line.startswith("{"))
    assert done.returncode == 1
    assert said.startswith(f"✗ {sentence}")
    assert "other" not in done.stderr
    assert "hush" not in done.stderr
