"""Plays a pair of histories side by side and compares what everybody else saw, press by press and tick by tick."""

import re
from datetime import datetime, timedelta
from random import Random

from bot.features.mediation.facts import Seat, Stage, Tick
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.checks import room_for_lines
from bot.features.mediation.rules.enabling import enabled
from bot.features.mediation.rules.states import Role, moves_in
from bot.schedule.hours import next_tick
from tests.features.mediation.desk import HOUR, ZONE
from tests.features.mediation.sealed.answers import Pressed, after, answers
from tests.features.mediation.sealed.core import CLEAN, EVERYBODY, EXPORTER, ONLOOKER, Core
from tests.features.mediation.sealed.moves import drawn, open_moves, said, sealed_moves
from tests.features.mediation.sealed.repairs import repaired
from tests.features.mediation.sealed.scenes import beginning
from tests.features.mediation.sealed.side import Difference, History, Side, Tally
from tests.features.mediation.sealed.spec import opening

HIDDEN = (
    *((Seat.A,), (Seat.B,), (Seat.A, Seat.B), (Seat.A, Seat.B), (Seat.BROKER,)),
    *((Seat.A, Seat.BROKER), (Seat.B, Seat.BROKER), (Seat.A, Seat.B, Seat.BROKER)),
)
IN_VAIN: tuple[Press, ...] = (p.Sign(), p.Done(), p.Consent(), p.TurnKey(), p.SitAgain(), p.TakeSeat(), p.NotYet())
HUSH = re.compile(r"hush-(\w+)-")
TRIES = 6
ONCE = frozenset({Move.REMOVE_BROKER, Move.GIVE_POINTS, Move.NAME_RANGE, Move.TICK_GRID, Move.SIT_AGAIN})


class Script:
    """The dice of a pair. `hidden` are those whose sealed acts differ; everybody else watches."""

    sides: tuple[History, History]

    def __init__(self, rng: Random, tally: Tally | None = None) -> None:
        self.rng = rng
        self.tally = tally or Tally()
        self.hidden = list(rng.choice(HIDDEN))
        self.beginning, self.now = beginning(rng)
        self.is_over = False
        watchers = [seat for seat in Seat if seat not in self.hidden]
        self.eyes = [*watchers, EXPORTER, ONLOOKER]
        self.stops_at = rng.randint(0, 3) if rng.random() < 0.4 else None

    def run(self, ticks: int) -> Difference | None:
        """Play up to so many ticks; return the first difference, if any."""
        self.tally.pairs += 1
        for number in range(ticks):
            stage = self.sides[0].case.shared.stage
            self.tally.stages[stage] += 1
            found = self._interval(number) or self._tick()
            if found or self.is_over:
                return found
            if stage is Stage.CLOSED:
                break
        return self._hush_heard()

    def _difference(self) -> Difference | None:
        """Return what watchers see differ."""
        raise NotImplementedError

    def _hush_heard(self) -> Difference | None:
        """Return private words that somebody but their author sees."""
        raise NotImplementedError

    def _interval(self, number: int) -> Difference | None:
        end = self._next_tick()
        slots = self.rng.randint(2, 5)
        length = (end - self.now) / (slots + 1)
        first = self.rng.choice((0, 1, None))  # whose hidden people answer early
        if number == self.stops_at:
            self._stop()
        if first is not None:
            self._apply(self.sides[first], answers(self.rng, self.sides[first].case, self.hidden))
        answering = self.rng.randrange(slots)
        for slot in range(slots):
            self._alone()
            self._together(answers_too=slot == answering)
            self.now += length
            found = self._difference()
            if found:
                return found
        self._settle(first or 0, early=first is not None, end=end)
        self.now = end
        return self._difference()

    def _next_tick(self) -> datetime:
        shared = self.sides[0].case.shared
        waits = shared.stage is Stage.AGREED and not shared.review_open and not shared.not_holding
        return max(shared.deadline, next_tick(self.now, ZONE, HOUR)) if waits else next_tick(self.now, ZONE, HOUR)

    def _moment(self) -> datetime:
        return self.now + timedelta(minutes=self.rng.randint(1, 90))

    def _apply(self, side: History, pressed: list[Pressed]) -> None:
        for seat, one in pressed:
            self.tally.sealed += 1
            side.press(seat, one, self._moment())

    def _stop(self) -> None:
        """Let somebody hidden stop, leave or decline on each side, or on one of them, and maybe not the same person."""
        for side in self.sides if self.rng.random() < 0.5 else (self.rng.choice(self.sides),):
            seat = self.rng.choice(self.hidden)
            own = side.own(seat)
            if own and seat is not Seat.BROKER and not own.stopped:
                moves = sorted(enabled(side.case.shared, own) & {Move.STOP, Move.DECLINE})
                pressed = drawn(self.rng, moves[0], side.case.shared, own) if moves else p.Leave()
                self.tally.stops += 1
                self._apply(side, [(seat, pressed if self.rng.random() < 0.7 else p.Leave())])

    def _alone(self) -> None:
        """Let hidden people act under seal, on each side by other dice."""
        for side in self.sides:
            for _ in range(self.rng.choice((0, 0, 1, 2))):
                seat = self.rng.choice(self.hidden)
                own = side.own(seat)
                moves = sealed_moves(side.case.shared, own) if own else []
                if own and moves:
                    move = self.rng.choice(moves)
                    if move not in ONCE or self.rng.random() < (0.6 if side.case.shared.asked else 0.1):
                        self._apply(side, [(seat, drawn(self.rng, move, side.case.shared, own))])

    def _together(self, *, answers_too: bool) -> None:
        """Let the same happen on both sides: what the table reads, whoever does it, and what watchers do under seal."""
        watchers = [seat for seat in Seat if seat not in self.hidden]
        if answers_too:
            for seat, pressed in answers(self.rng, self.sides[0].case, watchers):
                self._on_both(seat, pressed)
        seat = self.rng.choice(list(Seat))
        chance = self.rng.random()
        if chance < 0.55:
            self._openly(seat)
        elif chance < 0.75:
            self._pass_on(seat)
        elif watchers and chance < 0.9:
            self._watcher_acts(self.rng.choice(watchers))
        elif watchers:
            seat = self.rng.choice(watchers)
            if self.sides[0].own(seat):
                self._on_both(seat, self.rng.choice(IN_VAIN))

    def _on_both(self, seat: Seat, pressed: Press) -> None:
        self.tally.presses += 1
        at = self._moment()
        for side in self.sides:
            if side.own(seat):
                side.press(seat, pressed, at)

    def _openly(self, seat: Seat) -> None:
        owns = [side.own(seat) for side in self.sides]
        shared = self.sides[0].case.shared
        if owns[0] and owns[1]:
            moves = sorted({*open_moves(shared, owns[0])} & {*open_moves(self.sides[1].case.shared, owns[1])})
            if moves:
                self._on_both(seat, drawn(self.rng, self.rng.choice(moves), shared, owns[0]))

    def _pass_on(self, seat: Seat) -> None:
        """Write a line and pass it on: the same words on both sides, whatever else somebody has written."""
        words, at = said(self.rng), self._moment()
        write = self.rng.choice((p.WriteLine, p.ThinkOfThem, p.MustNot))(words)
        for side in self.sides:
            own = side.own(seat)
            may = own and not own.stopped and self._takes_notes(side, seat)
            if not own or not may or room_for_lines(side.case.shared, own) <= 0:
                return
        for side in self.sides:
            side.press(seat, write, at)
            own = side.own(seat)
            if own:
                side.press(seat, p.PassOn(own.written, words), at)

    def _takes_notes(self, side: History, seat: Seat) -> bool:
        return seat is not Seat.BROKER and Move.PASS_ON in moves_in(side.case.shared.stage, Role.PARTY)

    def _watcher_acts(self, seat: Seat) -> None:
        own, shared = self.sides[0].own(seat), self.sides[0].case.shared
        moves = [move for move in sealed_moves(shared, own) if move is not Move.REMOVE_BROKER] if own else []
        if own and moves:
            self._on_both(seat, drawn(self.rng, self.rng.choice(moves), shared, own))

    def _settle(self, first: int, *, early: bool, end: datetime) -> None:
        """Let hidden people answer on each side, by other dice, so that the tick may open the same on both."""
        one, other = self.sides[first], self.sides[1 - first]
        at = Tick(end, ZONE, HOUR)
        told = [] if early else answers(self.rng, one.case, self.hidden)
        self._apply(one, told)
        target = opening(one.case, at)
        for attempt in range(TRIES):
            pressed = told if attempt == TRIES - 1 else answers(self.rng, other.case, self.hidden)
            then = after(other.case, pressed)
            if then and opening(then, at) != target:
                more = repaired(self.rng, one.case, then, self.hidden)
                pressed, then = [*pressed, *more], after(then, more)
            if then and opening(then, at) == target:
                self._apply(other, pressed)
                return
        self.is_over = True
        self.tally.parted += 1

    def _tick(self) -> Difference | None:
        if self.is_over:
            return None
        self.tally.ticks += 1
        for side in self.sides:
            side.tick(Tick(self.now, ZONE, HOUR))
        return self._difference()


class Pair(Script):
    """Two sides that the rules alone play."""

    sides: tuple[Side, Side]

    def __init__(self, rng: Random, core: Core = CLEAN, tally: Tally | None = None) -> None:
        super().__init__(rng, tally)
        self.core = core
        self.sides = (Side(core, self.beginning), Side(core, self.beginning))

    def _difference(self) -> Difference | None:
        left, right = self.sides
        for eyes in self.eyes:
            one, other = (self.core.see(side.case, eyes) for side in self.sides)
            self.tally.views += 1
            if one != other:
                return Difference(eyes, self.now, one, other)
        heard = [[one for one in side.told if one[0] in {*self.eyes, EVERYBODY}] for side in (left, right)]
        return Difference("what was told", self.now, *heard) if heard[0] != heard[1] else None

    def _hush_heard(self) -> Difference | None:
        """Find words that nobody but their author may read, in anybody's eyes and on either side."""
        for side in self.sides:
            for eyes in (*Seat, EXPORTER, ONLOOKER):
                seen = repr(self.core.see(side.case, eyes))
                if {*HUSH.findall(seen)} - {eyes}:
                    return Difference(eyes, self.now, seen, None)
        return None


def play(seed: str, core: Core = CLEAN, tally: Tally | None = None) -> Difference | None:
    """Play the pair of this seed."""
    rng = Random(seed)  # noqa: S311 (a repeatable draw)
    return Pair(rng, core, tally).run(rng.randint(3, 8))


def pairs_until_found(core: Core, seed: str, most: int, first: int = 1) -> int | None:
    """Return how many pairs of a seed it takes to find a leak, from `first` on, or None when `most` do not find it."""
    return next((number for number in range(first, most + 1) if play(f"{seed} {number}", core)), None)
