"""Compares what was seen in the two histories of a pair: by whom, when, what, and in which order."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from tests.features.mediation.sealed.side import Difference
from tests.noninterference.side import Glimpse
from tests.noninterference.tables.people import HUSH
from tests.noninterference.tables.side import TableSide

BY_CHANCE = re.compile(r"\b[0-9a-f]{32}\b")  # handles, which the bot draws
HUSHED = re.compile(rf"{HUSH}-(\w+)-")


@dataclass
class Comparing:
    """Whose eyes count, and the names that stand for what the bot drew by chance, on each side."""

    eyes: Collection[str]
    names: tuple[dict[str, str], dict[str, str]] = field(default_factory=lambda: ({}, {}))
    views: int = 0
    last: list[Glimpse] = field(default_factory=list)

    def difference(self, sides: tuple[TableSide, TableSide]) -> Difference | None:
        """Return the first difference in what was seen since this was asked last."""
        fresh = [side.fresh() for side in sides]
        self.last = [*fresh[0], *fresh[1]]
        left, right = ([one for one in seen if one.eyes in self.eyes] for seen in fresh)
        self.views += len(left)
        for one, other in zip(left, right, strict=False):
            if (one.eyes, one.at) != (other.eyes, other.at) or not self._same(one.what, other.what):
                return Difference(one.eyes, one.at, one.what, other)
        if len(left) != len(right):
            more = (left if len(left) > len(right) else right)[min(len(left), len(right))]
            return Difference(more.eyes, more.at, more.what, None)
        return None

    def heard(self, is_author: Callable[[Glimpse, str], bool]) -> Difference | None:
        """Find words that nobody but their author may read, in anybody's eyes, on either side."""
        for one in self.last:
            for author in HUSHED.findall(repr(one.what)):
                if not is_author(one, author):
                    return Difference(one.eyes, one.at, one.what, f"words of {author}")
        return None

    def _same(self, one: object, other: object) -> bool:
        return one == other or _named(one, self.names[0]) == _named(other, self.names[1])


def _named(what: object, names: dict[str, str]) -> str:
    """Return what was seen with names in the order in which they came in the place of what was drawn by chance."""
    return BY_CHANCE.sub(lambda found: names.setdefault(found[0], f"name {len(names)}"), repr(what))
