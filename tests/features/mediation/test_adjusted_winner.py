"""Adjusted winner on thousands of random cases: equal, envy-free, efficient, one split at most, and neutral."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.mediation.rules.adjusted_winner import Division, divide
from bot.features.mediation.rules.refusals import BadField

SOME = settings(max_examples=150, deadline=None)
SEEDS, CASES = settings(max_examples=100, deadline=None), 40
Points = tuple[tuple[int, ...], tuple[int, ...], bool]


def hundred(cuts: list[int]) -> tuple[int, ...]:
    edges = [0, *sorted(cuts), 100]
    return tuple(right - left for left, right in pairwise(edges))


@st.composite
def any_points(draw: st.DrawFn) -> Points:
    """Points of two parties for two to eight items, often with ties, zeros and round numbers."""
    items = draw(st.integers(2, 8))
    cut = st.one_of(st.integers(0, 100), st.sampled_from((0, 10, 25, 50, 75, 90, 100)))
    first = hundred(draw(st.lists(cut, min_size=items - 1, max_size=items - 1)))
    same = draw(st.booleans()) and draw(st.booleans())
    second = first if same else hundred(draw(st.lists(cut, min_size=items - 1, max_size=items - 1)))
    return first, second, draw(st.booleans())


def worth(points: tuple[int, ...], parts: tuple[Fraction, ...]) -> Fraction:
    return sum((point * part for point, part in zip(points, parts, strict=True)), Fraction(0))


def can_improve(points: Points, division: Division) -> bool:
    """Tell whether a trade of (parts of) two items, or a gift, makes one better off and nobody worse off.

    Values are linear, so a division that no such trade improves is efficient.
    """
    first, second, _ = points
    places = range(len(first))
    mine = [place for place in places if division.first[place] > 0]
    yours = [place for place in places if division.second[place] > 0]
    gift = any(first[i] == 0 < second[i] for i in mine) or any(second[j] == 0 < first[j] for j in yours)
    return gift or any(first[i] * second[j] < first[j] * second[i] for i in mine for j in yours)


def random_points(rng: Random) -> Points:
    """Draw quickly what `any_points` draws with care."""
    items = rng.randint(2, 8)
    coarse = rng.choice((1, 1, 5, 25))
    first, second = (hundred([coarse * rng.randint(0, 100 // coarse) for _ in range(items - 1)]) for _ in range(2))
    return first, second, rng.random() < 0.5


def check(points: Points) -> None:
    """Check all that is promised of one case."""
    first, second, lot = points
    division = divide(first, second, lot_is_first=lot)
    assert worth(first, division.first) == worth(second, division.second) == division.points >= 50
    assert not can_improve(points, division)
    assert sum(0 < part < 1 for part in division.first) <= 1
    assert all(0 <= part <= 1 for part in division.first)
    assert all(one + other == 1 for one, other in zip(division.first, division.second, strict=True))
    swapped = divide(second, first, lot_is_first=not lot)
    assert (swapped.first, swapped.second, swapped.points) == (division.second, division.first, division.points)


@SOME
@given(any_points())
def test_both_hold_the_same_and_at_least_half_and_nothing_is_better_and_swapping_mirrors_it(points: Points) -> None:
    check(points)


@SEEDS
@given(st.integers(0, 10**12))
def test_so_it_is_in_thousands_of_cases(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 (a repeatable draw)
    for _ in range(CASES):
        check(random_points(rng))


@SOME
@given(any_points())
def test_the_lot_decides_only_between_items_in_exactly_the_same_ratio(points: Points) -> None:
    first, second, _ = points
    ratios = list(zip(first, second, strict=True))
    tied = any(one[0] * two[1] == two[0] * one[1] for one, two in combinations(ratios, 2))
    either = [divide(first, second, lot_is_first=lot) for lot in (True, False)]
    assert either[0].points == either[1].points
    assert tied or (0, 0) in ratios or either[0] == either[1]


def test_an_example_worked_by_hand() -> None:
    division = divide((6, 67, 27), (5, 34, 61), lot_is_first=True)
    assert division.first == (Fraction(0), Fraction(100, 101), Fraction(0))
    assert division.points == Fraction(6700, 101) == 66 + Fraction(34, 101)


@given(st.integers(2, 4), st.data())
@settings(max_examples=50, deadline=None)
def test_the_order_of_items_means_nothing_where_no_ratio_is_tied(items: int, data: st.DataObject) -> None:
    cut = st.lists(st.integers(0, 100), min_size=items - 1, max_size=items - 1)
    first, second = hundred(data.draw(cut)), hundred(data.draw(cut))
    points = {
        divide([first[i] for i in order], [second[i] for i in order], lot_is_first=True).points
        for order in permutations(range(items))
    }
    assert len(points) == 1


@pytest.mark.parametrize(
    ("points", "told"),
    [((50, 49), "come to 99"), ((50, 51), "come to 101"), ((120, -20), "less than 0"), ((100,), "every item")],
)
def test_points_that_are_amiss_are_refused_with_a_sentence(points: tuple[int, ...], told: str) -> None:
    with pytest.raises(BadField) as refused:
        divide((50, 50), points, lot_is_first=True)
    assert told in refused.value.sentence
    assert refused.value.field == "points"
