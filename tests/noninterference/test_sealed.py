"""What is sealed stays sealed; and the test that says so finds every leak that is planted."""

import pytest

from tests.noninterference.bots import Leak
from tests.noninterference.early import FOUND_BY
from tests.noninterference.leaks import LEAKS
from tests.noninterference.pairs import Tally
from tests.noninterference.theatre import Theatre

PAIRS, PAIRS_ON_POSTGRES = 24, 5  # `make sealed` plays thousands
MOST_PAIRS = 2_000  # within which every planted leak has to be found


def test_nobody_can_tell_apart_two_histories_that_differ_only_under_seal(on_sqlite: Theatre) -> None:
    tally = Tally()

    found = [on_sqlite.play(f"clean {number}", tally=tally) for number in range(PAIRS)]

    assert [difference for difference in found if difference] == []
    assert tally.opened > 5, "too few coalitions opened for the run to mean anything"
    assert tally.stayed_sealed > 5, "too few coalitions stayed sealed"
    assert tally.surfaced > 5, "too few quiet issues surfaced"
    assert tally.parted < PAIRS / 4, "too many pairs let different things be known"


def test_nobody_can_tell_them_apart_on_postgresql(on_postgres: Theatre) -> None:
    found = [on_postgres.play(f"clean {number}") for number in range(PAIRS_ON_POSTGRES)]

    assert [difference for difference in found if difference] == []


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_a_planted_leak_is_found(on_sqlite: Theatre, leak: Leak) -> None:
    assert on_sqlite.pairs_until_found(leak, "planted", MOST_PAIRS, FOUND_BY.get(leak.name, 1))
