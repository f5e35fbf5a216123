"""All records of one table together, as only the tick reads them, and what each person sees."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.features.mediation.facts.moves import Move
from bot.features.mediation.facts.own import Own
from bot.features.mediation.facts.shared import (
    Agreement,
    Draft,
    Number,
    Passed,
    Restated,
    Seat,
    Shared,
    Split,
    Stage,
)


class Tick(NamedTuple):
    """A tick of the group: the moment (UTC), and the IANA zone and local hour of its ticks."""

    now: datetime
    zone: str
    hour: int


@dataclass(frozen=True, slots=True)
class Case:
    """The records of one table. `broker` belongs to whoever is asked to be the broker, or is."""

    shared: Shared
    a: Own
    b: Own
    broker: Own | None = None

    def own(self, seat: Seat) -> Own | None:
        """Return the record of whoever sits there."""
        return {Seat.A: self.a, Seat.B: self.b}.get(seat, self.broker)

    def parties(self) -> tuple[Own, Own]:
        """Return the records of the two."""
        return self.a, self.b


class Turn(StrEnum):
    """Whether it is one's own turn, as far as one's own record tells. It never tells of anybody else's."""

    YOURS = "YOURS"
    WAITING = "WAITING"
    STOPPED = "STOPPED"
    OVER = "OVER"


@dataclass(frozen=True, slots=True)
class View:
    """All that somebody sees of a table: where it stands until when, what they may do, what is shared, what is theirs.

    `table` is None for whoever has no seat (any more). `owed` are lines of the other party that one may still restate,
    `waiting` restatements of one's own lines that wait for one's word, `unjudged` drafts without one's verdict.
    """

    stage: Stage
    until: datetime | None
    turn: Turn
    moves: frozenset[Move]
    table: Shared | None
    own: Own
    owed: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    unjudged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FromOther:
    """What the table reads that came from one seat: nothing else of that person has left their own record.

    `about` is what an inviter wrote; `split` and `number` are what they named for the aids. What opened at a tick came
    from both: `opened` cards, `accepted` drafts by their numbers, the `talk`, what was `agreed`, and a review.
    """

    about: str
    lines: tuple[Passed, ...]
    restated: tuple[Restated, ...]
    drafts: tuple[Draft, ...]
    answers: tuple[Restated, ...]
    split: Split | None
    number: Number | None
    opened: tuple[str, ...]
    accepted: tuple[int, ...]
    talk: bool
    agreed: tuple[Agreement, ...]
    not_holding: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be read, by whom, if a line were passed on: shown before it is pressed."""

    words: str
    readers: tuple[str, ...]
