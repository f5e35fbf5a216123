"""A sum of floating-point numbers depends on their order, and the order of quiet filings is sealed."""

from itertools import permutations

from bot.features.grayzone.rules.cost import Estimate, Hours, of_delay


def test_the_order_in_which_functions_filed_does_not_show_in_their_sum() -> None:
    estimates = [Estimate(function, Hours(hours, hours, hours)) for function, hours in ((1, 0.7), (2, 0.1), (3, 3.3))]

    assert len({of_delay(order) for order in permutations(estimates)}) == 1
