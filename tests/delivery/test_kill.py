"""Workers killed with SIGKILL at random moments, while Slack misbehaves: no letter is lost and none is doubled.

`KILLS=200 pytest tests/delivery/test_kill.py` makes it long.
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

import pytest
from sqlalchemy import func, select

from bot.delivery import outbox
from bot.delivery.models import LETTERS, unsent
from bot.slack.replies import Letter
from bot.work import Work, Works
from tests.delivery.post_office import to_channel, to_person
from tests.delivery.worker_process import quick_clock
from tests.support.http_slack import HttpSlack

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("KILLS", "12"))
LETTERS_PER_KILL = 25
CONVERSATIONS = 80
TROUBLE = 0.25


class Workers:
    """Worker processes, by id."""

    def __init__(self, nursery: "subprocess.Popen[str]") -> None:
        self._nursery = nursery
        self._alive: list[int] = []

    def start(self) -> None:
        """Fork one."""
        assert self._nursery.stdin
        assert self._nursery.stdout
        self._nursery.stdin.write("one more\n")
        self._nursery.stdin.flush()
        self._alive.append(int(self._nursery.stdout.readline()))

    def kill(self, which: int) -> None:
        """Kill one in whatever it does."""
        with suppress(ProcessLookupError):
            os.kill(self._alive.pop(which), signal.SIGKILL)

    def kill_all(self) -> None:
        """Kill every one."""
        while self._alive:
            self.kill(0)


@contextmanager
def workers(database: str, slack: str, *, look: bool) -> Iterator[Workers]:
    command = [sys.executable, "-m", "tests.delivery.worker_process", database, slack, "look" if look else "blind"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:  # noqa: S603 (ours)
        running = Workers(nursery)
        try:
            yield running
        finally:
            running.kill_all()


def letters(dice: random.Random) -> list[Letter]:
    """Return some letters to channels and people, several to each."""
    found = []
    for _ in range(LETTERS_PER_KILL):
        number = dice.randrange(CONVERSATIONS)
        found.append(to_channel("hello", f"C{number}") if dice.random() < 0.5 else to_person("hello", f"U{number}"))
    return found


def left(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(LETTERS).where(unsent(LETTERS))) or 0


async def storm(works: Works, url: str, slack: HttpSlack, *, kills: int, look: bool = True) -> list[str]:
    """Write letters and kill workers by turns, then let the letters settle; return the ids of all letters sent."""
    dice = random.Random(7)  # noqa: S311 (a test's dice)
    async with slack.serving() as base_url:
        with workers(url, base_url, look=look) as running:
            replicas = 1 if works.database.dialect == "sqlite" else 2
            for _ in range(replicas):
                await asyncio.to_thread(running.start)
            for _ in range(kills):
                written = letters(dice)
                await works.run(partial(outbox.write, letters=written), deadline_seconds=10)
                await asyncio.sleep(dice.uniform(0.05, 0.3))
                running.kill(dice.randrange(replicas))
                await asyncio.to_thread(running.start)
            while await works.run(left, deadline_seconds=10):  # noqa: ASYNC110 (they settle in another process)
                await asyncio.sleep(0.1)
    sent = select(LETTERS.c.id).where(LETTERS.c.state == "sent")
    return list(await works.run(lambda work: work.session.scalars(sent).all(), deadline_seconds=10))


@pytest.fixture
def quick_works(works: Works) -> Works:
    works.clock = quick_clock
    return works


async def test_no_letter_is_lost_and_none_is_doubled(quick_works: Works, database_url: str) -> None:
    slack = HttpSlack(seed=1, trouble=TROUBLE)
    sent = await storm(quick_works, database_url, slack, kills=KILLS)
    arrived = slack.letters()
    assert len(sent) == KILLS * LETTERS_PER_KILL
    assert set(arrived) == set(sent), "lost"
    assert [letter for letter, times in arrived.items() if times > 1] == [], "doubled"


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_without_the_look_letters_are_doubled(quick_works: Works, database_url: str) -> None:
    slack = HttpSlack(seed=1, trouble=TROUBLE)
    sent = await storm(quick_works, database_url, slack, kills=3, look=False)
    arrived = slack.letters()
    assert set(arrived) == set(sent)
    assert any(times > 1 for times in arrived.values()), "the test above would prove nothing"
