"""What Slack says of accounts and conversations, as facts: from Web API answers and from events alike."""

from collections.abc import Mapping
from typing import Any, Literal

from bot.slack.requests import ChannelFacts, PersonFacts

Json = Mapping[str, Any]
SLACKBOT = "USLACKBOT"  # Slackbot's account has is_bot = false

PersonKind = Literal["member", "guest", "external", "bot", "deactivated"]


def person_facts(user: Json, workspace: str) -> PersonFacts:
    """Read a user object (`users.info`, `user_change`); every field but the id may be missing, null or empty."""
    profile = user.get("profile") or {}
    candidates = (
        profile.get("display_name"),
        profile.get("real_name"),
        user.get("real_name"),
        user.get("name"),
    )
    return PersonFacts(
        user=str(user["id"]),
        name=next((str(name) for name in candidates if name), "someone"),
        zone=user.get("tz") or None,
        kind=_kind(user, workspace),
    )


def _kind(user: Json, workspace: str) -> PersonKind:
    if user.get("deleted"):
        return "deactivated"
    if user.get("is_bot") or user.get("is_workflow_bot") or user.get("is_connector_bot") or user["id"] == SLACKBOT:
        return "bot"
    team = user.get("team_id")
    grid = (user.get("enterprise_user") or {}).get("teams") or []
    if user.get("is_stranger") or (team and team != workspace and workspace not in grid):
        return "external"
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return "guest"
    return "member"


def channel_facts(conversation: Json) -> ChannelFacts:
    """Read a conversation object (`conversations.info`). Ids say nothing about kind or privacy: flags do."""
    kind: Literal["channel", "private", "direct", "group_direct"] = "channel"
    if conversation.get("is_im"):
        kind = "direct"
    elif conversation.get("is_mpim"):
        kind = "group_direct"
    elif conversation.get("is_private"):
        kind = "private"
    return ChannelFacts(
        channel=str(conversation["id"]),
        name=str(conversation.get("name") or ""),
        kind=kind,
        archived=bool(conversation.get("is_archived")),
        shared_outside=bool(conversation.get("is_ext_shared") or conversation.get("is_pending_ext_shared")),
    )
