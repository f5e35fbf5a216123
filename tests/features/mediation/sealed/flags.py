"""Pairs of histories of flags: what one hidden person files differs, and nobody else may see that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from bot.errors import Refusal
from bot.features.mediation.facts.flags import Flag
from bot.features.mediation.rules import flags as rules

PEOPLE = ("UANA", "UBO", "UCHI", "UDAN")
Told = tuple[tuple[str, str], ...]
Meetings = tuple[tuple[Flag, Flag], ...]


def _nothing(_flags: list[Flag], _flag: Flag) -> Told:
    return ()


def _nothing_at(_flags: list[Flag], _comparison: datetime) -> Told:
    return ()


def _own(flags: list[Flag], user: str) -> list[Flag]:
    return [flag for flag in flags if flag.by == user]


def _compare(flags: list[Flag], comparison: datetime) -> Meetings:
    return rules.meetings(flags, comparison)


@dataclass(frozen=True, slots=True)
class FlagCore:
    """What plays flags; a leak replaces one of these."""

    name: str = "the clean rules"
    known: Callable[[list[Flag], str], list[Flag]] = _own
    compare: Callable[[list[Flag], datetime], Meetings] = _compare
    told_at_filing: Callable[[list[Flag], Flag], Told] = _nothing
    told_at_comparison: Callable[[list[Flag], datetime], Told] = _nothing_at


@dataclass
class Box:
    """All flags of one history, who sits with whom, and what each was told."""

    core: FlagCore
    flags: list[Flag] = field(default_factory=list)
    told: list[tuple[str, str, datetime]] = field(default_factory=list)

    def file(self, flag: Flag) -> None:
        """File, or be refused with a sentence."""
        try:
            filed = rules.filed(self.core.known(self.flags, flag.by), flag, ())
        except Refusal as refusal:
            self.told.append((flag.by, refusal.sentence, flag.filed_at))
            return
        self.flags.append(filed)
        self.told += [(eyes, words, flag.filed_at) for eyes, words in self.core.told_at_filing(self.flags, filed)]

    def take_back(self, user: str, which: int, now: datetime, comparison: datetime) -> None:
        """Take one of one's own flags back, or be refused."""
        mine = _own(self.flags, user)
        if not mine:
            return
        flag = mine[which % len(mine)]
        try:
            self.flags[self.flags.index(flag)] = rules.taken_back(flag, now, comparison)
        except Refusal as refusal:
            self.told.append((user, refusal.sentence, now))

    def compare(self, comparison: datetime) -> None:
        """Let the week's tick come."""
        self.told += [(eyes, words, comparison) for eyes, words in self.core.told_at_comparison(self.flags, comparison)]
        for pair in self.core.compare(self.flags, comparison):
            for met in pair:
                self.flags = [met if (met.by, met.filed_at) == (one.by, one.filed_at) else one for one in self.flags]
                self.told.append((met.by, f"a table with {met.other}", comparison))

    def seen_by(self, user: str, now: datetime) -> object:
        """Return all that somebody sees of flags."""
        own = [(rules.state(flag, now), flag.other, flag.filed_at) for flag in _own(self.flags, user)]
        return own, [one for one in self.told if one[0] == user]


def play(seed: str, core: FlagCore) -> object:
    """Play the pair of this seed; return what somebody saw differ, or None."""
    rng = Random(seed)  # noqa: S311 (a repeatable draw)
    hidden = rng.choice(PEOPLE)
    boxes = (Box(core), Box(core))
    now = datetime(2026, 3, 2, 8, tzinfo=UTC)
    for _ in range(rng.randint(2, 9)):
        comparison = now + timedelta(days=7)
        for box in boxes:
            for at in _moments(rng, now, rng.randint(0, 2)):
                _act(rng, box, hidden, at, comparison)
        for at in _moments(rng, now, rng.randint(0, 3)):
            user, dice = rng.choice([one for one in PEOPLE if one != hidden]), rng.random()
            for box in boxes:
                _act(Random(f"{seed} {at} {dice}"), box, user, at, comparison)  # noqa: S311 (the same on both)
        if _met(boxes[0].flags, comparison) != _met(boxes[1].flags, comparison):
            return None
        now = comparison
        for box in boxes:
            box.compare(now)
        for user in PEOPLE:
            one, other = (box.seen_by(user, now) for box in boxes)
            if user != hidden and one != other:
                return user, one, other
    return None


def _met(flags: list[Flag], comparison: datetime) -> set[frozenset[str]]:
    """Return which pairs may meet, told once more: both rested for five days, neither taken back, neither over."""
    open_ones = {
        (flag.by, flag.other)
        for flag in flags
        if not flag.met_at
        and not flag.taken_back_at
        and timedelta(days=5) <= comparison - flag.filed_at < timedelta(days=30)
    }
    return {frozenset(pair) for pair in open_ones if pair[::-1] in open_ones}


def _moments(rng: Random, now: datetime, count: int) -> list[datetime]:
    return sorted(now + timedelta(minutes=rng.randint(1, 7 * 24 * 60 - 1)) for _ in range(count))


def _act(rng: Random, box: Box, user: str, at: datetime, comparison: datetime) -> None:
    if rng.random() < 0.8:
        other = rng.choice([one for one in PEOPLE if one != user])
        box.file(Flag(user, other, at, f"hush {rng.random()}"))
    else:
        box.take_back(user, rng.randrange(9), at, comparison)


def _echoed(_flags: list[Flag], flag: Flag) -> Told:
    return ((flag.other, "Somebody filed a flag about you"),)


def _half_match(flags: list[Flag], comparison: datetime) -> Told:
    able = [flag for flag in flags if rules.can_meet(flag, comparison)]
    about = {(flag.other, flag.by) for flag in able}
    return tuple((flag.other, "Somebody would like a table") for flag in able if (flag.by, flag.other) not in about)


def _limit_counts_both(flags: list[Flag], user: str) -> list[Flag]:
    return [flag for flag in flags if user in {flag.by, flag.other}]


def _ending_told(flags: list[Flag], comparison: datetime) -> Told:
    week = timedelta(days=7)
    ended = [flag for flag in flags if comparison - week < rules.ends_at(flag) <= comparison and not flag.met_at]
    return tuple((flag.other, "A flag about you has ended") for flag in ended)


def _met_half(flags: list[Flag], comparison: datetime) -> Meetings:
    """Let a flag that was taken back meet another: its author would learn of the other for nothing."""
    return rules.meetings([Flag(flag.by, flag.other, flag.filed_at, met_at=flag.met_at) for flag in flags], comparison)


FLAG_LEAKS: tuple[FlagCore, ...] = (
    FlagCore("a flag is echoed", told_at_filing=_echoed),
    FlagCore("half a match is told", told_at_comparison=_half_match),
    FlagCore("the limit counts flags about oneself", known=_limit_counts_both),
    FlagCore("the end of a flag is told", told_at_comparison=_ending_told),
    FlagCore("a flag that was taken back still meets", compare=_met_half),
)


def pairs_until_found(core: FlagCore, seed: str, most: int, first: int = 1) -> int | None:
    """Return how many pairs of a seed it takes to find a leak, from `first` on, or None when `most` do not find it."""
    return next((number for number in range(first, most + 1) if play(f"{seed} {number}", core)), None)
