"""Finding what a call names, as far as the bot may see it; Slack's codes when it may not."""

from bot.playground.identity import BOT_USER
from bot.playground.model import Channel, Message, Person
from bot.playground.playground import Playground
from bot.playground.trouble import ApiRefusal

FAMILY = {"channel": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


def known_channel(playground: Playground, channel_id: str | None) -> Channel:
    """Return the channel if the bot can know of it: private ones and direct messages only from inside."""
    workspace = playground.workspace
    channel = workspace.channels.get(workspace.renamed.get(channel_id or "", channel_id or ""))
    if channel is None or (channel.kind != "channel" and not channel.has_bot):
        raise ApiRefusal("channel_not_found")
    return channel


def own_channel(playground: Playground, channel_id: str | None) -> Channel:
    """Return the channel if the bot is in it."""
    channel = known_channel(playground, channel_id)
    if not channel.has_bot:
        raise ApiRefusal("not_in_channel")
    return channel


def postable(playground: Playground, target: str) -> Channel:
    """Return where a message goes: a channel's id or `#name`, or a person's id, which opens the direct message."""
    workspace = playground.workspace
    if target in workspace.people:
        person = known_person(playground, target)
        if person.deleted:
            raise ApiRefusal("account_inactive")
        if person.id == BOT_USER:
            raise ApiRefusal("channel_not_found")
        return workspace.direct(person.id, BOT_USER)
    named = workspace.channel(target) if target.startswith("#") else None
    channel = own_channel(playground, named.id if named else target)
    if channel.is_archived:
        raise ApiRefusal("is_archived")
    return channel


def known_person(playground: Playground, user_id: str) -> Person:
    """Return the person; strangers only when they share a channel with the bot."""
    person = playground.workspace.people.get(user_id)
    if person is None:
        raise ApiRefusal("user_not_found")
    if person.is_stranger and not any(one.has_bot for one in playground.workspace.channels_of(user_id)):
        raise ApiRefusal("user_not_visible")
    return person


def known_message(channel: Channel, ts: str | None) -> Message:
    """Return a message that can be addressed; ephemeral ones cannot."""
    message = channel.messages.get(ts or "")
    if message is None or message.only_for is not None:
        raise ApiRefusal("message_not_found")
    return message


def page_of(everything: list[str], cursor: str | None, limit: int) -> tuple[list[str], str]:
    """Cut one page out of a list of ids; return it and the next page's cursor (empty at the end)."""
    if limit < 1:
        raise ApiRefusal("invalid_limit")
    start = 0
    if cursor:
        if cursor not in everything:
            raise ApiRefusal("invalid_cursor")
        start = everything.index(cursor)
    cut = everything[start : start + limit]
    following = everything[start + limit : start + limit + 1]
    return cut, following[0] if following else ""
