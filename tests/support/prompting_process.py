"""Check-ins and delivery in processes of their own: `python -m tests.support.prompting_process DATABASE SLACK`.

Their clock runs quicker, so that leases and pauses, which are in seconds of it, do not make a test long. It begins on a
Monday morning when the parent starts, and everybody's working day lasts for five minutes.
"""

import asyncio
import sys
import time
from datetime import datetime, timedelta

from bot.db.engine import open_database
from bot.delivery.worker import Worker
from bot.features.checkins import jobs
from bot.register import with_doors
from bot.schedule.scheduler import Schedule
from bot.slack.doors import Doors
from bot.slack.web_gateway import WebGateway
from bot.work import Works
from tests.support.big_company import MONDAY
from tests.support.keys import VAULT
from tests.support.nursery import serve

QUICKER = 100
LEASE_SECONDS = 6 * QUICKER  # longer than a whole batch lasts, also on a busy machine: else two send the same letter
LOOK_SECONDS = 0.05
BEGAN = time.time()


def quick_clock() -> datetime:
    """Return a time that runs quicker, and is the same in every child."""
    return MONDAY + timedelta(seconds=(time.time() - BEGAN) * QUICKER)


async def prompt(database: str, slack: str) -> None:
    """Write to whoever is due, until killed."""
    works = Works(open_database(database), vault=VAULT, clock=quick_clock)
    gateway = WebGateway("xoxb-test", slack, call_seconds=0.8)
    doors = with_doors(Doors())
    worker = Worker(
        works,
        gateway,
        doors.paint_card,
        hold=doors.hold_card,
        pace_seconds=0,
        poll_seconds=LOOK_SECONDS,
        lease_seconds=LEASE_SECONDS,
    )
    schedule = Schedule(works, worker.wake)
    jobs.register(schedule)
    delivering = asyncio.create_task(worker.run())
    while not delivering.done():
        await schedule.run_all()
        await asyncio.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    serve(lambda: asyncio.run(prompt(*sys.argv[1:3])))
