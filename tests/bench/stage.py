"""What the bench runs: real processes (the playground, the bot, the bare app) and a database with a seated group."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from itertools import permutations

from sqlalchemy import func, select, text

from bot.db.engine import open_database
from bot.db.migrations import migrate
from bot.delivery.models import LetterRow
from bot.features.grayzone.models import Issue
from bot.features.peers import service as peers
from bot.features.peers.facts import PersonLearned
from bot.features.peers.rules.set_up import HandoffLine, SetUp
from bot.work import Work, Works
from tests.bench.requests import BOT_TOKEN, PEERS, SECRET, WORKSPACE
from tests.support.keys import SECRET_KEY, VAULT

FUNCTIONS = ("Sales", "Operations", "Engineering", "Finance", "People", "Marketing")
GROUPS = 220  # each can be filed in 90 times: enough for the rounds of `answering`
HANDOFFS = tuple(HandoffLine(giver, receiver, "order data") for giver, receiver in permutations(FUNCTIONS, 2))[::2]

Place = tuple[int, int]  # a group in which the bench files issues, and a handoff of its list


def seat_groups(url: str, groups: int = GROUPS) -> tuple[Place, ...]:
    """Migrate a fresh database and seat the same six peers in many groups, so that each holds tens of issues."""
    migrate(url)
    works = Works(open_database(url), vault=VAULT)
    try:
        seated = [
            works.run_blocking(partial(_seat, f"C0BENCH{number:04d}"), deadline_seconds=30) for number in range(groups)
        ]
    finally:
        works.close_blocking()
    return tuple(place for places in zip(*seated, strict=True) for place in places)


def _seat(channel: str, work: Work) -> list[Place]:
    group = peers.found(work, workspace=WORKSPACE, channel=channel, name="leadership").group.facts.id
    for user in PEERS:
        facts = PersonLearned(user=user, name=user, zone="Europe/Berlin", kind="member")
        peers.learn(work, WORKSPACE, facts)
    wanted = SetUp(FUNCTIONS, HANDOFFS, "Europe/Berlin", 9)
    peers.set_up(work, workspace=WORKSPACE, user=PEERS[0], group_id=group, version=0, wanted=wanted, shown=0)
    for user, function in zip(PEERS, peers.functions(work, group), strict=True):
        peers.join(work, workspace=WORKSPACE, user=user, group_id=group, function_id=function.id)
    return [(group, handoff.id) for handoff in peers.handoffs(work, group)]


def gather_statistics(url: str) -> None:
    """Let PostgreSQL plan as a server does that has run for a minute, and has gathered these by itself."""
    database = open_database(url)
    with database.engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    database.dispose()


def count_filed(url: str) -> tuple[int, int]:
    """Return how many issues there are, and how many letters."""
    database = open_database(url)
    with database.engine.connect() as connection:
        issues, letters = (connection.scalar(select(func.count()).select_from(table)) for table in (Issue, LetterRow))
    database.dispose()
    return issues or 0, letters or 0


@asynccontextmanager
async def process(*arguments: str, **environment: str) -> AsyncIterator[int]:
    """Run `python -m arguments...` until the context ends; give the port that it says it is ready on."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, stdout=asyncio.subprocess.PIPE, env={**os.environ, **environment}
    )
    try:
        assert child.stdout
        while line := (await child.stdout.readline()).decode():
            if line.startswith("ready "):
                break
        else:
            raise RuntimeError(f"{arguments} ended before it was ready")
        yield int(line.split()[1])
    finally:
        if child.returncode is None:
            child.terminate()
        await child.wait()


def bare() -> AbstractAsyncContextManager[int]:
    """Run the bare Bolt app."""
    return process("tests.bench.bare", "0")


def bot(slack: int, url: str) -> AbstractAsyncContextManager[int]:
    """Run the bot over signed HTTP."""
    return process(
        "tests.bench.serving",
        SLACK_BOT_TOKEN=BOT_TOKEN,
        SLACK_SIGNING_SECRET=SECRET,
        SLACK_API_URL=f"http://127.0.0.1:{slack}/api/",
        GRAYZONE_SECRET_KEY=SECRET_KEY,
        DATABASE_URL=url,
        PORT="0",
        LOG_LEVEL="error",
    )
