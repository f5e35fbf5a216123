"""What a row says, and what the service hands out and takes in: frozen values, so that nobody holds a row."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.db.vault import Sealed
from bot.features.asks.models import Size, State, Way, Word

CARD_KIND, RING_KIND = "asks.ask", "asks.ring"


def seen_subject(handle: str, word: str) -> str:
    """Return what a button carries that puts one word aside, and no later one."""
    return f"{handle}.{word}"


class AskFacts(NamedTuple):
    """An ask: the columns of `models.Ask`, by the same names."""

    id: int
    key: str
    handle: str
    workspace: str
    group_id: int
    asker: str
    what: Sealed
    edits: int
    by_day: str | None
    size: Size
    way: Way
    functions: list[int]
    source: str | None
    ring_id: int | None
    listed: bool
    state: State
    helper: str | None
    round: int
    tries: int
    idle: bool
    to_asker: Word | None
    to_helper: Word | None
    quarters: int | None
    thanks: Sealed
    asked_at: datetime
    public_at: datetime | None
    counted_at: datetime | None
    claimed_at: datetime | None
    thanked_at: datetime | None
    due_at: datetime | None
    expires_at: datetime | None


class Act(NamedTuple):
    """Who presses, and on which ask, by its handle."""

    workspace: str
    user: str
    handle: str


class Help(NamedTuple):
    """One help as its receiver recorded it: who helped whom, how many hours, and when it was recorded (UTC)."""

    helper: str
    receiver: str
    hours: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody fills in: `by_day` as `YYYY-MM-DD` or empty, `functions` by id (none: anybody)."""

    what: str
    by_day: str
    size: str
    way: str
    functions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an ask comes from: the group, and perhaps an issue (its number) or a ring day (its id)."""

    group_id: int
    issue: int | None = None
    ring: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """An ask, for the eyes of those who may see it; people's words, not escaped."""

    handle: str
    edits: int
    asker: str
    what: str
    by_day: str | None
    size: Size
    way: Way
    state: State
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a ring day's card shows: the group, and its asks in the order in which they came."""

    group: str
    asks: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a book: with whom, when, about how many hours, and the line of thanks; not escaped."""

    name: str
    at: datetime
    hours: float
    thanks: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An ask of one's own that is not over: what it says, and who helps with it."""

    ask: Shown
    helper: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one person wants to be asked."""

    quietly: bool = True
    rings: bool = True


@dataclass(frozen=True, slots=True)
class Books:
    """One's own asks, those to everyone of one's groups, and two positive lists that are never netted."""

    mine: tuple[OwnLine, ...]
    open: tuple[Shown, ...]
    helped: tuple[Line, ...]
    received: tuple[Line, ...]
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class RingDay:
    """When a group's ring day is: in which week of the month, or not at all."""

    week: int = 1
    off: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """What is published of a group: two shares from 0 to 1."""

    answered: float
    circulation: float


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What Home shows of asks: of each group what is published (None: nothing), one's wishes, the end of both books."""

    health: tuple[tuple[str, Health | None], ...]
    wishes: Wishes
    helped: tuple[Line, ...] = ()
    received: tuple[Line, ...] = ()
