"""What the service tells other features: frozen values, so that nobody holds a row."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

CARD_KIND = "peers.group"


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A peer group. `zone` is an IANA name; at `next_tick_at` (UTC) sealed things are revealed next."""

    id: int
    workspace: str
    channel: str
    name: str
    zone: str
    tick_hour: int
    next_tick_at: datetime


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """A part of the firm that peers of the group lead."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class HandoffFacts:
    """What `giver` passes to `receiver`."""

    id: int
    giver: FunctionFacts
    receiver: FunctionFacts
    artefact: str

    @property
    def words(self) -> str:
        """The handoff in words, such as "Sales → Operations: order data"; people's text, not escaped."""
        return f"{self.giver.name} → {self.receiver.name}: {self.artefact}"


@dataclass(frozen=True, slots=True)
class PeerFacts:
    """A peer of a group, by the name to show; `away_until` (UTC) only while it lies ahead."""

    user: str
    name: str
    function: FunctionFacts
    away_until: datetime | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in one open, set-up group: who acts, where, and for which function."""

    workspace: str
    user: str
    name: str
    peer_id: int
    group: GroupFacts
    function: FunctionFacts
    away_until: datetime | None


@dataclass(frozen=True, slots=True)
class PersonLearned:
    """What Slack says of an account: `kind` is one of `models.Standing`, `zone` an IANA name or None.

    `locale`, such as `de-DE`, is None where Slack did not say this time. `away` when their status says so, `away_until`
    (UTC) where it ends by itself.
    """

    user: str
    name: str
    zone: str | None
    kind: str
    locale: str | None = None
    away: bool = False
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class GroupState:
    """A group with what its own surfaces need: whether it is set up or paused, and the version of its set-up.

    `shared` when it is paused since its channel is shared with another firm.
    """

    facts: GroupFacts
    ready: bool
    closed: bool
    version: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """All that a group's card shows."""

    group: GroupState
    functions: tuple[FunctionFacts, ...]
    peers: tuple[PeerFacts, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A group that the bot was invited to: `back` when it had been paused or was known before."""

    group: GroupState
    back: bool


class Joined(StrEnum):
    """What pressing Join did."""

    JOINED = "joined"
    CHANGED = "changed"
    ALREADY = "already"


class Whereabouts(NamedTuple):
    """Where a person is now.

    zone         their IANA zone; while Slack has not said it that of their oldest open group, else UTC
    sits         whether they sit in an open group
    back_at      when they are back, if they are away from all of those (UTC)
    quiet_until  until when they are not to be written to, by their status and by do-not-disturb (UTC)
    gone         whether they have sat in no open group for a month, or never did
    """

    zone: str
    sits: bool
    back_at: datetime | None
    quiet_until: datetime | None
    gone: bool
