"""What everybody at a table may read: what was passed on, and what opened at a tick. Never a word more."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Self

from pydantic import TypeAdapter


class Stage(StrEnum):
    """Where a table stands."""

    INVITED = "INVITED"
    TABLE = "TABLE"
    INTAKE = "INTAKE"
    GROUND = "GROUND"
    DRAFT = "DRAFT"
    VERDICT = "VERDICT"
    ENOUGH = "ENOUGH"
    JOINT = "JOINT"
    SIGN = "SIGN"
    AGREED = "AGREED"
    CLOSED = "CLOSED"


class Seat(StrEnum):
    """Where somebody sits. A and B are the parties; which of them is A means nothing."""

    A = "A"
    B = "B"
    BROKER = "BROKER"

    @property
    def other(self) -> "Seat":
        """The party across the table."""
        return {Seat.A: Seat.B, Seat.B: Seat.A}[self]


PARTIES = (Seat.A, Seat.B)


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties a candidate to one party: hours of help in 90 days, open promises, initiatives with both of them."""

    help_hours: Fraction = Fraction(0)
    promises: int = 0
    initiatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A peer who may be asked to be the broker, with what both parties have to know before they consent.

    `stake`: what the candidate's own function gains or loses in this, in a few words, or empty.
    """

    user: str
    to_a: Ties
    to_b: Ties
    stake: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something both parties work for already: an initiative or a won issue. Given from outside; everybody knows it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that its author passed on. Its number counts passed lines, never written ones."""

    number: int
    by: Seat
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Restated:
    """A passed line in the other party's words; `fits` is what its author said to that, None before they answered."""

    line: int
    by: Seat
    words: str
    fits: bool | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Who does what by when."""

    by: Seat
    what: str
    due: date


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that could be agreed: numbers of passed lines, keys of common ground, and terms. No other words."""

    number: int
    round: int
    by: Seat
    lines: tuple[int, ...]
    ground: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a tick told of a draft: whether both can live with it. Nothing else of their verdicts is ever told."""

    draft: int
    both: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """The final words as they stand when they are signed, whole: they outlive the lines and goals they are made of.

    `alone` are the places among `terms` of those that could not become promises when both had signed.
    """

    draft: int
    lines: tuple[Passed, ...]
    ground: tuple[str, ...]
    terms: tuple[Term, ...]
    goals: tuple[Goal, ...] = ()
    alone: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Adjusted winner as offered: the items, until when points may be given, and the part of each that goes to A.

    `by` is who named the items.
    """

    items: tuple[str, ...]
    until: datetime
    by: Seat
    to_a: tuple[Fraction, ...] | None = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """The sealed grid as offered: what the number is, then the range that both named, then what both can live with.

    `by` is who named the number.
    """

    what: str
    unit: str
    until: datetime
    by: Seat
    low: int | None = None
    high: int | None = None
    common: Fraction | None = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """The record of the table: its readers are the parties, and the broker while there is one.

    `inviter` is who asked both to the table (None: two flags met). `asked` is the candidate whom both would take;
    `broker` sits there. `deadline` is the tick at which the stage ends if it has not gone on: its
    day in the group's zone counts. `lot` and `upper` were
    drawn when the table was laid, and decide exact ties in the aids. `agreed` holds every agreement, the newest last.
    `ended` is when it was closed or agreed; a week after it `erased` turns true.
    """

    stage: Stage
    a: str
    b: str
    deadline: datetime
    inviter: str | None = None
    about: str = ""
    candidates: tuple[Candidate, ...] = ()
    goals: tuple[Goal, ...] = ()
    asked: str | None = None
    broker: str | None = None
    lines: tuple[Passed, ...] = ()
    ground: tuple[str, ...] = ()
    restated: tuple[Restated, ...] = ()
    drafts: tuple[Draft, ...] = ()
    opened: tuple[Opened, ...] = ()
    round: int = 1
    talk: bool = False
    final: Agreement | None = None
    agreed: tuple[Agreement, ...] = ()
    agreed_at: datetime | None = None
    reviews: int = 0
    review_open: bool = False
    not_holding: bool = False
    split: Split | None = None
    number: Number | None = None
    lot: Seat = Seat.A
    upper: bool = False
    ended: datetime | None = None
    erased: bool = False

    def user(self, seat: Seat) -> str | None:
        """Return who sits there."""
        return {Seat.A: self.a, Seat.B: self.b}.get(seat, self.broker)

    def current(self) -> tuple[Draft, ...]:
        """Return the drafts of this round, side by side."""
        return tuple(draft for draft in self.drafts if draft.round == self.round)

    def to_json(self) -> str:
        """Return the whole record as one document."""
        return _adapter().dump_json(self).decode()

    @classmethod
    def from_json(cls, document: str) -> Self:
        """Return a record from its document, equal to the one that was written."""
        return _adapter().validate_json(document)  # type: ignore[return-value]


@cache
def _adapter() -> TypeAdapter[Shared]:
    return TypeAdapter(Shared)
