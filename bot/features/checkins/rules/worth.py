"""What decides between pairs, and between those who may rest, beside how many pairs a round has.

Of two pairs that both met in this cycle, or both did not: one that never met at all counts most, then the rounds since
they met last, to the third power: one pair that waits for long counts more than several that wait a little, so that the
longest silence stays short (decision 25 has what that comes to). Then that they lead different functions. Each is
summed up over a round, and outweighs all below it.

Who should rest, from the top: not who never met anyone yet (a new joiner); then who was in a meeting more often since
their last rest, or since they came; then whose rest is longest ago. Only meetings of one's own count: whoever was away,
joined late or comes seldom rests no more often than the others, and who rested last time was in none since.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from bot.features.checkins.rules.round import Candidate, Past

LONGEST = 255  # rounds of silence: more than that is as long
POWER = 3


# Two who may be brought together, by their numbers; whether they have not met in this cycle ("fresh"); their value.
Edge = tuple[int, int, bool, int]


class Worth:
    """What those who are present are worth to each other, numbered as they come in `people`.

    ranks    the higher, the less somebody should rest; alike for those who are alike
    unmet    how many of the others who are present each has not met in this cycle, and may meet
    highest  more than the values of all pairs of a round together
    """

    def __init__(self, people: Sequence[Candidate], past: Past, round_number: int) -> None:
        self._users = [(one.user, one.function) for one in people]
        self._past, self._round = past, round_number
        most_pairs = len(people) // 2
        self._silence = most_pairs + 1
        self._never = self._silence * (most_pairs * LONGEST**POWER + 1)
        self.highest = self._never * (most_pairs + 1)
        self.ranks = _ranks(people, past)
        self.unmet = _unmet(people, past)

    @property
    def people(self) -> int:
        """Return how many are present."""
        return len(self._users)

    def edges(self) -> list[Edge]:
        """Return every pair that may be formed, in the order of the people."""
        pairs = combinations(range(self.people), 2)
        return [edge for one, other in pairs if (edge := self.of(one, other)) is not None]

    def of(self, one: int, other: int) -> Edge | None:
        """Return what a pair is worth, or None if it is never formed."""
        (a, at_a), (b, at_b), past = self._users[one], self._users[other], self._past
        pair = (a, b) if a < b else (b, a)
        if pair in past.forbidden:
            return None
        met = past.met.get(pair)
        value = self._never if met is None else self._silence * min(max(self._round - met, 0), LONGEST) ** POWER
        return one, other, pair not in past.cycle_met, value + (at_a != at_b)

    def of_fresh(self, pairs: Iterable[tuple[int, int]]) -> int | None:
        """Return the value of a whole round, or None if one of its pairs is forbidden, or met in this cycle already."""
        edges = [self.of(one, other) for one, other in pairs]
        values = [edge[3] for edge in edges if edge is not None and edge[2]]
        return sum(values) if len(values) == len(edges) else None

    def of_three(self, one: int, pair: Iterable[int]) -> tuple[int, int] | None:
        """Return how many fresh pairs come of joining a pair, and their value; None if one of them is forbidden."""
        edges = [self.of(one, other) for other in pair]
        known = [edge for edge in edges if edge is not None]
        if len(known) < len(edges):
            return None
        return sum(edge[2] for edge in known), sum(edge[3] for edge in known)


def _unmet(people: Sequence[Candidate], past: Past) -> tuple[int, ...]:
    numbers = {one.user: number for number, one in enumerate(people)}
    found = [len(people) - 1] * len(people)
    for one, other in {*past.cycle_met, *past.forbidden}:
        if one in numbers and other in numbers:
            found[numbers[one]] -= 1
            found[numbers[other]] -= 1
    return tuple(found)


def _ranks(people: Sequence[Candidate], past: Past) -> tuple[int, ...]:
    known = {user for pair in past.met for user in pair}
    keys = [_key(one.user, past, known) for one in people]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return tuple(places[key] for key in keys)


def _key(user: str, past: Past, known: set[str]) -> tuple[bool, int, int]:
    return user not in known, -past.turns.get(user, 0), past.rested.get(user, -1)
