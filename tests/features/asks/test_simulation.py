"""What the rules come to in half a year: the numbers that docs/asks.md promises."""

from functools import cache
from pathlib import Path

import pytest

from bot.features.asks.simulation import KEEPS_ON, POLICIES, Outcome, simulate

DOCUMENT = Path(__file__).parents[3] / "docs" / "asks.md"
MOST_SPREAD, LEAST_ANSWERED = 1.5, 0.85


@cache
def played(people: int) -> tuple[Outcome, ...]:
    return simulate(people=people, seeds=range(12))


@pytest.mark.parametrize("people", [6, 8, 12])
def test_asked_one_after_another_help_falls_evenly_and_most_asks_are_answered(people: int) -> None:
    together, ours, stopped = played(people)
    assert ours.spread <= MOST_SPREAD
    assert ours.answered >= LEAST_ANSWERED
    assert together.spread > ours.spread
    assert together.answered < stopped.answered < ours.answered


@pytest.mark.parametrize("people", [6, 8, 12])
def test_the_document_tells_what_the_simulation_finds(people: int) -> None:
    assert tuple(one.policy for one in played(people)) == POLICIES
    text = DOCUMENT.read_text(encoding="utf-8")
    assert f"{KEEPS_ON:.0%}".replace("%", " %") in text
    for one in played(people):
        assert f"| {one.policy} | {people} | {one.spread:.2f} | {100 * one.answered:.1f} % |" in text


def test_where_nobody_keeps_on_an_ask_ends_after_three_rounds() -> None:
    _, _, stopped = simulate(people=12, seeds=range(10), acceptance=0.2)
    assert stopped.answered == pytest.approx(1 - 0.8**3, abs=0.03)


def test_the_same_seeds_tell_the_same() -> None:
    assert simulate(people=6, seeds=[3]) == simulate(people=6, seeds=[3])
