"""What Slack answers at the desk when a handler needs to know more: asked by the bot's own `LookUp`."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from bot.slack.gateway import SlackRefused
from bot.slack.look_up import LookUp
from bot.slack.requests import ChannelFacts, Request
from tests.slack.paper_gateway import PaperGateway

Kind = Literal["channel", "private", "direct", "group_direct"]


@dataclass
class Town(PaperGateway):
    """`kinds` are the conversations that the bot may ask about; `roots` are those of replies (channel and ts)."""

    kinds: dict[str, Kind] = field(default_factory=lambda: {"C0LEAD": "channel"})
    roots: dict[tuple[str, str], str] = field(default_factory=dict)

    async def channel(self, channel: str) -> ChannelFacts:
        if channel not in self.kinds:
            raise SlackRefused("channel_not_found", permanent=True)
        return ChannelFacts(channel, channel.lower(), self.kinds[channel], archived=False, shared_outside=False)

    async def permalink(self, channel: str, ts: str) -> str:
        link = await PaperGateway.permalink(self, channel, ts)
        parent = self.roots.get((channel, ts))
        return f"{link}?thread_ts={parent}&cid={channel}" if parent else link

    def completed(self, request: Request) -> Request:
        """Return the request with what was looked up for it."""
        return asyncio.run(LookUp(self, patience_seconds=5.0).completed(request))
