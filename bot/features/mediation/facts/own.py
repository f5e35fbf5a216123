"""What one person at a table has for themselves: nobody else ever reads it, only the tick works with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Self

from pydantic import TypeAdapter

from bot.features.mediation.facts.shared import Seat


class LineKind(StrEnum):
    """What a private line is about."""

    MATTERS = "MATTERS"
    THINK_OF_THEM = "THINK_OF_THEM"
    MUST_NOT = "MUST_NOT"


class Talk(StrEnum):
    """What somebody says to the talk of thirty minutes."""

    WANT = "WANT"
    WAIVE = "WAIVE"
    HELD = "HELD"


class Signature(StrEnum):
    """What somebody pressed under the final words."""

    SIGNED = "SIGNED"
    REFUSED = "REFUSED"


class Holding(StrEnum):
    """What somebody says in a review."""

    HOLDING = "HOLDING"
    NOT_HOLDING = "NOT_HOLDING"


@dataclass(frozen=True, slots=True)
class Line:
    """A private line, by its number among one's own; `passed` is its number at the table once it was passed on."""

    number: int
    kind: LineKind
    words: str
    passed: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sealed verdict on a draft, and what would fix it, which stays with its author."""

    draft: int
    can_live: bool
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """The record of one person. `written` counts the lines that were ever written, so that no number comes twice.

    `ended` is when somebody who was the broker, or was asked to be, had no part at the table any more: for a week that
    is all that is left of it for them.
    """

    user: str
    seat: Seat
    stopped: bool = False
    key: bool = False
    consents: bool = False
    ranking: tuple[str, ...] | None = None
    takes_seat: bool = False
    no_broker: bool = False
    cards: tuple[tuple[str, int], ...] = ()
    lines: tuple[Line, ...] = ()
    written: int = 0
    done: bool = False
    judgements: tuple[Judgement, ...] = ()
    another: bool = False
    talk: Talk | None = None
    signature: Signature | None = None
    points: tuple[int, ...] | None = None
    named: tuple[int, int] | None = None
    ticks: tuple[int, ...] | None = None
    holding: Holding | None = None
    again: bool = False
    ended: datetime | None = None

    def to_json(self) -> str:
        """Return the whole record as one document."""
        return _adapter().dump_json(self).decode()

    @classmethod
    def from_json(cls, document: str) -> Self:
        """Return a record from its document, equal to the one that was written."""
        return _adapter().validate_json(document)  # type: ignore[return-value]


@cache
def _adapter() -> TypeAdapter[Own]:
    return TypeAdapter(Own)
