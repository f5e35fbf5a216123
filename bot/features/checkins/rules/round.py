"""What a round is made from, and what it comes to: frozen values without a clock or a table."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.features.checkins.models import Method, RestReason

Pair = tuple[str, str]  # of users, sorted


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is present. `trio`: rather talks in three than rests."""

    user: str
    function: int
    trio: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What was before this round, of these people and of others; only what was HELD counts as met.

    met        pairs that ever met, and the number of the round when they did last
    rested     users who ever rested as ODD or NOBODY_LEFT, and the number of the round when they did last
    forbidden  pairs that are never formed
    cycle_met  the pairs that met in this cycle
    turns      in how many rounds each user had a meeting since they rested last so, or since they came
    """

    met: Mapping[Pair, int] = field(default_factory=dict)
    rested: Mapping[str, int] = field(default_factory=dict)
    forbidden: AbstractSet[Pair] = frozenset()
    cycle_met: AbstractSet[Pair] = frozenset()
    turns: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who talks with whom: every one of those present stands in it exactly once. All of it is sorted by users.

    `step` is the step of the circle that is played, None for a round that was found by matching.
    """

    method: Method
    step: int | None
    meetings: tuple[tuple[str, ...], ...]
    rests: tuple[tuple[str, RestReason], ...]


def pair_of(one: str, other: str) -> Pair:
    """Return the pair of two users, in whatever order they are given."""
    return (one, other) if one < other else (other, one)
