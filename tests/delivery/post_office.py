"""Delivery's test bench: a database, a worker, and a Slack in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select

from bot.delivery import outbox
from bot.delivery.models import LETTERS
from bot.delivery.worker import Worker
from bot.slack.replies import Channel, Letter, Message, Person
from bot.work import Works
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack

WORKSPACE = "T1"


@dataclass(frozen=True, slots=True)
class PostOffice:
    """Write letters, deliver what is due, look at both ends."""

    works: Works
    clock: StoppedClock
    slack: MemorySlack
    worker: Worker

    def write(self, *letters: Letter) -> None:
        """Write letters in one unit of work."""
        self.works.run_blocking(lambda work: outbox.write(work, letters))

    async def deliver(self, *, after_seconds: float = 0) -> None:
        """Let time pass, and deliver what is due by then."""
        self.clock.advance(seconds=after_seconds)
        await self.worker.deliver_due()

    def rows(self) -> Sequence[Row[tuple[object, ...]]]:
        """Return the letters' rows, in order."""
        return self.works.run_blocking(
            lambda work: work.session.execute(select(LETTERS).order_by(LETTERS.c.number)).all()
        )

    def ends(self) -> list[tuple[str, str | None]]:
        """Return each letter's state and reason, in order."""
        return [(row.state, row.reason) for row in self.rows()]


def to_channel(
    text: str, channel: str = "C0LEAD", *, card: str | None = None, thread: str | None = None, ts: str | None = None
) -> Letter:
    """Return a letter to a channel."""
    return Letter(WORKSPACE, Channel(channel), Message(text), card=card, thread=thread, thread_ts=ts)


def to_person(text: str, user: str = "U0ANA") -> Letter:
    """Return a letter to a person."""
    return Letter(WORKSPACE, Person(user), Message(text))
