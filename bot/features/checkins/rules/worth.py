"""What it is worth to bring two people together now: one integer, made of levels of which each outweighs all below.

The sum over the pairs of a round is what `matching` makes as large as it can be (after EVIDENCE section 5). From the
top, summed over a round of n people, and so of at most h = n // 2 pairs:

1. pairs that have not met in this cycle: at most h
2. pairs: at most h
3. the ranks of those who have a partner, by who should not rest: at most n (n - 1)
4. pairs that never met at all: at most h
5. unmet partners of both, in pairs that have not met in this cycle: at most n (n - 1)
6. rounds since they met last, at most LONGEST: at most h * LONGEST
7. pairs of different functions: at most h

The unit of a level is one more than the most that all levels below can sum up to, in their own units. So one more of a
level outweighs everything below it, for any number of people, and the heaviest round is the first one in this order.
For 200 people a pair weighs less than 2^80.

1 stands above 2: were it the other way round, a pair could wait for ever whose meeting leaves two others alone, who
have nobody else to talk with. It makes a difference only where pairs are forbidden.

Who should not rest, from the top: who never met anyone yet (a new joiner), who rested in the round before, who rested
more often in this cycle, who rested more lately. Without forbidden pairs at most one rests, and it is one of the
lowest rank among all rounds with as many pairs that have not met. It is counted as what both of a pair bring in, so
that no dummy is needed for the one who rests, and it holds for any number who rest.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.features.checkins.rules.round import Candidate, Pair, Past, pair_of

LONGEST = 255  # rounds of silence: more than that is as long


class Worth:
    """The worth of every pair of those present, who are numbered as they come in `people`."""

    def __init__(self, people: Sequence[Candidate], past: Past, round_number: int) -> None:
        self._people, self._past, self._round = people, past, round_number
        size, half = len(people), len(people) // 2
        self._silence = half + 1
        self._unmet = self._silence * (half * LONGEST + 1)
        self._never = self._unmet * (size * (size - 1) + 1)
        self._rest = self._never * (half + 1)
        self._pair = self._rest * (size * (size - 1) + 1)
        self._new = self._pair * (half + 1)
        ranks = _ranks(people, past, round_number)
        unmet = _unmet(people, past)
        self._here = [self._rest * ranks[one.user] for one in people]
        self._open = [self._unmet * unmet[one.user] for one in people]

    def edges(self) -> Iterator[tuple[int, int, int]]:
        """Yield every pair that may be formed, as two numbers, and what it is worth."""
        size = len(self._people)
        for one in range(size):
            for other in range(one + 1, size):
                worth = self.of(one, other)
                if worth is not None:
                    yield one, other, worth

    def of(self, one: int, other: int) -> int | None:
        """Return what a pair is worth, or None if it is never formed."""
        between = self._between(one, other)
        return None if between is None else between + self._pair + self._here[one] + self._here[other]

    def _between(self, one: int, other: int) -> int | None:
        """Return what a pair is worth, whoever rests: without the levels 2 and 3; None if it is never formed."""
        a, b = self._people[one], self._people[other]
        pair = pair_of(a.user, b.user)
        if pair in self._past.forbidden:
            return None
        worth = int(a.function != b.function)
        if pair not in self._past.cycle_met:
            worth += self._new + self._open[one] + self._open[other]
        met = self._past.met.get(pair)
        return worth + (self._never if met is None else self._silence * self._silent(met))

    def of_fresh(self, pairs: Iterable[tuple[int, int]]) -> int | None:
        """Return what a round is worth, or None if one of its pairs is never formed, or met in this cycle already."""
        total = 0
        for one, other in pairs:
            worth = self.of(one, other)
            if worth is None or self._pair_of(one, other) in self._past.cycle_met:
                return None
            total += worth
        return total

    def resting(self, total: int | None) -> int:
        """Return how right it is who rests in a round of this worth: its levels 1 to 3; -1 for None."""
        return -1 if total is None else total // self._rest

    def of_three(self, one: int, pair: Iterable[int]) -> int | None:
        """Return what it is worth that somebody joins a pair, or None if a pair within would be a forbidden one."""
        found = [self._between(one, other) for other in pair]
        known = [worth for worth in found if worth is not None]
        return sum(known) if len(known) == len(found) else None

    def _pair_of(self, one: int, other: int) -> Pair:
        return pair_of(self._people[one].user, self._people[other].user)

    def _silent(self, met: int) -> int:
        return min(max(self._round - met, 0), LONGEST)


def _unmet(people: Sequence[Candidate], past: Past) -> dict[str, int]:
    """Return how many of the others who are present each has not met in this cycle, and may meet."""
    found = {one.user: len(people) - 1 for one in people}
    for one, other in past.cycle_met | past.forbidden:
        if one in found and other in found:
            found[one] -= 1
            found[other] -= 1
    return found


def _ranks(people: Sequence[Candidate], past: Past, round_number: int) -> dict[str, int]:
    """Return a number from 0 for everybody, the higher the less they should rest; alike for those who are alike."""
    known = {user for pair in past.met for user in pair}
    keys = {one.user: _key(one.user, past, round_number, known) for one in people}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {user: places[key] for user, key in keys.items()}


def _key(user: str, past: Past, round_number: int, known: set[str]) -> tuple[bool, bool, int, int]:
    last = past.rested.get(user)
    return (
        user not in known,
        last == round_number - 1,
        past.rests.get(user, 0),
        -1 if last is None else last,
    )
