"""How many rounds it takes until all have met all, in an invented group: the rules beside other ways to pair. Pure.

- `these rules`: `rules/pairing.py` as the bot runs it, with the circle while it is whole.
- `matching only`: the same, and never the circle.
- `circle only`: the circle of all who take part, whoever is there; its pairs of which one is absent do not meet.
- `random`: those who are present are shuffled and paired, without a memory, as pairing bots commonly do.

Assumptions. Nobody joins or leaves. In each round each person is absent with the chance `absent`, and each pair that is
formed does not talk with the chance `missed`, independent of everything else. Nobody wants three or excludes anybody,
and people lead functions of their own. Who was absent or missed is known before the next round, as with the bot.

These are assumptions, not data: the simulation compares rules, and foretells nothing about a team.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import fmean, quantiles

from bot.features.checkins.rules import circle
from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan, cycle_is_over, pair_up
from bot.features.checkins.rules.round import pair_of

ABSENT, MISSED = 0.10, 0.15
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """In how many rounds all had met all, over the seeds: the mean, what nine in ten stayed within, and the most.

    `least` are the rounds that it takes with nobody absent and nothing missed.
    """

    way: str
    people: int
    least: int
    mean: float
    ninth: float
    most: int

    @property
    def ratio(self) -> float:
        """Return how many times the least it takes in the mean."""
        return self.mean / self.least


@dataclass(slots=True)
class Group:
    """A group within its first cycle, with the history as the bot's service keeps it.

    `step` is the circle's next step, None for good once it broke; `before` are those who were present last.
    """

    names: tuple[str, ...]
    rng: Random
    missed: float = MISSED
    met: dict[Pair, int] = field(default_factory=dict)
    rested: dict[str, int] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    step: int | None = 0
    before: tuple[str, ...] | None = None

    def talk(self, pairs: Iterable[Sequence[str]], number: int) -> bool:
        """Let the pairs of a round talk, or not; return whether all did."""
        talked = True
        for one, other in pairs:
            if self.rng.random() < self.missed:
                talked = False
            else:
                self.met[pair_of(one, other)] = number
        return talked

    def note(self, plan: Plan, number: int, *, whole: bool) -> None:
        """Remember who had a meeting and who rested, and whether the circle goes on."""
        for user in (user for meeting in plan.meetings for user in meeting):
            self.turns[user] = self.turns.get(user, 0) + 1
        for user, _ in plan.rests:
            self.rested[user], self.turns[user] = number, 0
        self.step = plan.step + 1 if whole and plan.step is not None else None


Way = Callable[[Group, tuple[str, ...], int], None]


def by_the_rules(group: Group, present: tuple[str, ...], number: int) -> None:
    """Hold a round as the bot does."""
    step = group.step if group.before in {None, present} else None
    people = [Candidate(user, group.names.index(user)) for user in present]
    past = Past(group.met, group.rested, cycle_met=group.met.keys(), turns=group.turns)
    plan = pair_up(people, past, round_number=number, step=step, seed="a group")
    group.note(plan, number, whole=group.talk(plan.meetings, number))
    group.before = present


def by_matching(group: Group, present: tuple[str, ...], number: int) -> None:
    """Hold a round as the bot does when the circle broke."""
    group.step = None
    by_the_rules(group, present, number)


def by_the_circle(group: Group, present: tuple[str, ...], number: int) -> None:
    """Hold the round whose turn it is in the circle of all; those whose partner is absent have nobody."""
    pairs = [(group.names[one], group.names[other]) for one, other in circle.play(len(group.names), number - 1)]
    group.talk((pair for pair in pairs if set(pair) <= set(present)), number)


def by_chance(group: Group, present: tuple[str, ...], number: int) -> None:
    """Hold a round of pairs that are drawn."""
    drawn = group.rng.sample(present, len(present))
    group.talk(zip(drawn[::2], drawn[1::2], strict=False), number)


WAYS: Mapping[str, Way] = {
    "these rules": by_the_rules,
    "matching only": by_matching,
    "circle only": by_the_circle,
    "random": by_chance,
}


def simulate(way: str, *, people: int, seeds: Sequence[int], absent: float = ABSENT, missed: float = MISSED) -> Outcome:
    """Return in how many rounds all met all, one of `WAYS`, over two seeds or more; the two chances are below 1."""
    found = [_rounds(WAYS[way], people, seed, absent, missed) for seed in seeds]
    return Outcome(way, people, circle.steps(people), fmean(found), quantiles(found, n=TENTHS)[-1], max(found))


def _rounds(way: Way, people: int, seed: int, absent: float, missed: float) -> int:
    names = tuple(f"P{number:02}" for number in range(people))
    group = Group(names, Random(seed), missed)  # noqa: S311 (a repeatable draw, no secret)
    number = 0
    while not cycle_is_over(names, group.met.keys(), frozenset()):
        number += 1
        way(group, tuple(name for name in names if group.rng.random() >= absent), number)
    return number
