"""Each planted leak is found: a test of pairs that never fails would prove nothing."""

import pytest

from tests.features.mediation.sealed import flags
from tests.features.mediation.sealed.core import Core
from tests.features.mediation.sealed.early import FOUND_BY
from tests.features.mediation.sealed.leaks import LEAKS
from tests.features.mediation.sealed.pairs import pairs_until_found

MOST_PAIRS, SEEDS = 2_000, 5


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_a_planted_leak_is_found_with_every_seed(leak: Core) -> None:
    first = FOUND_BY.get(leak.name, (1,) * SEEDS)
    assert all(pairs_until_found(leak, f"seed {seed}", MOST_PAIRS, first[seed]) for seed in range(SEEDS))


@pytest.mark.parametrize("leak", flags.FLAG_LEAKS, ids=lambda leak: leak.name)
def test_a_leak_planted_among_flags_is_found_with_every_seed(leak: flags.FlagCore) -> None:
    first = FOUND_BY.get(leak.name, (1,) * SEEDS)
    assert all(flags.pairs_until_found(leak, f"seed {seed}", MOST_PAIRS, first[seed]) for seed in range(SEEDS))
