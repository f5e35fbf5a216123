"""The rehearsal: the whole story at speed, for CI and sceptics."""

import time

from aiohttp import ClientError
from rich.console import Console

from bot.demo.company import Company, Settle
from bot.demo.narrator import Broken, Narrator
from bot.demo.script import play
from bot.playground.visitors import CouldNot, Visitors


async def rehearse(address: str, settle: Settle, console: Console) -> int:
    """Play the story at the playground's address, print what happened, and return the exit code."""
    began = time.monotonic()
    narrator = Narrator(console)
    async with Visitors(address) as visitors:
        await visitors.act("limits", rate=False)  # the story takes weeks of the playground's time in seconds
        try:
            await play(Company(visitors, settle, narrator))
        except (Broken, CouldNot, LookupError, TimeoutError, ClientError) as error:
            console.print(f"\nThe story broke: {type(error).__name__}: {error}", style="red", markup=False)
            return 1
    console.print(f"\n{narrator.seen} things seen, all as they must be, in {time.monotonic() - began:.1f} s.")
    return 0
