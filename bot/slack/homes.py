"""App Home, painted for whoever looks at it: when it is opened, and again after that person's own acts.

Nobody else's Home is painted on a change: `views.publish` allows about 100 a minute for a whole workspace, and Home is
painted anew at every opening anyway. So nothing here needs to survive a restart, or to be known to another replica: who
acts on Home, or in a modal that was opened there, is looking at it; who acts elsewhere may be, if they opened it here.
"""

import asyncio
import secrets
import time
from collections.abc import Callable
from functools import partial

import structlog

from bot.errors import TooSlow
from bot.slack.doors import Doors
from bot.slack.gateway import Gateway, SlackRefused, SlackUnclear
from bot.slack.requests import HomeOpened
from bot.work import Works

LOOKED_AT_SECONDS = 1800.0

log = structlog.get_logger(__name__)


class Homes:
    """Paints Homes in the background, one painting per person at a time; the last state always wins."""

    def __init__(
        self, doors: Doors, works: Works, gateway: Gateway, *, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._doors = doors
        self._works = works
        self._gateway = gateway
        self._timer = timer
        self._looked_at: dict[tuple[str, str], float] = {}
        self._wanted: dict[tuple[str, str], HomeOpened] = {}
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}

    def opened(self, request: HomeOpened) -> None:
        """Paint the Home of somebody who opened it."""
        key = (request.workspace, request.user)
        self._looked_at[key] = self._timer()
        self._want(key, request)

    def acted(self, workspace: str, user: str, *, at_home: bool) -> None:
        """Paint the Home of somebody whose act changed it, if they act there or looked at it in the last half hour."""
        key = (workspace, user)
        if at_home:
            self._looked_at[key] = self._timer()
        looked_at = self._looked_at.get(key)
        if looked_at is not None and self._timer() - looked_at < LOOKED_AT_SECONDS:
            self._want(key, HomeOpened(workspace, user, once=""))

    async def drain(self) -> None:
        """Wait until all that was wanted is painted."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values())

    def _want(self, key: tuple[str, str], request: HomeOpened) -> None:
        self._wanted[key] = request
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._paint(key))

    async def _paint(self, key: tuple[str, str]) -> None:
        try:
            while request := self._wanted.pop(key, None):
                await self._paint_once(request)
        finally:
            del self._tasks[key]

    async def _paint_once(self, request: HomeOpened) -> None:
        painter = self._doors.painter
        if painter is None:
            return
        try:
            home = await self._works.run(partial(painter, request), read_only=True)
            await self._gateway.publish_home(request.user, home)
        except (SlackRefused, SlackUnclear, TooSlow) as error:
            log.warning("home_not_painted", user=request.user, reason=getattr(error, "code", type(error).__name__))
        except Exception:  # the edge of the process: nobody waits for a task in the background
            log.exception("home_broken", user=request.user, reference=secrets.token_hex(4))
