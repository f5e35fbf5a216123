"""The bot killed with SIGKILL at random moments while people are due and Slack misbehaves: each is written to once.

`KILLS=100 pytest tests/features/checkins/test_kill.py` makes it long; with `DUE=8`, for fewer people, also a busy
machine is in time.
"""

import asyncio
import os
import random
from collections import Counter

import pytest
from sqlalchemy import func, select

from bot.delivery.models import LETTERS, unsent
from bot.features.checkins.models import Member
from bot.features.notices.models import Notice
from bot.work import Work, Works
from tests.support.big_company import MONDAY, TEAM, fill, make_due
from tests.support.http_slack import HttpSlack
from tests.support.nursery import nursery

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("KILLS", "8"))
DUE_PER_KILL = int(os.environ.get("DUE", "20"))
TROUBLE = 0.25
PATIENCE_SECONDS = 120 + KILLS  # within their working day, also when it is long


def left(work: Work) -> int:
    """Count who is due and not written to, and the letters that are not sent."""
    due = select(func.count()).select_from(Member).where(Member.due_at <= MONDAY)
    letters = select(func.count()).select_from(LETTERS).where(unsent(LETTERS))
    return (work.session.scalar(due) or 0) + (work.session.scalar(letters) or 0)


async def storm(works: Works, url: str, slack: HttpSlack) -> None:
    """Let people be due and kill what writes to them by turns, then let it end."""
    dice = random.Random(11)  # noqa: S311 (a test's dice)
    replicas = 1 if works.database.dialect == "sqlite" else 2
    async with slack.serving() as base_url:
        with nursery("tests.support.prompting_process", url, base_url) as children:
            for _ in range(replicas):
                await asyncio.to_thread(children.start)
            for number in range(KILLS):
                first = number * DUE_PER_KILL + 1
                await works.run(
                    lambda work, first=first: make_due(work.connection, first, DUE_PER_KILL, MONDAY),  # type: ignore[misc]
                    deadline_seconds=10,
                )
                await asyncio.sleep(dice.uniform(0.05, 0.4))
                children.kill(dice.randrange(replicas))
                await asyncio.to_thread(children.start)
            async with asyncio.timeout(PATIENCE_SECONDS):
                while await works.run(left, deadline_seconds=10):  # noqa: ASYNC110 (others settle it)
                    await asyncio.sleep(0.1)


async def test_everybody_who_is_due_is_written_to_once_whatever_is_killed(works: Works, database_url: str) -> None:
    people = KILLS * DUE_PER_KILL
    await asyncio.to_thread(fill, database_url, people + -people % TEAM)
    slack = HttpSlack(seed=3, trouble=TROUBLE)
    await storm(works, database_url, slack)
    written_to = Counter(post["channel"] for post in slack.posts)
    expected = {f"D{number}" for number in range(1, people + 1)}
    assert expected - set(written_to) == set(), "lost"
    assert [user for user, times in written_to.items() if times > 1] == [], "doubled"
    assert set(written_to) == expected
    counted = await works.run(lambda work: work.session.scalars(select(Notice.spent)).all(), deadline_seconds=10)
    assert Counter(counted) == {1: people}, "taken twice, though sent once"
