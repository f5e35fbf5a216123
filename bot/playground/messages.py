"""Messages: posted, changed, deleted and reacted to, by people and by the bot alike, with the events that follow."""

from bot.playground.elements import named
from bot.playground.identity import BOT_ID, BOT_USER
from bot.playground.model import Channel, Json, Message
from bot.playground.playground import Playground
from bot.playground.shapes import TOMBSTONE, message_object

TEXT_CUT = 40_000  # docs.slack.dev, chat.postMessage: longer text is truncated
_SURFACES = {"channel": "message.channels", "private": "message.groups", "im": "message.im", "mpim": "message.mpim"}


def new_message(playground: Playground, channel: Channel, user: str, text: str, blocks: list[Json]) -> Message:
    """Return a message of now that stands nowhere yet; blocks without an id get one, as in Slack."""
    workspace = playground.workspace
    blocks = named(blocks, workspace.new_part_id)
    by_bot = user == BOT_USER
    return Message(workspace.new_ts(), channel.id, user, text[:TEXT_CUT], blocks, bot_id=BOT_ID if by_bot else None)


def post(playground: Playground, channel: Channel, message: Message) -> None:
    """Put the message into its channel (and thread) and tell whoever should know."""
    channel.messages[message.ts] = message
    if message.only_for is not None:
        _whisper(playground, channel, message, message.only_for)
        return
    root = channel.messages.get(message.thread_ts) if message.thread_ts else None
    if root is not None and root is not message:
        root.replies.append(message.ts)
        root.thread_ts = root.ts
        message.parent_user = root.user or None
        if message.broadcast and message.subtype is None:
            message.subtype = "thread_broadcast"
    if message.user:
        channel.read[message.user] = message.ts
    playground.live.channel(channel)
    playground.live.everyone("state")
    with_root = {"root": message_object(root)} if root is not None and message.broadcast else {}
    _tell(playground, channel, message_object(message) | with_root)
    _mentioned(playground, channel, message)


def change(playground: Playground, channel: Channel, message: Message, *, text: str, blocks: list[Json]) -> None:
    """Replace what a message says."""
    before = message_object(message)
    workspace = playground.workspace
    message.text, message.values = text[:TEXT_CUT], {}
    message.blocks = named(blocks, workspace.new_part_id)
    if message.only_for is not None:
        _whisper(playground, channel, message, message.only_for)
        return
    now = workspace.new_ts()
    message.edited = {"user": BOT_ID if message.bot_id else message.user, "ts": f"{now.partition('.')[0]}.000000"}
    _changed(playground, channel, message, before, now)


def unfurl(playground: Playground, channel: Channel, message: Message, preview: Json) -> None:
    """Add the preview of a link, as Slack does some time after posting: a change, and no edit."""
    before = message_object(message)
    message.attachments = [*message.attachments, preview]
    _changed(playground, channel, message, before, playground.workspace.new_ts())


def _changed(playground: Playground, channel: Channel, message: Message, before: Json, ts: str) -> None:
    playground.live.channel(channel)
    changed = {"subtype": "message_changed", "message": message_object(message), "previous_message": before}
    _tell(playground, channel, {"type": "message", "hidden": True, "ts": ts} | changed)


def delete(playground: Playground, channel: Channel, message: Message) -> None:
    """Remove a message; a root with replies stays as an empty stone, and Slack tells that as a change."""
    before, now = message_object(message), playground.workspace.new_ts()
    if message.replies:
        _bury(message)
        _changed(playground, channel, message, before, now)
        return
    del channel.messages[message.ts]
    if message.only_for is not None:
        playground.live.person(f"channel:{channel.id}", message.only_for)
        return
    root = channel.messages.get(message.thread_ts or "")
    if root is not None and message.ts in root.replies:
        root.replies.remove(message.ts)
        root.thread_ts = root.ts if root.replies else None
    playground.live.channel(channel)
    deleted = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before, "hidden": True}
    _tell(playground, channel, {"type": "message", "ts": now} | deleted)


def _bury(message: Message) -> None:
    message.text, message.subtype, message.user = "This message was deleted.", TOMBSTONE, "USLACKBOT"
    message.bot_id = message.username = message.edited = message.metadata = None
    message.blocks, message.attachments, message.reactions, message.values = [], [], {}, {}
    message.broadcast = False


def react(playground: Playground, channel: Channel, message: Message, user: str, emoji: str) -> bool:
    """Add a reaction; False when it was there."""
    users = message.reactions.setdefault(emoji, [])
    if user in users:
        return False
    users.append(user)
    _reacted(playground, channel, message, user, emoji, what="reaction_added")
    return True


def unreact(playground: Playground, channel: Channel, message: Message, user: str, emoji: str) -> bool:
    """Take a reaction back; False when there was none."""
    users = message.reactions.get(emoji, [])
    if user not in users:
        return False
    users.remove(user)
    if not users:
        del message.reactions[emoji]
    _reacted(playground, channel, message, user, emoji, what="reaction_removed")
    return True


def permalink(channel: Channel, message: Message) -> str:
    """Return the address of a message as Slack writes it."""
    address = f"https://playground.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts is None or message.thread_ts == message.ts:
        return address
    return f"{address}?thread_ts={message.thread_ts}&cid={channel.id}"


def _whisper(playground: Playground, channel: Channel, message: Message, to: str) -> None:
    playground.workspace.whispers.append(message)
    playground.live.person(f"channel:{channel.id}", to)


def _tell(playground: Playground, channel: Channel, event: Json) -> None:
    event |= {"channel": channel.id, "channel_type": channel.wire_kind, "event_ts": event["ts"]}
    playground.events.publish(_SURFACES[channel.kind], event, channel)


def _mentioned(playground: Playground, channel: Channel, message: Message) -> None:
    if f"<@{BOT_USER}>" not in message.text or message.user == BOT_USER or channel.kind == "im":
        return
    event = message_object(message) | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts}
    playground.events.publish("app_mention", event, channel)


def _reacted(playground: Playground, channel: Channel, message: Message, user: str, emoji: str, *, what: str) -> None:
    playground.live.channel(channel)
    item = {"type": "message", "channel": channel.id, "ts": message.ts}
    event: Json = {"type": what, "user": user, "reaction": emoji, "item": item}
    if message.bot_id is None:
        event["item_user"] = message.user  # absent for what an app posted: docs.slack.dev, reaction_added
    event["event_ts"] = playground.workspace.new_ts()
    # reactions in public channels are heard outside them, too: bolt-js issue 2090
    playground.events.publish(what, event, channel, from_outside=playground.installed)
