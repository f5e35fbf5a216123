"""How Slack writes its objects in JSON: users, channels, messages, views."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.playground.identity import APP, BOT_ID, BOT_USER, WORKSPACE
from bot.playground.model import Channel, Json, Message, Person, UserGroup, View
from bot.playground.workspace import Workspace

TOMBSTONE = "tombstone"  # the subtype of what stays of a deleted message that has replies


def user_object(person: Person, now: datetime) -> Json:
    """Return the user object of docs.slack.dev, as `users.info` and `user_change` give it."""
    there = now.astimezone(ZoneInfo(person.zone))
    shape: Json = {
        "id": person.id,
        "team_id": person.team,
        "name": person.name,
        "deleted": person.deleted,
        "real_name": person.real_name,
        "profile": _profile(person, now),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
    }
    if person.deleted:
        return shape  # Slack leaves zone and roles out of a deactivated account
    offset = there.utcoffset()
    shape |= {
        "color": "4bbe2e",
        "tz": person.zone,
        "tz_label": there.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "who_can_share_contact_card": "EVERYONE",
        "is_email_confirmed": True,
    }
    return shape | ({"is_stranger": True} if person.is_stranger else {})


def dnd_status(person: Person, now: datetime) -> Json:
    """Return when somebody's notifications are paused, as `dnd.info` and `dnd_updated_user` give it."""
    if person.paused_until <= now.timestamp():
        return {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}
    return {"dnd_enabled": True, "next_dnd_start_ts": person.paused_from, "next_dnd_end_ts": person.paused_until}


def status_at(person: Person, now: datetime) -> tuple[str, str, int]:
    """Return the emoji, the text and the end (Unix seconds) of somebody's status; nothing once it is over."""
    over = 0 < person.status_expiration <= now.timestamp()
    return ("", "", 0) if over else (person.status_emoji, person.status_text, person.status_expiration)


def _profile(person: Person, now: datetime) -> Json:
    emoji, text, ends = status_at(person, now)
    profile: Json = {
        "title": person.title,
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": "" if person.is_bot else person.display_name,
        "display_name_normalized": "" if person.is_bot else person.display_name,
        "status_text": text,
        "status_emoji": emoji,
        "status_expiration": ends,
        "team": person.team,
    }
    return profile | ({"bot_id": BOT_ID, "api_app_id": APP, "always_active": True} if person.is_bot else {})


def usergroup_object(group: UserGroup, *, count: bool, users: bool) -> Json:
    """Return the usergroup object of docs.slack.dev, with the number and the list of its users if wanted."""
    shape: Json = {
        "id": group.id,
        "team_id": WORKSPACE,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.updated,
        "date_delete": group.disabled,
        "auto_type": None,
        "auto_provision": False,
        "created_by": "U0ANA",
        "updated_by": "U0ANA",
        "deleted_by": "U0ANA" if group.disabled else None,
        "prefs": {"channels": [], "groups": []},
    }
    if users:
        shape["users"] = list(group.users)
    return shape | ({"user_count": len(group.users)} if count else {})


def channel_object(channel: Channel, workspace: Workspace) -> Json:
    """Return the conversation object as the bot sees it."""
    shape: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": WORKSPACE,
        "updated": channel.created * 1000,
    }
    if channel.kind == "im":
        other = next((member for member in channel.members if member != BOT_USER), BOT_USER)
        gone = workspace.people[other].deleted
        return shape | {"user": other, "is_user_deleted": gone, "is_archived": False, "is_open": True, "priority": 0}
    nothing_said = {"value": "", "creator": "", "last_set": 0}
    return shape | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "private",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_archived": channel.is_archived,
        "is_general": False,
        "is_member": channel.has_bot,
        "is_shared": channel.is_shared,
        "is_ext_shared": channel.is_shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "creator": channel.creator,
        "unlinked": 0,
        "parent_conversation": None,
        "previous_names": [],
        "topic": nothing_said,
        "purpose": nothing_said | {"value": channel.purpose},
    }


def message_object(message: Message) -> Json:
    """Return a message as events, answers and interactions carry it."""
    shape: Json = {"type": "message", "text": message.text, "ts": message.ts} | _author(message)
    if message.blocks or message.username is None:
        shape["blocks"] = message.blocks
    if message.replies:
        shape |= {"reply_count": len(message.replies), "latest_reply": message.replies[-1], "is_locked": False}
    if message.reactions:
        shape["reactions"] = reactions(message)
    there = {
        "subtype": message.subtype,
        "thread_ts": message.thread_ts,
        "parent_user_id": None if message.broadcast else message.parent_user,
        "attachments": message.attachments or None,
        "edited": message.edited,
        "metadata": message.metadata,
    }
    return shape | {name: value for name, value in there.items() if value is not None}


def _author(message: Message) -> Json:
    if message.username is not None:
        return {"username": message.username, "bot_id": message.bot_id}
    shape: Json = {"user": message.user}
    if message.subtype == TOMBSTONE:
        return shape | {"hidden": True}
    shape["team"] = WORKSPACE
    if message.bot_id is not None:
        return shape | {"bot_id": message.bot_id, "app_id": APP, "bot_profile": bot_profile()}
    return shape | {"client_msg_id": f"playground-{message.ts}"}


def reactions(message: Message) -> list[Json]:
    """Return the reactions of a message, oldest first."""
    return [{"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()]


def bot_profile() -> Json:
    """Return the short description of the bot that its messages carry."""
    return {
        "id": BOT_ID,
        "app_id": APP,
        "user_id": BOT_USER,
        "name": "Grayzone",
        "deleted": False,
        "team_id": WORKSPACE,
    }


def copy_of_values(values: Json) -> Json:
    """Return what is filled in now: the log must not change when more is typed."""
    return {block_id: dict(entries) for block_id, entries in values.items()}


def view_object(view: View, *, state: bool = True) -> Json:
    """Return a view with what Slack adds to it; `state` is what is filled in (answers of `views.*` leave it empty)."""
    given = view.given
    return {
        "id": view.id,
        "team_id": WORKSPACE,
        "type": given["type"],
        "blocks": given["blocks"],
        "private_metadata": given.get("private_metadata", ""),
        "callback_id": given.get("callback_id", ""),
        "state": {"values": copy_of_values(view.values) if state else {}},
        "hash": view.hash,
        "title": given.get("title"),
        "clear_on_close": given.get("clear_on_close", False),
        "notify_on_close": given.get("notify_on_close", False),
        "close": given.get("close"),
        "submit": given.get("submit"),
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": APP,
        "external_id": given.get("external_id", ""),
        "app_installed_team_id": WORKSPACE,
        "bot_id": BOT_ID,
    }
