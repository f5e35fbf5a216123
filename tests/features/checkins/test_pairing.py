"""Who talks with whom: in the fewest rounds, with nobody twice, and the rests fairly shared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.checkins.models import Method, RestReason
from bot.features.checkins.rules.matching import heaviest
from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan, cycle_is_over, pair_up
from bot.features.checkins.rules.worth import LONGEST

Case = tuple[list[Candidate], Past, int | None]
ROUND = 300


def names(count: int) -> list[str]:
    return [f"U{number:02}" for number in range(count)]


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (a repeatable draw, no secret)


def pairs(users: Sequence[str]) -> list[Pair]:
    return list(combinations(users, 2))


def people(count: int, *, trio: bool = False) -> list[Candidate]:
    return [Candidate(user, place, trio) for place, user in enumerate(names(count))]


def plan(
    present: Sequence[Candidate], past: Past | None = None, *, step: int | None = None, number: int = ROUND
) -> Plan:
    return pair_up(present, past or Past(), round_number=number, step=step, seed="a group")


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
        rests={user: rng.randint(1, 2) for user in users if rng.random() < 0.5},
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
    assert (found.step is None) == (found.method is Method.MATCHING)
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
    turned = replace(past, met=dict(reversed(past.met.items())), cycle_met=frozenset(sorted(past.cycle_met)[::-1]))
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
            past.rested.get(user) == number - 1,
            past.rests.get(user, 0),
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
        sum(min(LONGEST, number - past.met[pair]) for pair in formed if pair in past.met),
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


# A whole cycle.


def cycle(present: Sequence[Candidate], forbidden: AbstractSet[Pair] = frozenset(), first: int = 1) -> list[Plan]:
    """Hold rounds until all have met, with nobody absent and nothing missed."""
    users = [one.user for one in present]
    met: dict[Pair, int] = {}
    rested: dict[str, int] = {}
    held: list[Plan] = []
    while not cycle_is_over(users, met.keys(), forbidden):
        step = held[-1].step + 1 if held and held[-1].step is not None else None if held else 0
        rests = Counter(user for one in held for user, _ in one.rests)
        past = Past(dict(met), rested, forbidden, frozenset(met), rests)
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
    assert [one.rests for one in held[:-1]] == [()] * (count - 2)
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
        found = plan(people(count), Past(met, rested, cycle_met=in_cycle), step=step_of(number, fewest), number=number)
        assert all(number - met.get(pair, number - fewest) == fewest for pair in found.meetings)
        met |= dict.fromkeys(found.meetings, number)
        rested |= {user: number for user, _ in found.rests}
        total.update(user for user, _ in found.rests)
        assert max(total.values(), default=0) - min(total[user] for user in names(count)) <= 1
    assert len(met) == len(pairs(names(count)))


def step_of(number: int, fewest: int) -> int:
    return number % fewest


def test_a_cycle_is_over_when_all_who_may_have_met() -> None:
    users = ["U02", "U00", "U01"]
    assert not cycle_is_over(users, {("U00", "U01"), ("U00", "U02")}, frozenset())
    assert cycle_is_over(users, {("U00", "U01"), ("U00", "U02")}, {("U01", "U02")})
    assert cycle_is_over(["U00"], set(), frozenset())


# Who rests, and who comes first.


@given(st.integers(3, 15), st.integers(0, 10**6))
def test_a_joiner_meets_somebody_in_the_first_round_whatever_else(count: int, seed: int) -> None:
    rng = dice(seed)
    users = names(count)
    old = {pair: rng.randrange(1, ROUND) for pair in pairs(users[1:])}
    rests = {user: rng.randrange(3) for user in users[1:]}
    in_cycle = frozenset(pair for pair in old if rng.random() < rng.choice([0, 0.5, 1]))
    for step in (None, 0):
        found = plan(people(count), Past(old, {}, cycle_met=in_cycle, rests=rests), step=step)
        assert users[0] in {user for meeting in found.meetings for user in meeting}


@given(st.sampled_from([3, 5, 7, 9]), st.integers(0, 10**6))
def test_nobody_rests_twice_running_where_all_have_met_as_many(count: int, seed: int) -> None:
    rng = dice(seed)
    users = names(count)
    met = {pair: rng.randrange(1, ROUND) for pair in pairs(users)}
    rested = {users[0]: ROUND - 1, **dict.fromkeys(users[1:], ROUND - 2)}
    in_cycle = rng.choice([frozenset(), frozenset(met)])
    for step in (None, 0):
        found = plan(people(count), Past(met, rested, cycle_met=in_cycle, rests=dict.fromkeys(users[1:], 5)), step=step)
        assert [user for user, _ in found.rests] != [users[0]]


def test_who_rested_least_rests_then_whose_rest_is_longest_ago() -> None:
    users = names(5)
    met = dict.fromkeys(pairs(users), 1)
    rested = dict(zip(users, [10, 5, 7, 8, 9], strict=True))
    rests = dict(zip(users, [2, 2, 1, 1, 1], strict=True))
    found = plan(people(5), Past(met, rested, cycle_met=frozenset(met), rests=rests))
    assert found.rests == (("U02", RestReason.ODD),)


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([5, 7, 9]), st.integers(0, 10**6))
def test_rests_by_matching_are_fairly_shared_where_all_have_met(count: int, seed: int) -> None:
    rng = dice(seed)
    met = {pair: rng.randrange(1, ROUND) for pair in pairs(names(count))}
    rested: dict[str, int] = {}
    total: Counter[str] = Counter()
    for number in range(ROUND, ROUND + 2 * count):
        past = Past(met, rested, cycle_met=met.keys(), rests=total)
        ((user, reason),) = plan(people(count), past, number=number).rests
        assert reason is RestReason.ODD
        rested[user] = number
        total[user] += 1
        assert max(total.values()) - min(total[one] for one in names(count)) <= 1


def test_among_those_who_met_the_longest_silence_comes_first_then_other_functions() -> None:
    users = names(4)
    met = dict.fromkeys(pairs(users), 20) | {("U00", "U02"): 10}
    past = Past(met, cycle_met=frozenset(met))
    assert plan(people(4), past, number=21).meetings == (("U00", "U02"), ("U01", "U03"))
    alike = Past(dict.fromkeys(met, 20), cycle_met=frozenset(met))
    functions = dict(zip(users, [1, 1, 2, 2], strict=True))
    found = plan([Candidate(user, function) for user, function in functions.items()], alike, number=21)
    assert all(functions[one] != functions[other] for one, other in found.meetings)


def test_three_are_those_who_make_the_most_new_pairs() -> None:
    met = dict.fromkeys(pairs(names(5)), 1)
    in_cycle = frozenset(met) - {("U00", "U03"), ("U00", "U04")}
    rests = dict.fromkeys(names(5)[1:], 9)
    wanting = people(5, trio=True)
    found = plan(wanting, Past(dict(met), {}, frozenset({("U00", "U01")}), in_cycle - {("U03", "U04")}, rests))
    assert (("U00", "U03", "U04") in found.meetings) or ("U00" not in {user for user, _ in found.rests})
    assert found.rests == ()


@pytest.mark.parametrize("step", [None, 0])
def test_one_rests_and_two_meet_unless_they_must_not(step: int | None) -> None:
    alone = RestReason.NOBODY_LEFT
    apart = Past(forbidden=frozenset({("U00", "U01")}))
    assert plan([], step=step).meetings == plan([], step=step).rests == ()
    assert plan(people(1), step=step).rests == (("U00", alone),)
    assert plan(people(2), step=step).meetings == (("U00", "U01"),)
    assert plan(people(2), apart, step=step).rests == (("U00", alone), ("U01", alone))


def test_the_reason_of_a_rest_does_not_tell_of_a_forbidden_pair() -> None:
    shunned = Past(forbidden=frozenset({("U00", "U01"), ("U00", "U02")}))
    assert plan(people(3), shunned).rests == (("U00", RestReason.ODD),)
    assert plan(people(3), step=0).rests[0][1] is RestReason.ODD
