"""conversations.* that look: info, members, history, replies, list; users.conversations."""

from bot.playground.identity import BOT_USER
from bot.playground.model import Channel, Json, Message
from bot.playground.playground import Playground
from bot.playground.shapes import channel_object, message_object
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments
from bot.playground.webapi.places import FAMILY, known_channel, own_channel, page_of

LARGEST_PAGE = 999
_TYPES = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}


def _readable(playground: Playground, arguments: Arguments, right: str) -> Channel:
    channel = known_channel(playground, arguments.required("channel"))
    playground.scopes.need(f"{FAMILY[channel.kind]}:{right}")
    return channel


def info(playground: Playground, arguments: Arguments) -> Json:
    """conversations.info."""
    channel = _readable(playground, arguments, "read")
    shape = channel_object(channel, playground.workspace)
    if arguments.flag("include_num_members"):
        shape["num_members"] = len(_active(playground, channel))
    return {"channel": shape}


def _active(playground: Playground, channel: Channel) -> list[str]:
    return [member for member in channel.members if not playground.workspace.people[member].deleted]


def members(playground: Playground, arguments: Arguments) -> Json:
    """conversations.members: active accounts, page by page."""
    channel = _readable(playground, arguments, "read")
    cut, cursor = page_of(_active(playground, channel), arguments.text("cursor"), _limit(arguments, 100))
    return {"members": cut, "response_metadata": {"next_cursor": cursor}}


def _limit(arguments: Arguments, default: int) -> int:
    return min(arguments.number("limit", default), LARGEST_PAGE)


def history(playground: Playground, arguments: Arguments) -> Json:
    """conversations.history: newest first, replies left out."""
    channel = own_channel(playground, arguments.required("channel"))
    playground.scopes.need(f"{FAMILY[channel.kind]}:history")
    said = [message for message in channel.messages.values() if message.only_for is None and message.in_channel]
    return _page_of_messages(said[::-1], arguments)


def replies(playground: Playground, arguments: Arguments) -> Json:
    """conversations.replies: the root and its replies, oldest first."""
    channel = own_channel(playground, arguments.required("channel"))
    playground.scopes.need(f"{FAMILY[channel.kind]}:history")
    root = channel.messages.get(arguments.required("ts"))
    if root is None or root.only_for is not None:
        raise ApiRefusal("thread_not_found")
    return _page_of_messages([root, *(channel.messages[ts] for ts in root.replies)], arguments)


def _page_of_messages(said: list[Message], arguments: Arguments) -> Json:
    oldest, latest = arguments.text("oldest") or "0", arguments.text("latest") or "9999999999"
    inclusive = arguments.flag("inclusive")
    within = {
        message.ts: message
        for message in said
        if float(oldest) < float(message.ts) < float(latest) or (inclusive and message.ts in (oldest, latest))
    }
    cut, cursor = page_of(list(within), arguments.text("cursor"), _limit(arguments, 100))
    shown = [message_object(within[ts]) for ts in cut]
    if not arguments.flag("include_all_metadata"):
        shown = [{name: value for name, value in one.items() if name != "metadata"} for one in shown]
    return {"messages": shown, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


def listed(playground: Playground, arguments: Arguments) -> Json:
    """conversations.list."""
    everything = playground.workspace.channels.values()
    return _list(playground, arguments, [one for one in everything if one.kind == "channel" or one.has_bot])


def of_user(playground: Playground, arguments: Arguments) -> Json:
    """users.conversations: of the bot, or what the bot can see of somebody's."""
    user = arguments.text("user") or BOT_USER
    if user not in playground.workspace.people:
        raise ApiRefusal("user_not_found")
    theirs = playground.workspace.channels_of(user)
    return _list(playground, arguments, [one for one in theirs if one.kind == "channel" or one.has_bot])


def _list(playground: Playground, arguments: Arguments, channels: list[Channel]) -> Json:
    kinds = []
    for name in arguments.listed("types") or ["public_channel"]:
        if name not in _TYPES:
            raise ApiRefusal("invalid_types")
        kinds.append(_TYPES[name])
        playground.scopes.need(f"{FAMILY[_TYPES[name]]}:read")
    no_archived = arguments.flag("exclude_archived")
    shown = {one.id: one for one in channels if one.kind in kinds and not (no_archived and one.is_archived)}
    cut, cursor = page_of(list(shown), arguments.text("cursor"), _limit(arguments, 100))
    objects = [channel_object(shown[channel_id], playground.workspace) for channel_id in cut]
    return {"channels": objects, "response_metadata": {"next_cursor": cursor}}
