"""Plays a pair of histories side by side and compares what everybody saw, tick by tick."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from tests.noninterference import openly
from tests.noninterference.moves import Move, play
from tests.noninterference.people import HUSH, OUTSIDE
from tests.noninterference.side import LOGGED, LOGGED_UNDER_SEAL, POSTED, Glimpse, Side
from tests.noninterference.spec import Public, comparison, openings, surfacing, unseal_surfaced
from tests.noninterference.veil import Veil, draw

Current = Callable[[Side], None]
Act = Callable[[], None]
Span = tuple[datetime, datetime]
HUSHED = re.compile(rf"{HUSH}-(\w+)")


@dataclass(frozen=True, slots=True)
class Difference:
    """What told the two histories apart: to whose eyes, when, and how the two looked."""

    eyes: str
    at: datetime
    left: object
    right: object


@dataclass
class Tally:
    """What the pairs of a run reached, so that a green run can be seen to have tried."""

    pairs: int = 0
    moves: int = 0
    sealed: int = 0
    ticks: int = 0
    opened: int = 0
    stayed_sealed: int = 0
    surfaced: int = 0
    views: int = 0
    parted: int = 0


@dataclass
class Pair:
    """Two sides, and the dice. `current` is told which side is about to act."""

    rng: Random
    left: Side
    right: Side
    current: Current
    tally: Tally = field(default_factory=Tally)
    compared: int = 0

    veil: Veil = field(init=False)
    is_over: bool = False

    def run(self, ticks: int) -> Difference | None:
        """Play up to so many ticks; return the first difference, if any."""
        self.tally.pairs += 1
        self.veil = draw(self.rng)
        for _ in range(ticks):
            difference = self._interval()
            if difference or self.is_over:
                return difference
        for user in self.rng.sample(self._eyes(), 2):
            for move in (Move(user, "home"), Move(user, "type", fields={"typed": "list"})):
                self._together(move)
        return self._difference()

    def _interval(self) -> Difference | None:
        public = self.left.public()
        span = (self.left.now, public.next_tick)
        for _, act in sorted(self._timetable(public, span), key=lambda timed: timed[0]):
            act()
        self._move_clocks(span[1] - timedelta(seconds=60))
        self._settle()
        self._look(self.left.now)
        return self._difference() or self._tick(span[1])

    def _timetable(self, public: Public, span: Span) -> list[tuple[datetime, Act]]:
        """Return what happens before the tick: apart and under seal on each side, and together on both."""
        left, right, common = self.veil.opening_acts(public, span)
        left += self.veil.sealed_acts(0, self.left.sealed, public, span)
        right += self.veil.sealed_acts(1, self.right.sealed, public, span)
        found: list[tuple[datetime, Act]] = [(at, partial(self._alone, self.left, at, move)) for at, move in left]
        found += [(at, partial(self._alone, self.right, at, move)) for at, move in right]
        for move in (*common, *self.veil.own_acts(public)):
            at = self._moment(span)
            found.append((at, partial(self._own, at, move)))
        for act, times in ((self._openly, self.rng.randint(0, 2)), (self._look, 2), (self._beat, 1)):
            moments = (self._moment(span) for _ in range(times))
            found += [(at, partial(act, at)) for at in moments]
        return found

    def _moment(self, span: tuple[datetime, datetime]) -> datetime:
        return span[0] + timedelta(seconds=self.rng.randint(1, int((span[1] - span[0]).total_seconds()) - 600))

    def _beat(self, at: datetime) -> None:
        """Let the jobs run between ticks, as they do every few seconds: nothing sealed is due then."""
        self._move_clocks(at)
        for side in (self.left, self.right):
            self.current(side)
            side.run_jobs()

    def _eyes(self) -> tuple[str, ...]:
        return (*self.veil.watchers(), OUTSIDE)

    def _own(self, at: datetime, move: Move) -> None:
        self._move_clocks(at)
        self._together(move)

    def _openly(self, at: datetime) -> None:
        self._move_clocks(at)
        self._together(openly.act(self.rng, self.left.public(), at))

    def _look(self, at: datetime) -> None:
        self._move_clocks(at)
        self._together(openly.look(self.rng, self.left.public(), self.rng.choice(self._eyes())))

    def _together(self, move: Move) -> None:
        self.tally.moves += 1
        for side in (self.left, self.right):
            self.current(side)
            play(side, move)

    def _alone(self, side: Side, at: datetime, move: Move) -> None:
        self.tally.sealed += 1
        self.current(side)
        side.now = max(side.now, at)
        play(side, move, hushed=True)

    def _move_clocks(self, at: datetime) -> None:
        for side in (self.left, self.right):
            side.now = max(side.now, at)

    def _settle(self) -> None:
        public = self.left.public()
        if not public.has_room():
            return
        for issue in public.gathering():
            acts = self.veil.settle_pledges(public, issue, (self.left.sealed, self.right.sealed))
            for side, moves in zip((self.left, self.right), acts, strict=True):
                for move in moves:
                    self._alone(side, side.now, move)

    def _tick(self, at: datetime) -> Difference | None:
        """Let the tick come, if it lets the same be known on both sides; else the pair ends here."""
        public = self.left.public()
        asleep = timedelta(
            days=self.rng.choice((0, 0, 0, 0, 0, 0, 0, 11, 22, 63))
        )  # a bot that was down makes up for it
        now = at + asleep + timedelta(seconds=3)
        compares = comparison(public) <= now
        known = [self._known(side, public, compares=compares) for side in (self.left, self.right)]
        if known[0] != known[1]:
            self.is_over = True
            self.tally.parted += 1
            return None
        self._count(*known[0])
        for side in (self.left, self.right):
            self.current(side)
            side.now = now
            side.run_jobs()
            if compares:
                unseal_surfaced(side.sealed, public)
        self._forget_what_ended()
        self.is_over = asleep.days > 50  # what faded meanwhile is not followed any further
        return self._difference()

    def _known(self, side: Side, public: Public, *, compares: bool) -> tuple[object, object]:
        return openings(side.sealed, public), surfacing(side.sealed, public) if compares else {}

    def _count(self, opened: object, surfaced: object) -> None:
        self.tally.ticks += 1
        if isinstance(opened, dict):
            self.tally.opened += sum(1 for found in opened.values() if found)
            self.tally.stayed_sealed += sum(1 for found in opened.values() if not found)
        if isinstance(surfaced, dict):
            self.tally.surfaced += len(surfaced)

    def _forget_what_ended(self) -> None:
        gathering = {issue.number for issue in self.left.public().gathering()}
        for side in (self.left, self.right):
            for number in side.sealed.pledges.keys() - gathering:
                del side.sealed.pledges[number]

    def _difference(self) -> Difference | None:
        eyes = {*self._eyes(), POSTED, LOGGED}
        left, right = ([one for one in side.seen if one.eyes in eyes] for side in (self.left, self.right))
        for one, other in zip(left[self.compared :], right[self.compared :], strict=False):
            if one != other:
                return Difference(one.eyes, one.at, one.what, other.what if other.eyes == one.eyes else None)
        if len(left) != len(right):
            more = (left if len(left) > len(right) else right)[min(len(left), len(right))]
            return Difference(more.eyes, more.at, more.what, None)
        fresh, self.compared = left[self.compared :], len(left)
        self.tally.views += len(fresh)
        return self._hush_heard(fresh)

    def _hush_heard(self, fresh: list[Glimpse]) -> Difference | None:
        """Find words that nobody but their author may read, also where both histories show them."""
        logged = [one for side in (self.left, self.right) for one in side.seen if one.eyes == LOGGED_UNDER_SEAL]
        for one in (*fresh, *logged):
            authors = {*HUSHED.findall(repr(one.what))}
            if authors - {one.eyes}:
                return Difference(one.eyes, one.at, one.what, f"words of {authors}")
        return None
