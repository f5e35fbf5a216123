"""Pairs of histories of quiet flags: what one hidden person files differs, and nobody else may see that."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.features.mediation import queries
from bot.features.mediation.queries import FLAGS
from tests.features.mediation.sealed.side import Difference
from tests.noninterference.side import LOGGED, POSTED, Glimpse
from tests.noninterference.tables.comparing import Comparing
from tests.noninterference.tables.people import EVERYBODY, GROUP, HUSH, WORKSPACE
from tests.noninterference.tables.rendered import buttons, untouched
from tests.noninterference.tables.side import AFTER_THE_TICK, TableSide

RESTS, STANDS = timedelta(days=5), timedelta(days=30)
Act = tuple[datetime, str, float]  # when, who, and a draw that decides what


class FlagPair:
    """Two sides and the dice; `hidden` is whose flags differ."""

    def __init__(self, rng: Random, sides: tuple[TableSide, TableSide]) -> None:
        self.rng = rng
        self.sides = sides
        self.hidden = rng.choice(EVERYBODY)
        self.others = tuple(user for user in EVERYBODY if user != self.hidden)
        self.comparing = Comparing({*self.others, POSTED, LOGGED})

    def run(self, weeks: int) -> Difference | None:
        """Play up to so many weeks; return the first difference, if any."""
        for _ in range(weeks):
            comparison = _comparison(self.sides[0])
            common = self._acts(self.others, 4, comparison)
            for side in self.sides:
                self._play(side, [*common, *self._acts((self.hidden,), 3, comparison)])
            self._look(self.rng.sample(self.others, 2))
            found = self._difference()
            if found or _may_meet(self.sides[0], comparison) != _may_meet(self.sides[1], comparison):
                return found
            for side in self.sides:
                side.tick_at(comparison + AFTER_THE_TICK)
            self._look(self.others)
            found = self._difference()
            if found:
                return found
        return None

    def _difference(self) -> Difference | None:
        return self.comparing.difference(self.sides) or self.comparing.heard(_authors)

    def _acts(self, people: Sequence[str], most: int, comparison: datetime) -> list[Act]:
        span = int((comparison - self.sides[0].now).total_seconds()) - 60
        return [
            (self.sides[0].now + timedelta(seconds=self.rng.randint(1, span)), self.rng.choice(people), seed)
            for seed in (self.rng.random() for _ in range(self.rng.randint(0, most)))
        ]

    def _play(self, side: TableSide, acts: list[Act]) -> None:
        began = side.now
        for at, user, seed in sorted(acts):
            side.now = max(began, at)
            side.hushed = user == self.hidden
            _act(side, user, Random(seed))  # noqa: S311 (the same draw on both sides)
        side.hushed = False

    def _look(self, users: Sequence[str]) -> None:
        latest = max(side.now for side in self.sides)
        for side in self.sides:
            side.now = latest
            for user in users:
                _mine(side, user)
        for user in self.rng.sample(users, min(len(users), 2)):
            for side in self.sides:
                side.look_at_home(user)


def _act(side: TableSide, user: str, rng: Random) -> None:
    """File one about somebody, or take one back that stands."""
    side.ear.turn_to(side)
    backs = _mine(side, user) if rng.random() < 0.3 else ()
    if backs:
        side.click(user, "mediation.take_back_flag", rng.choice(backs))
        return
    others = [other for other in EVERYBODY if other != user]
    form = side.click(user, "mediation.flag", GROUP)
    modal = form.modal if form else None
    typed = {"person": rng.choice(others), "words": f"{HUSH}-{user}-{rng.randrange(10**6)}"}
    side.submit(user, form, {**untouched(modal), **typed} if modal else typed)


def _mine(side: TableSide, user: str) -> tuple[str, ...]:
    """Look at one's own page; return the flags that can be taken back there."""
    reply = side.click(user, "mediation.mine")
    shown = buttons(reply.modal) if reply and reply.modal else ()
    return tuple(one.subject for one in shown if one.action == "mediation.take_back_flag")


def _comparison(side: TableSide) -> datetime:
    found = queries.group(side.work, GROUP)
    assert found
    return found.compare_at


def _may_meet(side: TableSide, comparison: datetime) -> set[frozenset[str]]:
    """Return which pairs may meet, told once more: both filed, both rested, neither taken back, met or over."""
    stands = {
        (flag.user, flag.other)
        for flag in queries.flags(side.work, FLAGS.c.workspace == WORKSPACE)
        if not flag.met_at and not flag.taken_back_at and RESTS <= comparison - flag.filed_at < STANDS
    }
    return {frozenset(pair) for pair in stands if pair[::-1] in stands}


def _authors(glimpse: Glimpse, author: str) -> bool:
    return glimpse.eyes == author
