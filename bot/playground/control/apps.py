"""Acts without a person on messages: what another app posts, and what Slack itself adds."""

import re
from typing import Any, Final

from pydantic import Field

from bot.playground import messages
from bot.playground.control.acts import Lever
from bot.playground.identity import BOT_ID
from bot.playground.model import Channel, Message
from bot.playground.playground import Playground
from bot.playground.trouble import ActRefusal

_LINK: Final = re.compile(r"<(https?://[^|>]+)")


def _channel(playground: Playground, name: str) -> Channel:
    channel = playground.workspace.channel(name)
    if channel is None:
        raise ActRefusal("channel_not_found")
    if channel.is_archived:
        raise ActRefusal("is_archived")
    return channel


def _message(channel: Channel, ts: str) -> Message:
    message = channel.messages.get(ts)
    if message is None or message.only_for is not None:
        raise ActRefusal("message_not_found")
    return message


class PostAsApp(Lever):
    """Post as some other app does through its webhook: with a bot id and no user."""

    channel: str
    text: str
    name: str = "Deploys"
    bot_id: str = Field(default="B0OTHER", pattern=r"^B[A-Z0-9]+$")
    thread_ts: str | None = None
    broadcast: bool = False

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Post it; the text is in Slack's form already (`<@U0BO>`), as apps write it."""
        channel = _channel(playground, self.channel)
        if not self.text.strip():
            raise ActRefusal("no_text")
        if self.bot_id == BOT_ID:
            raise ActRefusal("not_allowed")
        message = messages.new_message(playground, channel, "", self.text, [])
        message.subtype, message.bot_id, message.username = "bot_message", self.bot_id, self.name
        if self.thread_ts is not None:
            beneath = _message(channel, self.thread_ts)
            message.thread_ts, message.broadcast = beneath.thread_ts or beneath.ts, self.broadcast
        messages.post(playground, channel, message)
        return {"ts": message.ts}


class Unfurl(Lever):
    """Let Slack show a preview of the first link in a message, as it does a moment after posting."""

    channel: str
    ts: str
    title: str = "A page"

    async def pull(self, playground: Playground) -> dict[str, Any]:
        """Add it."""
        channel = _channel(playground, self.channel)
        message = _message(channel, self.ts)
        link = _LINK.search(message.text)
        if link is None:
            raise ActRefusal("no_link")
        url = link[1].replace("&amp;", "&")
        preview = {"from_url": url, "original_url": url, "id": len(message.attachments) + 1, "fallback": self.title}
        preview |= {"title": self.title, "title_link": url, "service_name": url.split("/")[2]}
        messages.unfurl(playground, channel, message, preview)
        return {"ts": message.ts}
