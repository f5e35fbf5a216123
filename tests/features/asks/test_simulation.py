"""What the rules come to in half a year: the numbers that docs/asks.md promises."""

import pytest

from bot.features.asks.simulation import POLICIES, simulate

MOST_SPREAD, LEAST_ANSWERED = 1.5, 0.85


@pytest.mark.parametrize("people", [6, 8, 12])
def test_asked_one_after_another_help_falls_evenly_and_most_asks_are_answered(people: int) -> None:
    for seed in range(5):
        together, ours = simulate(people=people, seeds=[seed])
        assert (together.policy, ours.policy) == POLICIES
        assert ours.spread <= MOST_SPREAD
        assert ours.answered >= LEAST_ANSWERED
        assert together.spread > ours.spread
        assert together.answered < ours.answered


def test_the_same_seeds_tell_the_same() -> None:
    assert simulate(people=6, seeds=[3]) == simulate(people=6, seeds=[3])
