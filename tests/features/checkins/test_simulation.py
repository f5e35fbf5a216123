"""In how many rounds all meet, with absences and misses: the promise of PRODUCT.md, step 5."""

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.features.checkins.simulation import WAYS, Outcome, simulate

MOST_TIMES, MOST_TIMES_OF_NINE_IN_TEN = 1.75, 2.1
LEAST_TIMES_BY_CHANCE = 4


def ours(people: int, seeds: int) -> Outcome:
    return simulate("these rules", people=people, seeds=range(seeds))


@pytest.mark.parametrize("people", range(7, 13))
def test_with_absences_and_misses_all_meet_within_the_promised_rounds(people: int) -> None:
    found = ours(people, seeds=300)
    assert found.least == (people if people % 2 else people - 1)
    assert found.ratio <= MOST_TIMES
    assert found.ninth <= MOST_TIMES_OF_NINE_IN_TEN * found.least


@pytest.mark.parametrize("people", [7, 10, 12])
def test_chance_needs_far_more_rounds_and_the_circle_alone_falls_apart(people: int) -> None:
    by_chance = simulate("random", people=people, seeds=range(60))
    circle = simulate("circle only", people=people, seeds=range(60))
    assert by_chance.ratio >= LEAST_TIMES_BY_CHANCE
    assert ours(people, 20).ratio < circle.ratio / 1.5 < by_chance.ratio


@pytest.mark.parametrize("people", range(4, 21))
def test_undisturbed_the_rules_and_the_circle_take_the_least_that_it_can_take(people: int) -> None:
    for way in ("these rules", "circle only"):
        found = simulate(way, people=people, seeds=range(2), absent=0, missed=0)
        assert found.most == found.mean == found.least


def test_a_matching_alone_is_not_enough() -> None:
    found = [simulate("matching only", people=people, seeds=range(2), absent=0, missed=0) for people in range(4, 21)]
    assert any(one.most > one.least for one in found)


def test_the_same_seeds_tell_the_same() -> None:
    assert ours(7, 5) == ours(7, 5)


def test_the_command_shows_every_size_and_every_way() -> None:
    said = CliRunner().invoke(app, ["simulate", "checkins", "--seeds", "2"]).output
    assert all(word in said for way in WAYS for word in way.split())
    assert {line.split()[0] for line in said.splitlines() if line.strip()[:1].isdigit()} == {
        str(people) for people in range(4, 21)
    }
