"""Workers in processes of their own, for the kill test: `-m tests.delivery.worker_process DATABASE SLACK LOOK`."""

import asyncio
import sys
from datetime import UTC, datetime

from sqlalchemy import select

from bot.db.engine import open_database
from bot.delivery.models import Seen
from bot.delivery.worker import Worker
from bot.slack.doors import Doors
from bot.slack.replies import Message
from bot.slack.web_gateway import WebGateway
from bot.work import Work, Works
from tests.support.keys import VAULT
from tests.support.nursery import serve

QUICKER = 100  # so that leases and pauses, which are in seconds of this clock, do not make the test long
LEASE_SECONDS = 2 * QUICKER  # longer than any call below lasts, also on a busy machine
BEGAN = datetime(2026, 11, 23, tzinfo=UTC)


def quick_clock() -> datetime:
    """Return a time that runs quicker, and is the same in every process."""
    return BEGAN + (datetime.now(UTC) - BEGAN) * QUICKER


def lamp(work: Work, workspace: str, subject: str) -> Message | None:
    """Paint a card that shows something while its subject is noted as seen."""
    lit = select(Seen.key).where(Seen.workspace == workspace, Seen.key == subject)
    return Message(subject) if work.session.scalar(lit) else None


async def deliver(database: str, slack: str, look: str) -> None:
    """Deliver until killed."""
    doors = Doors()
    doors.card("lamp", lamp)
    works = Works(open_database(database), vault=VAULT, clock=quick_clock)
    gateway = WebGateway("xoxb-test", slack, call_seconds=0.8)
    worker = Worker(
        works,
        gateway,
        doors.paint_card,
        pace_seconds=0,
        poll_seconds=0.05,
        lease_seconds=LEASE_SECONDS,
        look_before_resend=look == "look",
    )
    await worker.run()


if __name__ == "__main__":
    serve(lambda: asyncio.run(deliver(*sys.argv[1:4])))
