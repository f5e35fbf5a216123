"""What requests carry besides who asks: words as somebody wrote them, and what Slack says of accounts and channels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Writing:
    """What a person wrote, quotes and code aside: whom it names (ids), which emoji (standard names), and its words."""

    people: tuple[str, ...] = ()
    user_groups: tuple[str, ...] = ()
    emoji: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What Slack says of a conversation."""

    channel: str
    name: str
    kind: Literal["channel", "private", "direct", "group_direct"]
    archived: bool
    shared_outside: bool


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What Slack says of an account. `zone` is an IANA name or None; `kind` decides what the person may do here.

    `locale` is what they chose in Slack, such as `de-DE`; None where this answer does not say. `away` where their
    status says so, `away_until` (UTC) where it says until when.
    """

    user: str
    name: str
    zone: str | None
    kind: Literal["member", "guest", "external", "bot", "deactivated"]
    locale: str | None = None
    away: bool = False
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What Slack said when a handler needed to know more (`doors.NeedsLookUp`); what it did not say is missing.

    channel      the conversation of the request.
    permalink    of the message that it is about; `thread_ts` is the parent, where that message is a reply.
    members      of the user groups that are named, each group by its id.
    people       the accounts that are named.
    aliases      the workspace's emoji aliases, and what each stands for.
    """

    channel: ChannelFacts | None = None
    permalink: str | None = None
    thread_ts: str | None = None
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: tuple[PersonFacts, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether everybody of the workspace may read the conversation; not where Slack did not say so."""
        return self.channel is not None and self.channel.kind == "channel"
