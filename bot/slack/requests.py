"""What Slack asks of us, as plain frozen values: the doorway reads them from payloads, handlers take them.

Every request names the `workspace` (the Slack team that installed the app: the tenant) and `once`, the key under
which the same delivery is recognised when Slack sends it again (an event id, a trigger id, or a view's id and hash).
Text is decoded: `&lt;` has become `<`, so encode it once when it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.slack.facts import ChannelFacts as ChannelFacts
from bot.slack.facts import LookedUp as LookedUp
from bot.slack.facts import PersonFacts as PersonFacts
from bot.slack.facts import Writing as Writing

FieldValue = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Fields:
    """What a person filled in, by field name (our inputs use one name for block id and action id).

    A value is text as typed, an option's value, a date as `YYYY-MM-DD`, a user or channel id, or a tuple of those.
    """

    values: Mapping[str, FieldValue] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the trimmed text, option value, number or date under `name`; an empty string when nothing is there."""
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Return the chosen values under `name` (checkboxes, multi-selects); empty when nothing is chosen."""
        value = self.values.get(name)
        if isinstance(value, tuple):
            return value
        return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class OpenView:
    """The modal or Home view in which something was pressed: its Slack id, hash, callback name and private note.

    `at_home`: it is Home, or a modal that was opened from there.
    """

    id: str
    hash: str
    surface: Literal["modal", "home"]
    name: str
    note: str = ""
    depth_left: int = 2
    at_home: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What every request carries: the tenant, who acts (a user id), and the key that recognises a redelivery."""

    workspace: str
    user: str
    once: str


@dataclass(frozen=True, slots=True)
class Command(Request):
    """A slash command: its name with the slash, its trimmed text, where it was typed, and a trigger good for 3 s."""

    name: str
    text: str
    channel: str
    trigger: str
    writing: Writing = field(default_factory=Writing)
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class Click(Request):
    """A pressed button or changed menu. `action` is `feature.verb`; `subject` names the thing, as in `grayzone.see:12`.

    `value` is a button's value or the chosen option's. `view` is set in a modal or on Home, `message_ts` on a message.
    """

    action: str
    subject: str
    value: str
    trigger: str
    channel: str | None = None
    message_ts: str | None = None
    view: OpenView | None = None
    fields: Fields = field(default_factory=Fields)


@dataclass(frozen=True, slots=True)
class Submission(Request):
    """A submitted modal: the form's name (callback id), what was filled in, and the private note it carried."""

    form: str
    fields: Fields
    note: str
    view: OpenView
    trigger: str = ""
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class SharedMessage:
    """The message on which a message shortcut was used."""

    channel: str
    ts: str
    author: str | None
    text: str
    permalink: str | None


@dataclass(frozen=True, slots=True)
class Shortcut(Request):
    """A global shortcut (`message` is None) or a message shortcut, by its callback id."""

    name: str
    trigger: str
    message: SharedMessage | None = None
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class Spoken(Request):
    """A mention of the bot, or a direct message to it. `text` has the bot's own mention removed."""

    channel: str
    text: str
    ts: str
    thread_ts: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class SpokenOfPeople(Spoken):
    """A mention of the bot in a message that names people, or user groups, besides it."""

    writing: Writing = field(default_factory=Writing)
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class Written(Request):
    """How a message of a channel stands now: just written, edited, or deleted. Asked for only with history scopes.

    `version` is Slack's timestamp of what this tells of: of two, the later one counts, in whatever order they come.
    Without `writing` the message is deleted. `private` where not everybody of the workspace may read it. `addressed`
    when it mentions the bot. `named_before` when it is an edit, and people may have been named before it: then the
    older message may still be on its way to us.
    """

    channel: str
    ts: str
    thread_ts: str | None
    version: str
    private: bool
    writing: Writing | None
    addressed: bool = False
    named_before: bool = False
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class Reacted(Request):
    """Somebody put an emoji on a message, or took it off (`added` is false).

    `emoji` is the standard name, `tone` a skin tone's name or nothing. `author` wrote the message; None for an app's.
    `at` is Slack's timestamp of the event: of two about the same emoji the later one counts.
    """

    channel: str
    ts: str
    emoji: str
    tone: str
    author: str | None
    added: bool
    at: str
    looked_up: LookedUp | None = None


@dataclass(frozen=True, slots=True)
class EmojiChanged(Request):
    """The workspace's own emoji changed."""


@dataclass(frozen=True, slots=True)
class HomeOpened(Request):
    """A person opened the bot's Home tab."""


@dataclass(frozen=True, slots=True)
class MemberJoined(Request):
    """Somebody joined a channel in which the bot is; `is_bot_itself` when the bot was added, asked by `inviter`.

    `facts` is what Slack said of the channel when the bot was added; None when Slack could not be asked in time.
    """

    channel: str
    is_bot_itself: bool
    inviter: str | None
    facts: ChannelFacts | None = None


@dataclass(frozen=True, slots=True)
class MemberLeft(Request):
    """Somebody left a channel in which the bot is, or was removed; `is_bot_itself` when the bot was removed."""

    channel: str
    is_bot_itself: bool


@dataclass(frozen=True, slots=True)
class ChannelChanged(Request):
    """A channel was renamed, archived, unarchived, deleted, shared with another firm, or got a new id."""

    channel: str
    change: Literal["renamed", "archived", "unarchived", "deleted", "shared", "unshared", "new_id"]
    name: str | None = None
    new_channel: str | None = None


@dataclass(frozen=True, slots=True)
class PersonChanged(Request):
    """An account's profile, zone or standing changed (`user` is that account)."""

    facts: PersonFacts


@dataclass(frozen=True, slots=True)
class QuietChanged(Request):
    """Somebody paused their notifications, or ended that (`user` is that account). Only where the scope was granted.

    `quiet_from` and `quiet_until` (UTC) are the window that holds now or comes next; None for none.
    """

    quiet_from: datetime | None
    quiet_until: datetime | None


@dataclass(frozen=True, slots=True)
class Uninstalled(Request):
    """The app was removed from the workspace, or its bot token was revoked."""
