"""Workers killed with SIGKILL at random moments, while Slack misbehaves: no letter is lost and none is doubled.

No card that was taken back stays, either.

`KILLS=200 pytest tests/delivery/test_kill.py` makes it long.
"""

import asyncio
import os
import random
from collections.abc import Callable, Iterable

import pytest
from sqlalchemy import delete, func, select

from bot.db.inserts import insert_or_leave
from bot.delivery import outbox
from bot.delivery.models import LETTERS, Seen, unsent
from bot.slack.replies import Channel, Letter, Person
from bot.work import Work, Works
from tests.delivery.post_office import WORKSPACE, to_channel, to_person
from tests.delivery.worker_process import quick_clock
from tests.support.http_slack import HttpSlack
from tests.support.nursery import nursery

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("KILLS", "12"))
LETTERS_PER_KILL = 25
CONVERSATIONS = 80
LAMPS = 40
TROUBLE = 0.25


Writing = Callable[[Work, random.Random], None]


def greet(work: Work, dice: random.Random) -> None:
    """Write some letters to channels and people, several to each."""
    found = []
    for _ in range(LETTERS_PER_KILL):
        number = dice.randrange(CONVERSATIONS)
        found.append(to_channel("hello", f"C{number}") if dice.random() < 0.5 else to_person("hello", f"U{number}"))
    outbox.write(work, found)


def switch(work: Work, dice: random.Random) -> None:
    """Switch some lamps on or off: each is a card in a channel, in a thread there, or for a person."""
    toggle(work, [dice.randrange(LAMPS) for _ in range(LETTERS_PER_KILL)])


def light(work: Work, _: random.Random) -> None:
    """Switch all lamps on."""
    toggle(work, range(LAMPS))


def toggle(work: Work, numbers: Iterable[int]) -> None:
    found = []
    for number in numbers:
        lamp = {"workspace": WORKSPACE, "key": f"lamp {number}", "seen_at": work.now}
        if not insert_or_leave(work.connection, Seen, lamp):
            work.session.execute(delete(Seen).where(Seen.key == f"lamp {number}"))
        to = Channel(f"C{number}") if number % 3 else Person(f"U{number}")
        thread_ts = "1600000000.000100" if number % 3 == 1 else None
        found.append(Letter(WORKSPACE, to, None, card=f"lamp:lamp {number}", thread_ts=thread_ts))
    outbox.write(work, found)


def left(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(LETTERS).where(unsent(LETTERS))) or 0


async def settled(works: Works) -> None:
    while await works.run(left, deadline_seconds=10):  # noqa: ASYNC110 (they settle in another process)
        await asyncio.sleep(0.1)


async def storm(
    works: Works,
    url: str,
    slack: HttpSlack,
    write: Writing = greet,
    *,
    kills: int,
    look: bool = True,
    first: Writing | None = None,
) -> list[str]:
    """Write letters and kill workers by turns, then let the letters settle; return the ids of all letters sent.

    What `first` writes has arrived before the first kill.
    """
    dice = random.Random(7)  # noqa: S311 (a test's dice)
    async with slack.serving() as base_url:
        with nursery("tests.delivery.worker_process", url, base_url, "look" if look else "blind") as running:
            replicas = 1 if works.database.dialect == "sqlite" else 2
            for _ in range(replicas):
                await asyncio.to_thread(running.start)
            if first:
                await works.run(lambda work: first(work, dice), deadline_seconds=10)
                await settled(works)
            for _ in range(kills):
                await works.run(lambda work: write(work, dice), deadline_seconds=10)
                await asyncio.sleep(dice.uniform(0.05, 0.3))
                running.kill(dice.randrange(replicas))
                await asyncio.to_thread(running.start)
            await settled(works)
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


async def test_a_card_that_was_taken_back_is_gone_and_one_that_came_again_is_there_once(
    quick_works: Works, database_url: str
) -> None:
    slack = HttpSlack(seed=1, trouble=TROUBLE)
    await storm(quick_works, database_url, slack, switch, kills=KILLS, first=light)
    lit = await quick_works.run(lambda work: work.session.scalars(select(Seen.key)).all(), deadline_seconds=10)
    assert slack.texts() == dict.fromkeys(lit, 1)
    taken = select(func.count()).where(LETTERS.c.reason == "taken_back")
    assert await quick_works.run(lambda work: work.session.scalar(taken), deadline_seconds=10), "it would prove nothing"


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_without_the_look_letters_are_doubled(quick_works: Works, database_url: str) -> None:
    slack = HttpSlack(seed=1, trouble=TROUBLE)
    sent = await storm(quick_works, database_url, slack, kills=3, look=False)
    arrived = slack.letters()
    assert set(arrived) == set(sent)
    assert any(times > 1 for times in arrived.values()), "the test above would prove nothing"
