"""Slack's events to our requests. `READERS` names every event that the bot listens to: the manifest says the same."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from bot.slack import message_events
from bot.slack import wire_events as wire
from bot.slack.mentions import storable
from bot.slack.origin import Origin
from bot.slack.people import facts_of, instant
from bot.slack.requests import (
    ChannelChanged,
    EmojiChanged,
    HomeOpened,
    MemberJoined,
    MemberLeft,
    PersonChanged,
    QuietChanged,
    Request,
    Uninstalled,
)

Json = Mapping[str, Any]
Change = Literal["archived", "unarchived", "deleted", "shared", "unshared"]

_MESSAGES = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}


def read(body: Json, *, workspace: str, bot_user: str) -> Request | None:
    """Return the request in an Events API delivery, or None when there is nothing in it for us."""
    envelope = wire.EventEnvelope.model_validate(body)
    event = envelope.event
    kind = str(event.get("type", ""))
    if kind == "message":
        kind = _MESSAGES.get(str(event.get("channel_type", "")), "")
    reader = READERS.get(kind)
    if reader is None:
        return None
    return reader(event, Origin(workspace, f"event:{envelope.event_id}", bot_user))


def _home_opened(event: Json, origin: Origin) -> Request | None:
    opened = wire.HomeOpenedEvent.model_validate(event)
    return HomeOpened(origin.workspace, opened.user, origin.once) if opened.tab == "home" else None


def _emoji_changed(event: Json, origin: Origin) -> Request | None:
    del event
    return EmojiChanged(origin.workspace, origin.bot_user, origin.once)


def _joined(event: Json, origin: Origin) -> Request | None:
    joined = wire.MemberEvent.model_validate(event)
    return MemberJoined(
        origin.workspace,
        joined.user,
        origin.once,
        channel=joined.channel,
        is_bot_itself=joined.user == origin.bot_user,
        inviter=joined.inviter or None,
    )


def _left(event: Json, origin: Origin) -> Request | None:
    left = wire.MemberEvent.model_validate(event)
    bot_itself = left.user == origin.bot_user
    return MemberLeft(origin.workspace, left.user, origin.once, channel=left.channel, is_bot_itself=bot_itself)


def _channel(change: Change) -> Callable[[Json, Origin], Request | None]:
    def read_change(event: Json, origin: Origin) -> Request | None:
        changed = wire.ChannelEvent.model_validate(event)
        user = changed.user or origin.bot_user
        return ChannelChanged(origin.workspace, user, origin.once, channel=changed.channel, change=change)

    return read_change


def _renamed(event: Json, origin: Origin) -> Request | None:
    channel = wire.ChannelRenamed.model_validate(event).channel
    return ChannelChanged(
        origin.workspace,
        origin.bot_user,
        origin.once,
        channel=channel.id,
        change="renamed",
        name=storable(channel.name),
    )


def _moved(event: Json, origin: Origin) -> Request | None:
    moved = wire.ChannelMoved.model_validate(event)
    return ChannelChanged(
        origin.workspace,
        origin.bot_user,
        origin.once,
        channel=moved.old_channel_id,
        change="new_id",
        new_channel=moved.new_channel_id,
    )


def _person(event: Json, origin: Origin) -> Request | None:
    facts = facts_of(wire.AccountEvent.model_validate(event).user, origin.workspace)
    return PersonChanged(origin.workspace, facts.user, origin.once, facts=facts)


def _quiet(event: Json, origin: Origin) -> Request | None:
    said = wire.DndEvent.model_validate(event)
    begins, ends = (instant(one) for one in (said.dnd_status.next_dnd_start_ts, said.dnd_status.next_dnd_end_ts))
    if not (said.dnd_status.dnd_enabled and begins and ends and begins < ends):
        begins = ends = None
    return QuietChanged(origin.workspace, said.user, origin.once, quiet_from=begins, quiet_until=ends)


def _uninstalled(event: Json, origin: Origin) -> Request | None:
    del event
    return Uninstalled(origin.workspace, origin.bot_user, origin.once)


def _tokens_revoked(event: Json, origin: Origin) -> Request | None:
    return _uninstalled(event, origin) if wire.TokensRevoked.model_validate(event).tokens.bot else None


READERS: Mapping[str, Callable[[Json, Origin], Request | None]] = {
    "app_home_opened": _home_opened,
    "app_mention": message_events.mention,
    "app_uninstalled": _uninstalled,
    "channel_archive": _channel("archived"),
    "channel_deleted": _channel("deleted"),
    "channel_id_changed": _moved,
    "channel_rename": _renamed,
    "channel_shared": _channel("shared"),
    "channel_unarchive": _channel("unarchived"),
    "channel_unshared": _channel("unshared"),
    "dnd_updated_user": _quiet,
    "emoji_changed": _emoji_changed,
    "group_archive": _channel("archived"),
    "group_deleted": _channel("deleted"),
    "group_rename": _renamed,
    "group_unarchive": _channel("unarchived"),
    "member_joined_channel": _joined,
    "member_left_channel": _left,
    "message.channels": message_events.written_in_channel,
    "message.groups": message_events.written_in_channel,
    "message.im": message_events.direct_message,
    "reaction_added": message_events.reaction(added=True),
    "reaction_removed": message_events.reaction(added=False),
    "tokens_revoked": _tokens_revoked,
    "user_change": _person,
}
