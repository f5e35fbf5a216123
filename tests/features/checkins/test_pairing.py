"""What each round keeps: nobody stands in it twice, nobody is forced, and no other round would be better."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.checkins.models import Method
from bot.features.checkins.rules.matching import heaviest
from bot.features.checkins.rules.pairing import Candidate, Pair, Past, pair_up
from bot.features.checkins.rules.worth import LONGEST, POWER
from tests.features.checkins.crew import ROUND, dice, names, pairs, people, plan

Case = tuple[list[Candidate], Past, int | None]


@st.composite
def cases(draw: st.DrawFn, most: int = 12) -> Case:
    """Draw those present and a past, in which others who are not present occur, too."""
    users = names(draw(st.integers(0, most)) + 2)
    present = [
        Candidate(user, draw(st.integers(0, 2)), draw(st.booleans()))
        for user in draw(st.permutations(users[: len(users) - 2]))
    ]
    rng = dice(draw(st.integers(0, 10**6)))
    density, strict = draw(st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0])), draw(st.sampled_from([0.0, 0.0, 0.1, 0.5]))
    met = {pair: rng.choice([1, 2, ROUND - 3, ROUND - 2, ROUND - 1]) for pair in pairs(users) if rng.random() < density}
    past = Past(
        met=met,
        rested={user: ROUND - rng.randint(1, 4) for user in users if rng.random() < 0.5},
        forbidden=frozenset(pair for pair in pairs(users) if rng.random() < strict),
        cycle_met=frozenset(pair for pair in met if rng.random() < 0.7),
        turns={user: rng.randint(1, 4) for user in users if rng.random() < 0.5},
    )
    return present, past, draw(st.sampled_from([None, 0, 1, 5]))


@given(cases())
def test_everybody_present_stands_in_it_once_and_nobody_else(case: Case) -> None:
    present, past, step = case
    found = plan(present, past, step=step)
    standing = [user for meeting in found.meetings for user in meeting] + [user for user, _ in found.rests]
    assert Counter(standing) == Counter(one.user for one in present)
    assert found.meetings == tuple(sorted(tuple(sorted(meeting)) for meeting in found.meetings))


@given(cases())
def test_no_forbidden_pair_is_formed_and_no_step_repeats_a_pair_of_the_cycle(case: Case) -> None:
    present, past, step = case
    found = plan(present, past, step=step)
    formed = {pair for meeting in found.meetings for pair in pairs(meeting)}
    assert formed.isdisjoint(past.forbidden)
    assert (found.step is None) == (found.method is not Method.CIRCLE)
    assert (found.method is Method.NOBODY) == (len(present) < 2)
    if found.method is Method.CIRCLE:
        assert {meeting for meeting in found.meetings if len(meeting) == 2}.isdisjoint(past.cycle_met)
    if step is None:
        assert found.step is None


@given(cases())
def test_three_meet_only_where_each_of_them_wants_it(case: Case) -> None:
    present, past, step = case
    found = plan(present, past, step=step)
    wanting = {one.user for one in present if one.trio}
    threes = [set(meeting) for meeting in found.meetings if len(meeting) != 2]
    assert all(len(three) == 3 and three <= wanting for three in threes)
    for user, _ in found.rests:
        able = (set(meeting) for meeting in found.meetings if len(meeting) == 2)
        assert not any(
            {user, *pair} <= wanting and past.forbidden.isdisjoint(pairs(sorted({user, *pair}))) for pair in able
        )


@given(cases(), st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_another_call_changes_it(case: Case, rng: Random) -> None:
    present, past, step = case
    mixed = rng.sample(present, len(present))
    turned = replace(past, met=dict(list(past.met.items())[::-1]), cycle_met=frozenset(sorted(past.cycle_met)[::-1]))
    assert plan(mixed, turned, step=step) == plan(present, past, step=step)


def test_another_seed_decides_otherwise_between_what_is_alike() -> None:
    found = {pair_up(people(8), Past(), round_number=1, step=0, seed=str(seed)).meetings for seed in range(20)}
    assert len(found) > 10


# All rounds that there are, and what makes one better than another, said anew and slowly.


def rounds(users: Sequence[str], forbidden: AbstractSet[Pair]) -> Iterator[tuple[Pair, ...]]:
    if len(users) < 2:
        yield ()
        return
    first, *others = users
    yield from rounds(others, forbidden)
    for other in others:
        if (first, other) not in forbidden:
            for more in rounds([user for user in others if user != other], forbidden):
                yield ((first, other), *more)


def goodness(formed: Sequence[Pair], present: Sequence[Candidate], past: Past, number: int) -> tuple[int, ...]:
    users = sorted(one.user for one in present)
    functions = {one.user: one.function for one in present}
    known = {user for pair in past.met for user in pair}
    keys = {
        user: (
            user not in known,
            -past.turns.get(user, 0),
            past.rested.get(user, -1),
        )
        for user in users
    }
    ranks = sorted(set(keys.values()))
    unmet = Counter(user for pair in pairs(users) if pair not in past.cycle_met | past.forbidden for user in pair)
    fresh = [pair for pair in formed if pair not in past.cycle_met]
    resting = set(users) - {user for pair in formed for user in pair}
    return (
        len(fresh),
        len(formed),
        -sum(ranks.index(keys[user]) for user in resting),
        sum(unmet[user] for pair in fresh for user in pair),
        sum(pair not in past.met for pair in formed),
        sum(min(LONGEST, number - past.met[pair]) ** POWER for pair in formed if pair in past.met),
        sum(functions[one] != functions[other] for one, other in formed),
    )


@settings(deadline=None, max_examples=150)
@given(cases(most=8))
def test_a_matching_is_the_best_of_all_rounds_that_there_are(case: Case) -> None:
    present, past, _ = case
    present = [replace(one, trio=False) for one in present]
    formed = [(one, other) for one, other in plan(present, past).meetings]
    everything = rounds(sorted(one.user for one in present), past.forbidden)
    assert goodness(formed, present, past, ROUND) == max(goodness(one, present, past, ROUND) for one in everything)


@settings(deadline=None, max_examples=100)
@given(cases(most=8))
def test_as_many_meet_anew_as_can_also_by_the_circle(case: Case) -> None:
    present, past, step = case
    present = [replace(one, trio=False) for one in present]
    past = replace(past, forbidden=frozenset())
    fresh = {pair for pair in pairs(sorted(one.user for one in present)) if pair not in past.cycle_met}
    formed = sum(meeting in fresh for meeting in plan(present, past, step=step).meetings)
    assert formed == len(nx.max_weight_matching(nx.Graph(list(fresh)), maxcardinality=True))


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 24), st.integers(0, 10**6), st.sampled_from([2, 100, 1 << 40, 1 << 80]))
def test_big_weights_are_counted_exactly(count: int, seed: int, most: int) -> None:
    rng = dice(seed)
    weights = {pair: rng.randrange(1, most) for pair in combinations(range(count), 2)}
    slow: nx.Graph[int] = nx.Graph()
    slow.add_weighted_edges_from((one, other, weight) for (one, other), weight in weights.items())
    ours = heaviest(count, [(one, other, weight) for (one, other), weight in weights.items()])
    assert sum(weights[pair] for pair in ours) == sum(
        weights[min(pair), max(pair)] for pair in nx.max_weight_matching(slow)
    )
