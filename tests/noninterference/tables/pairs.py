"""Plays a pair of histories of one table side by side, at the real doors, and compares what everybody else saw."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.features.mediation.facts import Tick
from tests.features.mediation.desk import ANA, BO, CHI, DAN, HOUR, ZONE
from tests.features.mediation.sealed.answers import Pressed
from tests.features.mediation.sealed.pairs import Script
from tests.features.mediation.sealed.side import Difference, History, Tally
from tests.noninterference.side import LOGGED, POSTED, Glimpse
from tests.noninterference.tables.people import EVERYBODY_ELSE
from tests.noninterference.tables.planting import plant
from tests.noninterference.tables.side import TableSide

BY_CHANCE = re.compile(r"\b[0-9a-f]{16,64}\b")  # handles that the bot draws
HOME_LOOKS = 0.25  # of the looks between ticks
HUSHED = re.compile(r"hush-(A|B|BROKER)-")
AUTHORS = {"A": {ANA}, "B": {BO}, "BROKER": {CHI, DAN}}


class TablePair(Script):
    """Two sides on two databases."""

    sides: tuple[TableSide, TableSide]

    def __init__(self, rng: Random, sides: tuple[TableSide, TableSide], tally: Tally) -> None:
        super().__init__(rng, tally)
        self.sides = sides
        self.names: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for side in self.sides:
            plant(side, self.beginning, self.now)
        self.people = self._watchers()

    def _watchers(self) -> tuple[str, ...]:
        """Return everybody whose acts are the same in both histories."""
        hidden = {user for seat in self.hidden for user in AUTHORS[seat]}
        return tuple(user for user in (ANA, BO, CHI, DAN, *EVERYBODY_ELSE) if user not in hidden)

    def _apply(self, side: History, pressed: list[Pressed]) -> None:
        """Let hidden people press, early in the slot: so that what both sides see next comes at one moment."""
        assert isinstance(side, TableSide)
        side.hushed = True
        for seat, one in pressed:
            self.tally.sealed += 1
            side.press(seat, one, self.now + timedelta(minutes=self.rng.randint(1, 45)))
        side.hushed = False

    def _moment(self) -> datetime:
        return self.now + timedelta(minutes=self.rng.randint(60, 90))

    def _tick(self) -> Difference | None:
        if self.is_over:
            return None
        self.tally.ticks += 1
        for side in self.sides:
            side.tick(Tick(self.now, ZONE, HOUR))
        return self._difference(everybody=True)

    def _difference(self, *, everybody: bool = False) -> Difference | None:
        self._look(self.people if everybody else self.rng.sample(self.people, 2), at_home=False)
        if everybody or self.rng.random() < HOME_LOOKS:
            self._look([self.rng.choice(self.people)], at_home=True)
        return self._compare()

    def _look(self, users: Sequence[str], *, at_home: bool) -> None:
        for side in self.sides:
            side.now = max(side.now, self.now)
            for user in users:
                side.look(user)
                if at_home:
                    side.look_at_home(user)

    def _compare(self) -> Difference | None:
        eyes = {*self.people, POSTED, LOGGED}
        fresh = [side.fresh() for side in self.sides]
        left, right = ([one for one in seen if one.eyes in eyes] for seen in fresh)
        self.tally.views += len(left)
        for one, other in zip(left, right, strict=False):
            if (one.eyes, one.at) != (other.eyes, other.at) or not self._same(one.what, other.what):
                return Difference(one.eyes, one.at, one.what, other)
        if len(left) != len(right):
            more = (left if len(left) > len(right) else right)[min(len(left), len(right))]
            return Difference(more.eyes, more.at, more.what, None)
        return _heard([*fresh[0], *fresh[1]])

    def _same(self, one: object, other: object) -> bool:
        """Tell whether two look alike but for the names that the bot draws by chance."""
        return one == other or _named(one, self.names[0]) == _named(other, self.names[1])

    def _hush_heard(self) -> Difference | None:
        return None  # looked for in all that was compared


def _named(what: object, names: dict[str, str]) -> str:
    return BY_CHANCE.sub(lambda found: names.setdefault(found[0], f"name {len(names)}"), repr(what))


def _heard(fresh: list[Glimpse]) -> Difference | None:
    """Find words that nobody but their author may read, in anybody's eyes."""
    for one in fresh:
        authors = {*HUSHED.findall(repr(one.what))}
        if any(one.eyes not in AUTHORS[author] for author in authors):
            return Difference(one.eyes, one.at, one.what, f"words of {authors}")
    return None
