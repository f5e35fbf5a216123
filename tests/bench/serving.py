"""The bot as `grayzone serve` runs it, which also says its port: the bench lets the system choose it.

Its letters are paced to one per hour and channel, since what is measured is the answering: thousands of issues in a few
seconds would otherwise be delivered for minutes beside it. Delivery has rows of its own.
"""

import asyncio

from bot import logs
from bot.app import running, spare_the_collector
from bot.settings import load


async def serve() -> None:
    """Serve until the process is ended."""
    settings = load()
    logs.configure(settings.log_level, settings.log_form)
    async with running(settings, pace_seconds=3600) as bot:
        spare_the_collector()
        print(f"ready {bot.port}", flush=True)  # noqa: T201 (the bench reads it)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
