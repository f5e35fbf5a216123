"""The playground put together: one pretended workspace, its time, and its ways to the bot."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.playground.activity import Activity
from bot.playground.clock import PlaygroundClock
from bot.playground.delivery.post import Post
from bot.playground.delivery.sockets import Sockets
from bot.playground.events import Events
from bot.playground.faults import Faults
from bot.playground.journal import Journal
from bot.playground.live import Live
from bot.playground.manifest import AppManifest
from bot.playground.policy import Policy
from bot.playground.rates import Rates
from bot.playground.response_urls import ResponseUrls
from bot.playground.scopes import Scopes
from bot.playground.triggers import LIFETIME_SECONDS, Triggers
from bot.playground.workspace import Workspace

PATIENCE = 3.0  # seconds that Slack waits for an acknowledgement


async def untold() -> None:
    """Know of no moment at which a bot will act."""


class Playground:
    """A strict local Slack. Serve it with `serve`; give `clock` to a bot that runs in the same process.

    `manifest` is the app's manifest; `offset` moves the playground's time from the machine's at the start; `patience`
    is how long an acknowledgement may take, in seconds of real time (Slack's three; less makes impatient tests quick);
    `trigger_seconds` is how long a trigger id lives (Slack's three; more for who does not ask how quick a machine is).
    Who runs a bot beside it may set `next_tick`, which tells when that bot next acts by itself: the page goes there.
    """

    def __init__(
        self,
        manifest: dict[str, Any],
        *,
        offset: timedelta = timedelta(0),
        patience: float = PATIENCE,
        trigger_seconds: float = LIFETIME_SECONDS,
    ) -> None:
        self.manifest = AppManifest.read(manifest)
        self.time = PlaygroundClock(offset)
        self.live = Live()
        self.activity = Activity()
        self.faults = Faults()
        self.scopes = Scopes(self.manifest.scopes)
        self.journal = Journal(self.clock, lambda: self.live.everyone("traffic"))
        sockets = Sockets(changed=lambda: self.live.everyone("state"), problem=self.journal.problem)
        self.post = Post(
            sockets=sockets, journal=self.journal, activity=self.activity, faults=self.faults, patience=patience
        )
        self.workspace = Workspace(self.clock)
        self.events = Events(
            workspace=self.workspace,
            manifest=self.manifest,
            scopes=self.scopes,
            post=self.post,
            journal=self.journal,
            faults=self.faults,
            clock=self.time,
        )
        self.address = ""
        self.on_reset: Callable[[], None] = lambda: None
        self.next_tick: Callable[[], Awaitable[datetime | None]] = untold
        self.installed = True
        self._trigger_seconds = trigger_seconds
        self._begin()

    def _begin(self) -> None:
        self.triggers = Triggers(self.clock, self._trigger_seconds)
        self.rates = Rates(self.clock)
        self.policy = Policy()
        self.response_urls = ResponseUrls(self.clock)

    def clock(self) -> datetime:
        """Return the playground's now: aware, UTC, moved on by `/_control/clock`. Fit to be a bot's clock."""
        return self.time.now()

    def reset(self) -> None:
        """Back to the first moment, and tell `on_reset`. The bot's connections and the way of delivery stay."""
        self.events.stop()
        self.time.reset()
        self.faults.clear()
        self.scopes.reset()
        self.installed = True
        self.workspace = Workspace(self.clock)
        self.events.workspace = self.workspace
        self.events.retry_at_once = False
        self._begin()
        self.journal.clear()
        for topic in ("state", "traffic", "clock", "modal", "home"):
            self.live.everyone(topic)
        self.on_reset()
