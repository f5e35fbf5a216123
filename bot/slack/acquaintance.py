"""Who is acting: the shell asks Slack about an account before the core handles its request, and remembers for a while.

Handlers touch the database only, yet what a person may do depends on the account (guest, bot, other firm). So the
facts travel with the request and are written in its transaction.
"""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.slack.gateway import Gateway, SlackRefused, SlackUnclear
from bot.slack.requests import ChannelFacts, PersonFacts, Request

FRESH_SECONDS = 3600.0

log = structlog.get_logger(__name__)


class Acquaintance:
    """What this process has asked Slack about accounts lately."""

    def __init__(
        self, gateway: Gateway, *, patience_seconds: float, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._gateway = gateway
        self._patience_seconds = patience_seconds
        self._timer = timer
        self._asked: dict[tuple[str, str], float] = {}

    async def of_person(self, request: Request) -> PersonFacts | None:
        """Return news about the actor; None when we know enough already, or Slack does not answer in time."""
        asked = self._asked.get((request.workspace, request.user))
        if asked is not None and self._timer() - asked < FRESH_SECONDS:
            return None
        try:
            async with asyncio.timeout(self._patience_seconds):
                return await self._gateway.person(request.user)
        except (SlackRefused, SlackUnclear, TimeoutError) as error:
            log.warning("person_not_looked_up", user=request.user, reason=type(error).__name__)
            return None

    def learned(self, request: Request) -> None:
        """Remember that the actor's account is now in the database."""
        self._asked[request.workspace, request.user] = self._timer()

    def forget(self, request: Request) -> bool:
        """Ask Slack about the actor again at the next occasion; tell whether they were known until now."""
        return self._asked.pop((request.workspace, request.user), None) is not None

    async def of_channel(self, channel: str) -> ChannelFacts | None:
        """Return what Slack says of a conversation, or None when it does not answer in time."""
        try:
            async with asyncio.timeout(self._patience_seconds):
                return await self._gateway.channel(channel)
        except (SlackRefused, SlackUnclear, TimeoutError) as error:
            log.warning("channel_not_looked_up", channel=channel, reason=type(error).__name__)
            return None
