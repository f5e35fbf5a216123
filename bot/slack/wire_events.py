"""The shapes of Slack's events, as far as we read them, in the manner of `wire.py`.

Sources: docs.slack.dev, Events API; tests replay recorded payloads.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bot.slack.wire import Id, Known, Wire


def _seconds(value: object) -> int:
    """Read a Unix time; whatever is none is 0, as Slack says it: an account is not lost for it."""
    try:
        return int(value) if isinstance(value, int | float | str) else 0
    except (ValueError, OverflowError):
        return 0


Seconds = Annotated[int, BeforeValidator(_seconds)]


class EventEnvelope(Wire):
    """The outer part of an Events API delivery; `event` is read by its type."""

    event: dict[str, Any]
    event_id: Id


class HomeOpenedEvent(Wire):
    """`app_home_opened`."""

    user: Id
    tab: str = ""


class SpokenEvent(Wire):
    """`app_mention` and `message.im`, when a person wrote them."""

    user: Id
    channel: Id
    ts: Id
    text: str = ""
    thread_ts: str = ""


class ReactedItem(Wire):
    """What a reaction was put on; files were items, too, once."""

    type: str = ""
    channel: str = ""
    ts: str = ""


class ReactionEvent(Wire):
    """`reaction_added` and `reaction_removed`; without `item_user` an app wrote the message."""

    user: Id
    reaction: Id
    item: ReactedItem
    item_user: str = ""
    event_ts: Id


class Edited(Wire):
    """When a message was edited last, in whole seconds."""

    ts: str = ""


class WrittenMessage(Wire):
    """A message as it stands, in an event of its own or within `message_changed`."""

    ts: Id
    user: str = ""
    text: str = ""
    thread_ts: str = ""
    subtype: str = ""
    bot_id: str = ""
    edited: Edited = Field(default_factory=Edited)


class PreviousMessage(Wire):
    """A message as it stood before: who wrote it, and its words where Slack tells them."""

    user: str = ""
    text: str | None = None
    edited: Edited = Field(default_factory=Edited)


class MessageEvent(Wire):
    """The parts of `message` that all its subtypes share."""

    channel: Id
    channel_type: str = ""
    subtype: str = ""
    deleted_ts: str = ""
    event_ts: str = ""
    previous_message: PreviousMessage = Field(default_factory=PreviousMessage)


class MemberEvent(Wire):
    """`member_joined_channel` and `member_left_channel`."""

    user: Id
    channel: Id
    inviter: str = ""


class ChannelEvent(Wire):
    """What happens to a channel that is named by its id."""

    channel: Id
    user: str = ""


class ChannelRenamed(Wire):
    """`channel_rename` and `group_rename`."""

    channel: Known


class ChannelMoved(Wire):
    """`channel_id_changed`."""

    old_channel_id: Id
    new_channel_id: Id


class Profile(Wire):
    """The part of an account that its owner writes; of the status nothing but its emoji, and until when it holds."""

    display_name: str = ""
    real_name: str = ""
    status_emoji: str = ""
    status_expiration: Seconds = 0


class EnterpriseUser(Wire):
    """Which workspaces of an Enterprise Grid an account belongs to."""

    teams: list[str] = Field(default_factory=list)


class Account(Wire):
    """A user object (docs.slack.dev, reference/objects/user-object)."""

    id: Id
    name: str = ""
    real_name: str = ""
    profile: Profile = Field(default_factory=Profile)
    tz: str = ""
    locale: str = ""
    team_id: str = ""
    enterprise_user: EnterpriseUser = Field(default_factory=EnterpriseUser)
    deleted: bool = False
    is_bot: bool = False
    is_workflow_bot: bool = False
    is_connector_bot: bool = False
    is_stranger: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False


class AccountEvent(Wire):
    """`user_change`."""

    user: Account


class DndStatus(Wire):
    """When notifications are paused next: a window which may have begun, or nothing that makes sense."""

    dnd_enabled: bool = False
    next_dnd_start_ts: Seconds = 0
    next_dnd_end_ts: Seconds = 0


class DndEvent(Wire):
    """`dnd_updated_user`."""

    user: Id
    dnd_status: DndStatus = Field(default_factory=DndStatus)


class Tokens(Wire):
    """Whose tokens were revoked: ids, not tokens."""

    bot: list[str] = Field(default_factory=list)


class TokensRevoked(Wire):
    """`tokens_revoked`."""

    tokens: Tokens = Field(default_factory=Tokens)
