"""What a workspace consists of, as plain mutable values; `Workspace` holds them, the verbs beside it change them."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.playground.identity import BOT_USER, WORKSPACE

Json = dict[str, Any]
ChannelKind = Literal["channel", "private", "im", "mpim"]


@dataclass(slots=True)
class View:
    """A modal in somebody's stack, or somebody's Home. `given` is what the bot sent; `values` what was filled in."""

    id: str
    user: str
    given: Json
    hash: str
    root: str
    previous: str | None = None
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        """The view's blocks."""
        found: list[Json] = self.given["blocks"]
        return found


@dataclass(slots=True)
class Person:
    """An account: one of the cast, or the bot's own user."""

    id: str
    name: str
    real_name: str
    title: str
    zone: str
    team: str = WORKSPACE
    locale: str = "en-US"
    is_bot: bool = False
    is_guest: bool = False
    is_stranger: bool = False
    deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0  # Unix seconds; 0 for none
    paused_from: int = 0  # Unix seconds, as is the next: do-not-disturb
    paused_until: int = 0
    updated: int = 0
    stack: list[View] = field(default_factory=list)
    home: View | None = None

    @property
    def display_name(self) -> str:
        """The name by which the others know this person: the first of the real one."""
        return self.real_name.partition(" ")[0]


@dataclass(slots=True)
class UserGroup:
    """People who are mentioned together by a handle; `users` are ids, deactivated accounts among them."""

    id: str
    handle: str
    name: str
    users: list[str]
    created: int
    updated: int
    disabled: int = 0


@dataclass(slots=True)
class Message:
    """A message. `only_for` names the one person who sees an ephemeral one; `replies` holds timestamps, in order.

    What another app posted has that app's `username` and no user: there `user` is empty.
    """

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    username: str | None = None
    thread_ts: str | None = None
    parent_user: str | None = None
    broadcast: bool = False
    subtype: str | None = None
    edited: Json | None = None
    only_for: str | None = None
    metadata: Json | None = None
    replies: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    values: Json = field(default_factory=dict)

    @property
    def in_channel(self) -> bool:
        """Whether it stands in the channel itself: a root, or a reply also sent to the channel."""
        return self.thread_ts is None or self.thread_ts == self.ts or self.broadcast


@dataclass(slots=True)
class Channel:
    """A conversation. `members` keeps the order of joining; `read` holds each person's last read timestamp."""

    id: str
    name: str
    kind: ChannelKind
    members: dict[str, None]
    created: int
    creator: str
    is_shared: bool = False
    is_archived: bool = False
    purpose: str = ""
    messages: dict[str, Message] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    @property
    def has_bot(self) -> bool:
        """Whether the bot is a member."""
        return BOT_USER in self.members

    @property
    def is_direct(self) -> bool:
        """Whether it is a direct or group direct message, whose members are fixed."""
        return self.kind in ("im", "mpim")

    @property
    def wire_kind(self) -> str:
        """`channel_type` as message events name it."""
        return "group" if self.kind == "private" else self.kind
