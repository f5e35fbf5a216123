"""The sealed grid: nine short numbers, and of those that both marked the middle one, without a favourite."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.mediation.rules.grid import PROPOSALS, checked_range, checked_ticks, middle, proposals, span
from bot.features.mediation.rules.refusals import BadField

RANGES = st.tuples(st.integers(-1000, 1000), st.integers(1, 1000)).map(lambda pair: (pair[0], pair[0] + pair[1]))
TICKS = st.sets(st.integers(0, PROPOSALS - 1), min_size=1)
MANY = settings(max_examples=200, deadline=None)


@MANY
@given(RANGES, RANGES)
def test_nine_short_numbers_as_even_as_can_be_over_the_range_that_holds_both(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    low, high = span(one, other)
    numbers = proposals(low, high)
    fine = Fraction(1, 1 if high - low >= PROPOSALS - 1 else 10)
    even = Fraction(high - low, PROPOSALS - 1)
    assert len(numbers) == PROPOSALS
    assert [numbers[0], numbers[-1]] == [Fraction(min(*one, *other)), Fraction(max(*one, *other))]
    assert all((number / fine).denominator == 1 for number in numbers)
    assert all(abs(number - low - place * even) <= fine / 2 for place, number in enumerate(numbers))
    assert all(left < right for left, right in pairwise(numbers))
    assert span(one, other) == span(other, one)


@MANY
@given(one=TICKS, other=TICKS, upper=st.booleans())
def test_a_common_tick_shows_the_middle_one_of_them_and_no_common_tick_shows_nothing(
    one: set[int], other: set[int], *, upper: bool
) -> None:
    both = sorted(one & other)
    found = middle(one, other, upper=upper)
    assert found == middle(other, one, upper=upper)
    if not both:
        assert found is None
        return
    assert found is not None
    assert found in both
    below, above = sum(place < found for place in both), sum(place > found for place in both)
    assert abs(below - above) <= 1


@MANY
@given(one=TICKS, other=TICKS, upper=st.booleans())
def test_whoever_wants_less_is_not_preferred(one: set[int], other: set[int], *, upper: bool) -> None:
    top = PROPOSALS - 1
    turned = middle({top - place for place in one}, {top - place for place in other}, upper=not upper)
    found = middle(one, other, upper=upper)
    assert turned == (None if found is None else top - found)


@MANY
@given(one=TICKS, other=TICKS, more=TICKS, upper=st.booleans())
def test_what_only_one_of_them_ticks_makes_no_difference(
    one: set[int], other: set[int], more: set[int], *, upper: bool
) -> None:
    alone = one | (more - other)
    assert middle(alone, other, upper=upper) == middle(one, other, upper=upper)


@pytest.mark.parametrize("typed", [(3, 3), (5, 2), (0, 10**7)])
def test_a_range_that_does_not_rise_is_refused(typed: tuple[int, int]) -> None:
    with pytest.raises(BadField, match="two whole numbers"):
        checked_range(*typed)


@pytest.mark.parametrize("ticked", [(), (9,), (-1, 2)])
def test_ticks_that_are_not_on_the_grid_are_refused(ticked: tuple[int, ...]) -> None:
    with pytest.raises(BadField, match="mark every number"):
        checked_ticks(ticked)


def test_ticks_are_kept_in_order_and_once() -> None:
    assert checked_ticks((4, 2, 4)) == (2, 4)
