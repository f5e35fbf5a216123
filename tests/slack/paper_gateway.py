"""A gateway on paper: it notes what the doorway asks of Slack, and can refuse, stay unclear, or never answer."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.slack.gateway import Identity, Posted
from bot.slack.replies import Home, Message, Modal
from bot.slack.requests import ChannelFacts, PersonFacts


@dataclass
class PaperGateway:
    """`calls` are the methods asked for, with whom or what they were about; `fault` is what the next ones raise.

    `user_groups` and `aliases` are what the workspace has of its own; `parents` are of messages that are replies.
    """

    calls: list[tuple[str, str]] = field(default_factory=list)
    modals: list[Modal] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    user_groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    fault: Exception | None = None
    hangs: bool = False

    def called(self, method: str) -> list[str]:
        """Return with whom or what a method was asked for."""
        return [about for name, about in self.calls if name == method]

    async def _call(self, method: str, about: str) -> None:
        self.calls.append((method, about))
        if self.hangs:
            await asyncio.Event().wait()
        if self.fault:
            raise self.fault

    async def whoami(self) -> Identity:
        await self._call("whoami", "")
        return Identity("T0PLAY", "U0GRAY", "B0GRAY", frozenset())

    async def person(self, user: str) -> PersonFacts:
        await self._call("person", user)
        return PersonFacts(user, user.lower(), "Europe/Berlin", "member")

    async def channel(self, channel: str) -> ChannelFacts:
        await self._call("channel", channel)
        return ChannelFacts(channel, channel.lower(), "channel", archived=False, shared_outside=False)

    async def user_group(self, user_group: str) -> tuple[str, ...]:
        await self._call("user_group", user_group)
        return self.user_groups.get(user_group, ())

    async def emoji_aliases(self) -> Mapping[str, str]:
        await self._call("emoji_aliases", "")
        return self.aliases

    async def open_direct(self, user: str) -> str:
        await self._call("open_direct", user)
        return "D" + user

    async def post(self, channel: str, message: Message, *, letter: str, thread_ts: str | None = None) -> Posted:
        await self._call("post", f"{channel} {letter} {thread_ts} {message.text}")
        return Posted(channel, "1.1")

    async def update(self, channel: str, ts: str, message: Message) -> None:
        await self._call("update", f"{channel} {ts} {message.text}")

    async def delete(self, channel: str, ts: str) -> None:
        await self._call("delete", f"{channel} {ts}")

    async def find(self, channel: str, letter: str, *, since: datetime, thread_ts: str | None = None) -> str | None:
        await self._call("find", f"{channel} {letter} {since} {thread_ts}")
        return None

    async def permalink(self, channel: str, ts: str) -> str:
        await self._call("permalink", f"{channel} {ts}")
        thread = f"?thread_ts={self.parents[ts]}&cid={channel}" if ts in self.parents else ""
        return f"https://play.slack.com/archives/{channel}/p{ts.replace('.', '')}{thread}"

    async def open_modal(self, trigger: str, modal: Modal) -> None:
        await self._call("open_modal", trigger)
        self.modals.append(modal)

    async def push_modal(self, trigger: str, modal: Modal) -> None:
        await self._call("push_modal", trigger)
        self.modals.append(modal)

    async def update_modal(self, view_id: str, view_hash: str, modal: Modal) -> None:
        await self._call("update_modal", f"{view_id} {view_hash}")
        self.modals.append(modal)

    async def publish_home(self, user: str, home: Home) -> None:
        await self._call("publish_home", user)
        self.homes.append(home)
