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

from dataclasses import dataclass, field
from random import Random

from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan, pair_up

ABSENT, MISSED = 0.10, 0.15
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rounds until all had met all: `least` with nobody absent and nothing missed, the mean, and nine in ten."""

    way: str
    people: int
    least: int
    mean: float
    ninth: float

    @property
    def ratio(self) -> float:
        """Return how many times the least it takes."""
        return self.mean / self.least


@dataclass(slots=True)
class Group:
    """A group within its first cycle, with the history as the bot's service keeps it."""

    names: tuple[str, ...]
    rng: Random
    absent: float
    missed: float
    met: dict[Pair, int] = field(default_factory=dict)
    rested: dict[str, int] = field(default_factory=dict)
    rests: dict[str, int] = field(default_factory=dict)
    step: int | None = 0
    before: tuple[str, ...] | None = None

    def past(self) -> Past:
        """Return what the rules may know."""
        return Past(self.met, self.rested, cycle_met=self.met.keys(), rests=self.rests)

    def note(self, plan: Plan, present: tuple[str, ...], number: int) -> None:
        """Let the pairs of a round talk, or not, and remember it."""
        held = [pair for pair in plan.meetings if self.rng.random() >= self.missed]
        for one, other in held:
            self.met[one, other] = number
        for user, _ in plan.rests:
            self.rested[user] = number
            self.rests[user] = self.rests.get(user, 0) + 1
        whole = plan.step is not None and len(held) == len(plan.meetings)
        self.step = plan.step + 1 if whole and plan.step is not None else None
        self.before = present


def by_the_rules(group: Group, present: tuple[str, ...], number: int) -> None:
    """Hold a round as the bot does."""
    step = group.step if group.before in {None, present} else None
    people = [Candidate(user, place) for place, user in enumerate(present)]
    group.note(pair_up(people, group.past(), round_number=number, step=step, seed="a group"), present, number)
