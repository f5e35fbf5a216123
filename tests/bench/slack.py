"""A playground in a process of its own, without rate limits: the bench measures the bot, not Slack's patience."""

import asyncio

from bot.manifest import read
from bot.playground import Playground
from bot.playground.server import serve
from bot.playground.visitors import Visitors


async def play() -> None:
    """Serve until the process is ended."""
    async with serve(Playground(read())) as address, Visitors(address) as visitors:
        await visitors.act("limits", rate=False)
        await visitors.person("ana").do("invite", channel="leadership", user="grayzone")
        print(f"ready {address.rsplit(':', 1)[1]}", flush=True)  # noqa: T201 (the bench reads it)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(play())
