"""How a group is with asking and helping, as far as it may be published: D8 of EVIDENCE section 0.4. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from bot.features.asks.facts import Health, Help

WINDOW = timedelta(days=90)
FEWEST = 5
LARGEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Sums:
    """Hours by person: given and received. Both have the same sum."""

    out: dict[str, float]
    into: dict[str, float]

    @property
    def contributors(self) -> frozenset[str]:
        """Whose hours are in it, either way."""
        return frozenset((*self.out, *self.into))


def sums(helps: Iterable[Help]) -> Sums:
    """Return the sums of counted helps."""
    out: dict[str, float] = defaultdict(float)
    into: dict[str, float] = defaultdict(float)
    for one in helps:
        out[one.helper] += one.hours
        into[one.receiver] += one.hours
    return Sums(dict(out), dict(into))


def circulation(found: Sums) -> float:
    """Return C = 1 - 1/2 sum|out - in| / sum out, from 0 to 1: the share of hours that is not one-sided.

    1 where everybody gave as much as they received, and where there is nothing.
    """
    total = sum(found.out.values())
    if not total:
        return 1.0
    apart = sum(abs(found.out.get(one, 0.0) - found.into.get(one, 0.0)) for one in found.contributors)
    return max(0.0, 1 - apart / 2 / total)


def published(found: Sums, answered: int, unanswered: int, before: AbstractSet[str] | None) -> Health | None:
    """Return what may be shown of a group, or None.

    At least five people have to be in it, nobody with more than half of the hours given or received, and it must not
    differ from the one published `before` by exactly one person: else the difference would be about them.
    """
    people, total = found.contributors, sum(found.out.values())
    if len(people) < FEWEST or not answered + unanswered:
        return None
    if max((*found.out.values(), *found.into.values())) > LARGEST_SHARE * total:
        return None
    if before is not None and len(people ^ before) == 1:
        return None
    return Health(answered / (answered + unanswered), circulation(found))
