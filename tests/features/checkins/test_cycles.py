"""A whole cycle: all meet all in the fewest rounds, and each rests as often as the others."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import pytest

from bot.features.checkins.models import Method, RestReason
from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan, cycle_is_over
from tests.features.checkins.crew import names, pairs, people, plan


def cycle(present: Sequence[Candidate], forbidden: AbstractSet[Pair] = frozenset(), first: int = 1) -> list[Plan]:
    """Hold rounds until all have met, with nobody absent and nothing missed."""
    users = [one.user for one in present]
    met: dict[Pair, int] = {}
    rested: dict[str, int] = {}
    held: list[Plan] = []
    while not cycle_is_over(users, met.keys(), forbidden):
        step = held[-1].step + 1 if held and held[-1].step is not None else None if held else 0
        past = Past(dict(met), rested, forbidden, frozenset(met))
        held.append(plan(present, past, step=step, number=first + len(held)))
        met |= {pair: first + len(held) - 1 for meeting in held[-1].meetings for pair in pairs(meeting)}
        rested |= {user: first + len(held) - 1 for user, _ in held[-1].rests}
    return held


@pytest.mark.parametrize("count", range(4, 21))
def test_all_meet_all_in_the_fewest_rounds(count: int) -> None:
    held = cycle(people(count))
    formed = Counter(meeting for one in held for meeting in one.meetings)
    assert len(held) == (count if count % 2 else count - 1)
    assert formed == Counter(pairs(names(count)))
    rests = Counter(user for one in held for user, _ in one.rests)
    assert rests == (Counter(names(count)) if count % 2 else Counter())
    assert {reason for one in held for _, reason in one.rests} <= {RestReason.ODD}
    assert {one.method for one in held} == {Method.CIRCLE}


@pytest.mark.parametrize("count", range(4, 13, 2))
def test_one_forbidden_pair_comes_last_and_costs_no_round(count: int) -> None:
    held = cycle(people(count), frozenset({("U00", "U01")}))
    assert len(held) == count - 1
    assert [(one.method, one.rests) for one in held[:-1]] == [(Method.CIRCLE, ())] * (count - 2)
    assert held[-1].rests == (("U00", RestReason.NOBODY_LEFT), ("U01", RestReason.NOBODY_LEFT))


@pytest.mark.parametrize("count", [7, 9, 11, 13])
def test_where_all_want_three_nobody_rests_and_it_takes_no_longer(count: int) -> None:
    held = cycle(people(count, trio=True))
    assert all(one.rests == () for one in held)
    assert len(held) <= count


@pytest.mark.parametrize("count", [5, 8, 9])
def test_rests_stay_fair_and_the_circle_goes_on_the_same_way_over_cycles(count: int) -> None:
    met: dict[Pair, int] = {}
    rested: dict[str, int] = {}
    total: Counter[str] = Counter()
    fewest = count if count % 2 else count - 1
    for number in range(3 * fewest):
        begun = number - number % fewest
        in_cycle = frozenset(pair for pair, last in met.items() if last >= begun)
        found = plan(people(count), Past(met, rested, cycle_met=in_cycle), step=number % fewest, number=number)
        formed = [(one, other) for one, other in found.meetings]
        assert all(number - met.get(pair, number - fewest) == fewest for pair in formed)
        met |= dict.fromkeys(formed, number)
        rested |= {user: number for user, _ in found.rests}
        total.update(user for user, _ in found.rests)
        assert max(total.values(), default=0) - min(total[user] for user in names(count)) <= 1
    assert len(met) == len(pairs(names(count)))


def test_a_cycle_is_over_when_all_who_may_have_met() -> None:
    users = ["U02", "U00", "U01"]
    assert not cycle_is_over(users, {("U00", "U01"), ("U00", "U02")}, frozenset())
    assert cycle_is_over(users, {("U00", "U01"), ("U00", "U02")}, {("U01", "U02")})
    assert cycle_is_over(["U00"], set(), frozenset())
