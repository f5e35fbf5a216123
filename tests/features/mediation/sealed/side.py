"""One of two histories, what tells them apart, and what a run of pairs reached."""

from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Protocol

from bot.errors import Refusal
from bot.features.mediation.facts import Case, Own, Seat, Tick
from bot.features.mediation.facts.moves import Press
from tests.features.mediation.sealed.core import Act, Core


class History(Protocol):
    """What a pair plays on: the rules alone, or the real bot on a real database."""

    @property
    def case(self) -> Case:
        """All records, as they are now."""
        ...

    def press(self, seat: Seat, pressed: Press, at: datetime) -> None:
        """Let somebody press; a refusal is something that they see."""
        ...

    def tick(self, at: Tick) -> None:
        """Let a tick come."""
        ...

    def own(self, seat: Seat) -> Own | None:
        """Return somebody's record."""
        ...


@dataclass(slots=True)
class Side:
    """One of the two histories: its records, and what was told besides, to whom and when."""

    core: Core
    case: Case
    told: list[tuple[str, str, datetime]] = field(default_factory=list)

    def press(self, seat: Seat, pressed: Press, at: datetime) -> None:
        """Let somebody press; a refusal is something that they see."""
        before = self.case
        try:
            self.case = self.core.press(before, seat, pressed)
        except Refusal as refusal:
            self.told.append((seat, self.core.refuse(before, seat, refusal.sentence), at))
            return
        told = self.core.told_at_press(before, Act(seat, pressed, at), self.case)
        self.told += [(eyes, words, at) for eyes, words in told]

    def tick(self, at: Tick) -> None:
        """Let a tick come."""
        before, self.case = self.case, self.core.tick(self.case, at)
        self.told += [(eyes, words, at.now) for eyes, words in self.core.told_at_tick(before, self.case)]

    def own(self, seat: Seat) -> Own | None:
        """Return somebody's record."""
        return self.case.own(seat)


@dataclass(frozen=True, slots=True)
class Difference:
    """What told the two histories apart, or whose private words somebody else saw."""

    eyes: str
    at: datetime
    left: object
    right: object


@dataclass(slots=True)
class Tally:
    """What the pairs of a run reached, so that a green run can be seen to have tried."""

    pairs: int = 0
    presses: int = 0
    sealed: int = 0
    ticks: int = 0
    views: int = 0
    parted: int = 0
    stops: int = 0
    stages: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Count what another run reached, too."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
