"""Sets the stage: a playground, a bot that reaches it over the wire, and a database that is thrown away afterwards."""

import asyncio
import signal
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot import logs
from bot.app import PACE_SECONDS, CannotStart, Running, running
from bot.demo.rehearsal import rehearse as play
from bot.keys import new_key
from bot.manifest import read
from bot.playground import Playground
from bot.playground.identity import APP_TOKEN, BOT_TOKEN
from bot.playground.playground import untold
from bot.playground.server import serve
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Stage:
    """A playground and the bot in it. `address` is where people go; the bot's clock is the playground's."""

    address: str
    playground: Playground
    bot: Running


@asynccontextmanager
async def staged(port: int = 0, *, pace_seconds: float = PACE_SECONDS) -> AsyncIterator[Stage]:
    """Run both while the context lasts, on loopback only; `port` is the page's, 0 takes a free one.

    Raises OSError when the port is taken.
    """
    playground = Playground(read())
    async with serve(playground, port=port) as address, _bot(playground, pace_seconds) as bot:
        yield Stage(address, playground, bot)


@asynccontextmanager
async def _bot(playground: Playground, pace_seconds: float) -> AsyncIterator[Running]:
    """Run a bot that knows nothing yet, in the playground's time."""
    with tempfile.TemporaryDirectory(prefix="grayzone-demo-") as folder:
        settings = Settings.model_validate(
            {
                "slack_bot_token": BOT_TOKEN,
                "slack_app_token": APP_TOKEN,
                "slack_api_url": f"{playground.address}/api/",
                "grayzone_secret_key": new_key(),
                "database_url": f"sqlite:///{Path(folder) / 'demo.sqlite3'}",
                "port": 0,
            }
        )
        async with running(settings, clock=playground.clock, pace_seconds=pace_seconds) as bot:
            playground.next_tick = bot.first_tick
            try:
                yield bot
            finally:
                playground.next_tick = untold


def run(port: int, *, rehearse: bool, open_browser: bool) -> int:
    """Serve the demo until Ctrl-C, or rehearse the whole story; return the exit code."""
    logs.configure("warning", "console")
    console = Console()
    try:
        return asyncio.run(_rehearse(console) if rehearse else _serve(console, port, open_browser=open_browser))
    except (CannotStart, OSError) as error:
        console.print(f"The demo cannot start: {error}", style="red", markup=False)
        return 1


async def _rehearse(console: Console) -> int:
    async with staged(pace_seconds=0) as stage:
        return await play(stage.address, stage.bot.settle, console)


async def _serve(console: Console, port: int, *, open_browser: bool) -> int:
    stop, again = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    playground = Playground(read())
    playground.on_reset = again.set
    async with serve(playground, port=port) as address:
        while not stop.is_set():
            began_again = again.is_set()
            again.clear()
            async with _bot(playground, PACE_SECONDS):
                if not began_again:
                    _welcome(console, address, open_browser=open_browser)
                await _first(stop, again)
    console.print("Goodbye.")
    return 0


def _welcome(console: Console, address: str, *, open_browser: bool) -> None:
    console.print(f"\n  Grayzone is ready: [bold link={address}]{address}[/]\n")
    console.print("  Six peers share a workspace there; the page shows you around. Ctrl-C ends it,")
    console.print("  and everything in it is forgotten.\n")
    if open_browser:
        webbrowser.open(address)


async def _first(*events: asyncio.Event) -> None:
    """Wait until one of the events happens."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
