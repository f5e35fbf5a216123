"""What the rules come to in half a year: the numbers that docs/spotlights.md promises."""

import pytest

from bot.features.spotlights.simulation import Outcome, gini, simulate

SEEDS = range(12)
MOST_UNSEEN, MOST_GINI = 0.05, 0.25


@pytest.fixture(scope="module")
def found() -> dict[str, Outcome]:
    return {outcome.policy: outcome for outcome in simulate(seeds=SEEDS)}


def test_at_half_acceptance_hardly_anybody_stays_unseen_and_credit_follows_contribution(
    found: dict[str, Outcome],
) -> None:
    ours = found["debt of light"]
    assert ours.unseen <= MOST_UNSEEN
    assert ours.gini <= MOST_GINI


def test_both_other_ways_leave_more_people_unseen_and_share_credit_less_evenly(found: dict[str, Outcome]) -> None:
    none, popular, ours = (found[policy] for policy in ("no prompts", "prompt the popular", "debt of light"))
    assert none.unseen > popular.unseen > ours.unseen
    assert none.gini > popular.gini > ours.gini
    assert none.posts == ours.posts
    assert popular.posts == pytest.approx(ours.posts, rel=0.1)  # no way has more light to hand out


def test_the_same_seeds_tell_the_same() -> None:
    assert simulate(seeds=[3]) == simulate(seeds=[3])


@pytest.mark.parametrize(
    ("values", "expected"), [([1, 1, 1], 0), ([0, 0, 0], 0), ([0, 0, 0, 1], 0.75), ([1, 3], 0.25), ([3, 1], 0.25)]
)
def test_the_gini_coefficient(values: list[float], expected: float) -> None:
    assert gini(values) == pytest.approx(expected)
