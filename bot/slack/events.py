"""Slack's events to our requests. `READERS` names every event that the bot listens to: the manifest says the same."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from bot.slack.mentions import decode
from bot.slack.people import person_facts
from bot.slack.requests import (
    ChannelChanged,
    HomeOpened,
    MemberJoined,
    MemberLeft,
    PersonChanged,
    Request,
    Spoken,
    Uninstalled,
)
from bot.slack.wire import EventEnvelope

Json = Mapping[str, Any]
Change = Literal["renamed", "archived", "unarchived", "deleted", "shared", "unshared", "new_id"]


def read(body: Json, *, workspace: str, bot_user: str) -> Request | None:
    """Return the request in an Events API delivery, or None when there is nothing in it for us."""
    envelope = EventEnvelope.model_validate(body)
    event = envelope.event
    kind = str(event.get("type", ""))
    if kind == "message":
        kind = f"message.{event.get('channel_type', '')}"
    reader = READERS.get(kind)
    if reader is None:
        return None
    return reader(event, Origin(workspace, f"event:{envelope.event_id}", bot_user))


class Origin:
    """What every event of one delivery shares."""

    __slots__ = ("bot_user", "once", "workspace")

    def __init__(self, workspace: str, once: str, bot_user: str) -> None:
        self.workspace = workspace
        self.once = once
        self.bot_user = bot_user


def _home_opened(event: Json, origin: Origin) -> Request | None:
    if event.get("tab") != "home":
        return None
    return HomeOpened(origin.workspace, str(event["user"]), origin.once)


def _mention(event: Json, origin: Origin) -> Request | None:
    return _spoken(event, origin, direct=False)


def _direct_message(event: Json, origin: Origin) -> Request | None:
    return _spoken(event, origin, direct=True)


def _spoken(event: Json, origin: Origin, *, direct: bool) -> Request | None:
    # A subtype is an edit, a join line or a file's shadow; other bots do not talk with us.
    if event.get("bot_id") or event.get("subtype") not in {None, "file_share"} or not event.get("user"):
        return None
    text = str(event.get("text") or "").replace(f"<@{origin.bot_user}>", " ")
    return Spoken(
        origin.workspace,
        str(event["user"]),
        origin.once,
        channel=str(event["channel"]),
        text=decode(text).strip(),
        ts=str(event["ts"]),
        thread_ts=event.get("thread_ts") or None,
        direct=direct,
    )


def _joined(event: Json, origin: Origin) -> Request | None:
    user = str(event["user"])
    return MemberJoined(
        origin.workspace,
        user,
        origin.once,
        channel=str(event["channel"]),
        is_bot_itself=user == origin.bot_user,
        inviter=event.get("inviter") or None,
    )


def _left(event: Json, origin: Origin) -> Request | None:
    user = str(event["user"])
    return MemberLeft(
        origin.workspace, user, origin.once, channel=str(event["channel"]), is_bot_itself=user == origin.bot_user
    )


def _channel(change: Change) -> Callable[[Json, Origin], Request | None]:
    def read_change(event: Json, origin: Origin) -> Request | None:
        named = event.get("channel")
        # channel_rename carries an object, the others the id; channel_id_changed an old and a new id.
        channel = named.get("id") if isinstance(named, Mapping) else named or event.get("old_channel_id")
        return ChannelChanged(
            origin.workspace,
            str(event.get("user") or origin.bot_user),
            origin.once,
            channel=str(channel),
            change=change,
            name=str(named.get("name") or "") if isinstance(named, Mapping) else None,
            new_channel=event.get("new_channel_id"),
        )

    return read_change


def _person(event: Json, origin: Origin) -> Request | None:
    facts = person_facts(event["user"], origin.workspace)
    return PersonChanged(origin.workspace, facts.user, origin.once, facts=facts)


def _uninstalled(event: Json, origin: Origin) -> Request | None:
    del event
    return Uninstalled(origin.workspace, origin.bot_user, origin.once)


def _tokens_revoked(event: Json, origin: Origin) -> Request | None:
    return _uninstalled(event, origin) if (event.get("tokens") or {}).get("bot") else None


READERS: Mapping[str, Callable[[Json, Origin], Request | None]] = {
    "app_home_opened": _home_opened,
    "app_mention": _mention,
    "app_uninstalled": _uninstalled,
    "channel_archive": _channel("archived"),
    "channel_deleted": _channel("deleted"),
    "channel_id_changed": _channel("new_id"),
    "channel_rename": _channel("renamed"),
    "channel_shared": _channel("shared"),
    "channel_unarchive": _channel("unarchived"),
    "channel_unshared": _channel("unshared"),
    "group_archive": _channel("archived"),
    "group_deleted": _channel("deleted"),
    "group_rename": _channel("renamed"),
    "group_unarchive": _channel("unarchived"),
    "member_joined_channel": _joined,
    "member_left_channel": _left,
    "message.im": _direct_message,
    "tokens_revoked": _tokens_revoked,
    "user_change": _person,
}
