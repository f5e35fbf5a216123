"""Pairs of histories that differ only under seal look alike to everybody else."""

from bot.features.mediation.facts import Stage
from tests.features.mediation.sealed import flags
from tests.features.mediation.sealed.pairs import play
from tests.features.mediation.sealed.side import Tally

PAIRS = 1_000


def test_what_differs_under_seal_shows_to_nobody_else() -> None:
    tally = Tally()
    for number in range(PAIRS):
        assert play(f"test {number}", tally=tally) is None, f"pair {number}"
    assert tally.pairs == PAIRS
    assert {*tally.stages} == {*Stage}
    assert tally.parted < PAIRS / 2
    assert tally.ticks > 3 * PAIRS
    assert tally.stops > PAIRS / 5


def test_flags_of_somebody_show_to_nobody_who_has_not_filed_the_same() -> None:
    for number in range(PAIRS):
        assert flags.play(f"test {number}", flags.FlagCore()) is None
