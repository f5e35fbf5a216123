"""The whole bot in processes of its own: `python -m tests.support.serving_process DATABASE SLACK CLOCK`.

CLOCK is a file with the seconds by which its clock goes before the machine's: whoever starts it moves them all at once.
Beside it stands in a file of the same name, ending with `.done`, the time whose jobs have been run.
"""

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import running
from bot.work import utc_now
from tests.stories.company import PATIENT, settings_for
from tests.support.nursery import serve

LOOK_SECONDS = 0.02


async def serve_bot(database: str, slack: str, clock_file: str) -> None:
    """Serve until killed, and do what is due whenever the clock was moved."""
    file = Path(clock_file)

    def ahead() -> float:
        return float(file.read_text(encoding="utf-8"))

    def clock() -> datetime:
        return utc_now() + timedelta(seconds=ahead())

    settings, moved = settings_for(slack, database, "socket"), 0.0
    async with running(settings, clock=clock, pace_seconds=0, budget=PATIENT) as bot:
        while True:
            if (now := ahead()) != moved:
                moved = now
                await bot.schedule.run_all()
                file.with_suffix(".done").write_text(str(moved), encoding="utf-8")
            await asyncio.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    serve(lambda: asyncio.run(serve_bot(*sys.argv[1:4])))
