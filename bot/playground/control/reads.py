"""What a person sees: the side bar, a channel or thread, the modal, the Home."""

from datetime import datetime

from bot.playground.identity import BOT_ID, BOT_USER
from bot.playground.model import Channel, Json, Message, Person, UserGroup
from bot.playground.playground import Playground
from bot.playground.shapes import reactions, status_at


def state(playground: Playground, person: Person) -> Json:
    """Return what this person's side bar needs."""
    workspace = playground.workspace
    workspace.direct(person.id, BOT_USER)
    return {
        "me": person.id,
        "people": [_person(one, playground.clock()) for one in workspace.people.values()],
        "emoji": dict(workspace.emoji),
        "user_groups": [_user_group(one) for one in workspace.groups.values()],
        "channels": [
            _channel(playground, person, one)
            for one in workspace.channels.values()
            if workspace.can_look_into(person.id, one)
        ],
        "commands": [
            {name: one.get(name, "") for name in ("command", "usage_hint", "description")}
            for one in playground.manifest.commands
        ],
        "shortcuts": list(playground.manifest.shortcuts),
        "clock": {"now": playground.clock().isoformat(), "offset": playground.time.offset.total_seconds()},
        "bot": {
            "id": BOT_USER,
            "name": playground.manifest.display_name,
            "connected": playground.post.connected and playground.installed,
            "mode": playground.post.mode,
            "installed": playground.installed,
        },
        "faults": playground.faults.listed(),
        "revision": playground.live.revision,
        "traffic": playground.journal.count,
    }


def _person(person: Person, now: datetime) -> Json:
    emoji, text, _ = status_at(person, now)
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "function": person.title,
        "zone": person.zone,
        "is_bot": person.is_bot,
        "is_guest": person.is_guest,
        "is_stranger": person.is_stranger,
        "deleted": person.deleted,
        "status": {"text": text, "emoji": emoji},
    }


def _user_group(group: UserGroup) -> Json:
    return {
        "id": group.id,
        "handle": group.handle,
        "name": group.name,
        "users": list(group.users),
        "disabled": bool(group.disabled),
    }


def _channel(playground: Playground, person: Person, channel: Channel) -> Json:
    workspace = playground.workspace
    read = float(channel.read.get(person.id, "0"))
    unread = [
        one
        for one in channel.messages.values()
        if float(one.ts) > read and one.user != person.id and one.in_channel and workspace.visible(person.id, one)
    ]
    is_member = person.id in channel.members
    groups = [f"<!subteam^{group.id}>" for group in workspace.groups_of(person.id)]
    calls = (f"<@{person.id}>", "<!here>", "<!channel>", "<!everyone>", *groups)
    mentions = [one for one in unread if channel.is_direct or any(call in one.text for call in calls)]
    return {
        "id": channel.id,
        "name": _name(playground, person, channel),
        "kind": channel.kind,
        "members": list(channel.members),
        "unread": len(unread) if is_member else 0,
        "mentions": len(mentions) if is_member else 0,
        "latest_ts": next(reversed(channel.messages), None),
        "read_ts": channel.read.get(person.id),
        "is_member": is_member,
        "is_shared": channel.is_shared,
        "is_archived": channel.is_archived,
        "purpose": channel.purpose,
    }


def _name(playground: Playground, person: Person, channel: Channel) -> str:
    if channel.kind == "im":
        other = next((member for member in channel.members if member != person.id), person.id)
        return playground.workspace.people[other].real_name
    if channel.kind == "mpim":
        others = [playground.workspace.people[one].name for one in channel.members if one != person.id]
        return ", ".join(others)
    return channel.name


def seen_messages(playground: Playground, person: Person, channel: Channel, thread_ts: str | None) -> list[Json]:
    """Return the channel's messages, or one thread with its root, as this person sees them, oldest first."""
    shown = [
        one
        for one in channel.messages.values()
        if playground.workspace.visible(person.id, one)
        and (one.in_channel if thread_ts is None else thread_ts in (one.ts, one.thread_ts))
    ]
    return [seen_message(playground, one) for one in sorted(shown, key=lambda one: one.ts)]


def seen_message(playground: Playground, message: Message) -> Json:
    """Return a message as people see it. People's own have no blocks here: their text says it all."""
    author = playground.workspace.people.get(message.user)
    by_bot = message.bot_id == BOT_ID
    return {
        "ts": message.ts,
        "channel": message.channel,
        "user": message.user or None,
        "bot_id": message.bot_id,
        "name": message.username or (author.real_name if author is not None else "Slackbot"),
        "text": message.text,
        "blocks": message.blocks if by_bot else [],
        "values": message.values,
        "thread_ts": message.thread_ts,
        "reply_count": len(message.replies),
        "reactions": [{"name": one["name"], "users": one["users"]} for one in reactions(message)],
        "edited": message.edited,
        "ephemeral": message.only_for is not None,
        "is_broadcast": message.broadcast,
        "subtype": message.subtype,
    }


def modal(person: Person) -> Json | None:
    """Return the modal on top for this person, or None."""
    if not person.stack:
        return None
    view = person.stack[-1]
    return {
        "id": view.id,
        "hash": view.hash,
        "depth": len(person.stack),
        "view": view.given,
        "values": view.values,
        "errors": view.errors,
    }


def home(person: Person) -> Json | None:
    """Return this person's Home, or None when nothing was published."""
    if person.home is None:
        return None
    view = person.home
    return {"id": view.id, "hash": view.hash, "view": view.given, "values": view.values}
