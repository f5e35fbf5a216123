"""Plays a pair of histories of one table side by side, at the real doors, and compares what everybody else saw."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.features.mediation.facts import Stage, Tick
from tests.features.mediation.desk import ANA, BO, CHI, DAN, HOUR, ZONE
from tests.features.mediation.sealed.answers import Pressed
from tests.features.mediation.sealed.pairs import Script
from tests.features.mediation.sealed.side import Difference, History, Tally
from tests.noninterference.side import LOGGED, POSTED, Glimpse
from tests.noninterference.tables.comparing import Comparing
from tests.noninterference.tables.people import EVERYBODY_ELSE
from tests.noninterference.tables.planting import plant
from tests.noninterference.tables.side import TableSide

THOROUGH = 0.25  # of the pairs run every job of the bot
MANY = 1_000
HOME_LOOKS = 0.25  # of the looks between ticks
AT_THE_TABLE = 0.75  # of the looks at Home are of somebody who has to do with the table
SILENT_DAYS = 0.5  # of the open reviews, nobody presses anything until they end
AUTHORS = {"A": {ANA}, "B": {BO}, "BROKER": {CHI, DAN}}


class TablePair(Script):
    """Two sides on two databases."""

    sides: tuple[TableSide, TableSide]

    def __init__(self, rng: Random, sides: tuple[TableSide, TableSide], tally: Tally) -> None:
        super().__init__(rng, tally)
        self.sides = sides
        for side in self.sides:
            plant(side, self.beginning, self.now)
        self.people = self._watchers()
        self.curious = Random(f"{self.now} {self.hidden} {self.stops_at}")  # noqa: S311 (of its own: it decides nothing)
        thorough = rng.random() < THOROUGH
        for side in sides:
            side.thorough = thorough
        self.comparing = Comparing({*self.people, POSTED, LOGGED})

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

    def _next_tick(self) -> datetime:
        """Return when the interval ends; a review is often left alone for all the days that it is open."""
        shared = self.sides[0].case.shared
        if shared.stage is Stage.AGREED and shared.review_open and self.curious.random() < SILENT_DAYS:
            return max(shared.deadline, super()._next_tick())
        return super()._next_tick()

    def _at_home(self) -> str:
        """Draw who looks at Home: mostly one of those whom a table is about, as long as any of them watches."""
        concerned = [user for user in self.people if user not in EVERYBODY_ELSE]
        return self.rng.choice(concerned if concerned and self.rng.random() < AT_THE_TABLE else self.people)

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
            self._look([self._at_home()], at_home=True)
        return self._compare()

    def _look(self, users: Sequence[str], *, at_home: bool) -> None:
        which = self.curious.randrange(MANY)
        for side in self.sides:
            side.now = max(side.now, self.now)
            for user in users:
                side.look(user)
                if at_home:
                    side.look_at_home(user)
                    side.peek(user, which)

    def _compare(self) -> Difference | None:
        found = self.comparing.difference(self.sides) or self.comparing.heard(_is_author)
        self.tally.views += len(self.comparing.last)
        return found

    def _hush_heard(self) -> None:
        """It was looked for in all that was compared."""


def _is_author(one: Glimpse, author: str) -> bool:
    return one.eyes in AUTHORS[author]
