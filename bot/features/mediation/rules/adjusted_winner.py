"""Adjusted winner: two parties divide several items by 100 points each. Exact, in fractions. Pure.

Source: Steven J. Brams and Alan D. Taylor, "Fair Division: From Cake-Cutting to Dispute Resolution", Cambridge
University Press 1996, chapter 4. Each gives 100 points to the items. The result is equitable (both hold as many of
their own points), envy-free (each at least 50), efficient (nobody can gain unless the other loses), and at most one
item is split. It is not strategy-proof, so it is offered as a proposal and never imposed.

Swapping the parties mirrors the result. Where two items stand in exactly the same ratio, every rule that splits at most
one of them has to prefer somebody: two items, fifty to fifty on both sides, are the smallest case. There the `lot`
decides, which is drawn before anybody gives a point; it is swapped with the parties.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say

POINTS = 100
NOTHING, ALL = Fraction(0), Fraction(1)


class Division(NamedTuple):
    """The part of each item that goes to the first party and to the second, and how many own points each then holds."""

    first: tuple[Fraction, ...]
    second: tuple[Fraction, ...]
    points: Fraction


def checked(points: Sequence[int], items: int) -> tuple[int, ...]:
    """Return points that may be given to so many items. Raises `BadField` for a negative one, or another sum than 100.

    The sentence tells of one's own points only.
    """
    if len(points) != items:
        raise BadField("points", say.EVERY_ITEM)
    if any(given < 0 for given in points):
        raise BadField("points", say.NEGATIVE_POINTS)
    if sum(points) != POINTS:
        raise BadField("points", say.points_sum(sum(points), POINTS))
    return tuple(points)


def divide(first: Sequence[int], second: Sequence[int], *, lot_is_first: bool) -> Division:
    """Return the division of the items to which the two gave these points. Raises `BadField` as `checked` does."""
    given = tuple(zip(checked(first, len(first)), checked(second, len(first)), strict=True))
    shares = [ALL if lot_is_first else NOTHING] * len(given)  # what nobody gave a point to goes by lot
    held = NOTHING
    left = Fraction(POINTS)
    for place in _by_ratio(given, lot_is_first=lot_is_first):
        one, other = given[place]
        shares[place] = max(NOTHING, min(ALL, (left - held) / (one + other)))
        held += shares[place] * one
        left -= other if shares[place] == ALL else NOTHING
        if shares[place] < ALL:
            left = held  # both hold the same from here on: the rest goes to the second
    return Division(tuple(shares), tuple(ALL - share for share in shares), held)


def _by_ratio(given: Sequence[tuple[int, int]], *, lot_is_first: bool) -> list[int]:
    """Return the places of valued items, first those that the first party values most beside the second."""
    valued = [place for place, (one, other) in enumerate(given) if one + other]
    ties = {place: place if lot_is_first else -place for place in valued}
    return sorted(valued, key=lambda place: (-Fraction(given[place][0], sum(given[place])), ties[place]))
