"""How a group is with asking and helping, as far as it may be published: D8 of EVIDENCE section 0.4. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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


@dataclass(frozen=True, slots=True)
class People:
    """Who is in what is published: who gave or received help, and who asked what is counted."""

    helping: AbstractSet[str]
    asking: AbstractSet[str]

    def differs_by_one(self, before: "People") -> bool:
        """Tell whether exactly one person came or left, in the hours or altogether."""
        everybody, earlier = self.helping | self.asking, before.helping | before.asking
        return 1 in {len(self.helping ^ before.helping), len(everybody ^ earlier)}


def published(found: Sums, ended: Mapping[str, tuple[int, int]], before: People | None) -> Health | None:
    """Return what may be shown of a group, or None; `ended` has how many asks of each were answered, and were not.

    At least five people have to be in it, nobody with more than half of the hours given or received or of the asks,
    and it must not differ from the one published `before` by exactly one person: else the difference would be about
    them.
    """
    people, total = People(found.contributors, ended.keys()), sum(found.out.values())
    asks = sum(map(sum, ended.values()))
    if len(people.helping) < FEWEST or not asks:
        return None
    if max((*found.out.values(), *found.into.values())) > LARGEST_SHARE * total:
        return None
    if max(map(sum, ended.values())) > LARGEST_SHARE * asks:
        return None
    if before is not None and people.differs_by_one(before):
        return None
    return Health(sum(answered for answered, _ in ended.values()) / asks, circulation(found))
