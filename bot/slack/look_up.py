"""Looking up for a request what only Slack knows: its conversation, a message's place, a user group's members, emoji.

Only when a handler asks for it (`doors.NeedsLookUp`), outside any transaction, all at once, and not for long: what
Slack does not say in time is missing, and handlers then assume the more private.
"""

import asyncio
import dataclasses
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

import structlog

from bot.slack.emoji import is_standard
from bot.slack.gateway import Gateway, SlackRefused, SlackUnclear
from bot.slack.requests import (
    ChannelFacts,
    Command,
    LookedUp,
    PersonFacts,
    Reacted,
    Request,
    Shortcut,
    SpokenOfPeople,
    Submission,
    Writing,
    Written,
)

EMOJI_FRESH_SECONDS = 3600.0  # Slack tells when they change
FRESH_SECONDS = 60.0  # nobody tells that a channel was made private, or who joined a user group

MOST_PEOPLE = MOST_GROUPS = 10  # of one message; Slack's limits are for everybody
PEOPLE = "people"  # the name under which a form asks for people

T = TypeVar("T")

log = structlog.get_logger(__name__)


class LookUp:
    """Asks Slack, and remembers for a while what seldom changes."""

    def __init__(
        self, gateway: Gateway, *, patience_seconds: float, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._gateway = gateway
        self._patience_seconds = patience_seconds
        self._timer = timer
        self._known: dict[tuple[str, str], tuple[float, object]] = {}
        self._emoji_changes = 0

    async def completed(self, request: Request) -> Request:
        """Return the request with what could be looked up for it; a kind that needs nothing comes back as it is."""
        looked_up: LookedUp | None = None
        match request:
            case Reacted():
                looked_up = await self._of_message(request)
            case Written():
                looked_up = await self._in_words(request.writing or Writing())
            case SpokenOfPeople():
                looked_up = await self._in_words(request.writing, people=True, channel=request.channel)
            case Command():
                looked_up = await self._in_words(request.writing, people=True)
            case Shortcut(message=message) if message is not None:
                thread_ts = _parent(message.permalink, message.ts)
                looked_up = LookedUp(await self._channel(message.channel), message.permalink, thread_ts)
            case Submission():
                people, aliases = await asyncio.gather(self._people(request.fields.many(PEOPLE)), self._all_aliases())
                looked_up = LookedUp(people=people, aliases=aliases)
        if looked_up is None:
            return request
        return dataclasses.replace(request, looked_up=looked_up)  # type: ignore[call-arg]  # each kind above has it

    def forget_emoji(self) -> None:
        """Ask again for the workspace's emoji when they are needed next: they have changed."""
        self._known.pop(self._emoji, None)
        self._emoji_changes += 1  # an answer that is still on its way may be of before

    @property
    def _emoji(self) -> tuple[str, str]:
        return "emoji", str(self._emoji_changes)

    async def _in_words(self, writing: Writing, *, people: bool = False, channel: str | None = None) -> LookedUp:
        found, members, named, aliases = await asyncio.gather(
            self._channel(channel) if channel else _nothing(),
            self._members(writing.user_groups),
            self._people(writing.people if people else ()),
            self._aliases(*writing.emoji),
        )
        return LookedUp(channel=found, members=members, people=named, aliases=aliases)

    async def _of_message(self, request: Reacted) -> LookedUp:
        channel, permalink, aliases = await asyncio.gather(
            self._channel(request.channel),
            self._asked("permalink", lambda: self._gateway.permalink(request.channel, request.ts)),
            self._aliases(request.emoji),
        )
        parent = _parent(permalink, request.ts)
        return LookedUp(channel=channel, permalink=permalink, thread_ts=parent, aliases=aliases)

    async def _people(self, users: tuple[str, ...]) -> tuple[PersonFacts, ...]:
        """Return who these accounts are; there is no sentence for more of them than anybody would name."""
        found = await asyncio.gather(*(self._person(user) for user in users[:MOST_PEOPLE]))
        return tuple(facts for facts in found if facts is not None)

    async def _person(self, user: str) -> PersonFacts | None:
        return await self._fresh(("person", user), FRESH_SECONDS, lambda: self._gateway.person(user))

    async def _channel(self, channel: str) -> ChannelFacts | None:
        return await self._fresh(("channel", channel), FRESH_SECONDS, lambda: self._gateway.channel(channel))

    async def _members(self, groups: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        asked = groups[:MOST_GROUPS]
        found = await asyncio.gather(*(self._members_of(group) for group in asked))
        return {group: members for group, members in zip(asked, found, strict=True) if members is not None}

    async def _members_of(self, group: str) -> tuple[str, ...] | None:
        return await self._fresh(("user_group", group), FRESH_SECONDS, lambda: self._gateway.user_group(group))

    async def _aliases(self, *emoji: str) -> Mapping[str, str]:
        """Return the workspace's aliases, where one of these emoji is none that every Slack has."""
        if all(is_standard(name) for name in emoji):
            return {}
        return await self._all_aliases()

    async def _all_aliases(self) -> Mapping[str, str]:
        return await self._fresh(self._emoji, EMOJI_FRESH_SECONDS, self._gateway.emoji_aliases) or {}

    async def _fresh(self, name: tuple[str, str], seconds: float, ask: Callable[[], Awaitable[T]]) -> T | None:
        """Return what we know of it, if that is fresh, else ask."""
        known = self._known.get(name)
        if known and self._timer() - known[0] < seconds:
            return known[1]  # type: ignore[return-value]  # kept under this name below
        answer = await self._asked(name[0], ask)
        if answer is not None:
            self._known[name] = (self._timer(), answer)
        return answer

    async def _asked(self, what: str, ask: Callable[[], Awaitable[T]]) -> T | None:
        try:
            async with asyncio.timeout(self._patience_seconds):
                return await ask()
        except (SlackRefused, SlackUnclear, TimeoutError) as error:
            reason = getattr(error, "code", type(error).__name__)
            log.warning("not_looked_up", what=what, reason=reason)  # not which: it may be a closed conversation
            return None


async def _nothing() -> None:
    """Stand for what is not needed."""


def _parent(permalink: str | None, ts: str) -> str | None:
    """Return the parent that a reply's permalink names (docs.slack.dev, chat.getPermalink)."""
    named = parse_qs(urlsplit(permalink or "").query).get("thread_ts", [""])[0]
    return named if named and named != ts else None
