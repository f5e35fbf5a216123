"""What Slack says of accounts and conversations, as facts: from Web API answers and from events alike."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from bot.slack.mentions import unturned
from bot.slack.requests import ChannelFacts, PersonFacts
from bot.slack.wire_events import Account

Json = Mapping[str, Any]
SLACKBOT = "USLACKBOT"  # Slackbot's account has is_bot = false
# A status with one of these emoji says that somebody is away: those that Slack suggests for it, and their like. Whoever
# commutes, is in a meeting or works from home is not. docs/notices.md lists them.
AWAY = frozenset(
    {
        *("palm_tree", "beach_with_umbrella", "desert_island", "camping", "ooo"),
        *("face_with_thermometer", "sneezing_face", "nauseated_face", "mask", "hospital"),
        *("baby", "baby_bottle"),
    }
)

PersonKind = Literal["member", "guest", "external", "bot", "deactivated"]


def person_facts(user: Json, workspace: str) -> PersonFacts:
    """Read a user object (`users.info`); every field but the id may be missing, null or empty.

    Raises pydantic's ValidationError for what is no user object.
    """
    return facts_of(Account.model_validate(user), workspace)


def facts_of(account: Account, workspace: str) -> PersonFacts:
    """Return what an account says of its owner, as `workspace` sees it."""
    profile = account.profile
    candidates = (profile.display_name, profile.real_name, account.real_name, account.name)
    return PersonFacts(
        user=account.id,
        name=next((name for candidate in candidates if (name := unturned(candidate))), "someone"),
        zone=account.tz or None,
        locale=account.locale or None,
        kind=_kind(account, workspace),
        away=profile.status_emoji.strip(":") in AWAY,
        away_until=instant(profile.status_expiration) if profile.status_emoji.strip(":") in AWAY else None,
    )


def instant(seconds: int) -> datetime | None:
    """Return a Unix time as an instant; None for nothing, and for what no calendar knows."""
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds > 1 else None  # Slack says 0 or 1 for "none"
    except (OverflowError, ValueError, OSError):
        return None


def _kind(account: Account, workspace: str) -> PersonKind:
    if account.deleted:
        return "deactivated"
    if account.is_bot or account.is_workflow_bot or account.is_connector_bot or account.id == SLACKBOT:
        return "bot"
    elsewhere = account.team_id not in {"", workspace} and workspace not in account.enterprise_user.teams
    if account.is_stranger or elsewhere:
        return "external"
    return "guest" if account.is_restricted or account.is_ultra_restricted else "member"


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
