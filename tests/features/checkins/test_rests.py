"""Who rests and for what reason, who comes first, and who joins two others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.checkins import service
from bot.features.checkins.models import RestReason
from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan
from tests.features.checkins.club import ANA, BO, DEV, FAY, MONDAY, Club
from tests.features.checkins.crew import ROUND, dice, names, pairs, people, plan


@dataclass
class Group:
    """A group whose circle broke: rounds by matching, in which all talk."""

    met: dict[Pair, int] = field(default_factory=dict)
    rested: dict[str, int] = field(default_factory=dict)
    turns: Counter[str] = field(default_factory=Counter)
    rests: Counter[str] = field(default_factory=Counter)
    number: int = ROUND

    def hold(self, present: Sequence[Candidate]) -> Plan:
        past = Past(self.met, self.rested, cycle_met=self.met.keys(), turns=self.turns)
        found = plan(present, past, number=self.number)
        for meeting in found.meetings:
            self.turns.update(meeting)
            self.met |= dict.fromkeys(pairs(meeting), self.number)
        for user, _ in found.rests:
            self.rested[user], self.turns[user] = self.number, 0
            self.rests[user] += 1
        self.number += 1
        return found


@given(st.integers(3, 15), st.integers(0, 10**6))
def test_a_joiner_meets_somebody_in_the_first_round_whatever_else(count: int, seed: int) -> None:
    rng = dice(seed)
    users = names(count)
    old = {pair: rng.randrange(1, ROUND) for pair in pairs(users[1:])}
    turns = {user: rng.randrange(3) for user in users[1:]}
    in_cycle = frozenset(pair for pair in old if rng.random() < rng.choice([0, 0.5, 1]))
    for step in (None, 0):
        found = plan(people(count), Past(old, {}, cycle_met=in_cycle, turns=turns), step=step)
        assert users[0] in {user for meeting in found.meetings for user in meeting}


@given(st.sampled_from([3, 5, 7, 9]), st.integers(0, 10**6))
def test_nobody_rests_twice_running_where_all_have_met_as_many(count: int, seed: int) -> None:
    rng = dice(seed)
    users = names(count)
    met = {pair: rng.randrange(1, ROUND) for pair in pairs(users)}
    rested = {users[0]: ROUND - 1, **dict.fromkeys(users[1:], ROUND - 2)}
    in_cycle = rng.choice([frozenset(), frozenset(met)])
    for step in (None, 0):
        found = plan(people(count), Past(met, rested, cycle_met=in_cycle, turns=dict.fromkeys(users[1:], 1)), step=step)
        assert [user for user, _ in found.rests] != [users[0]]


def test_who_had_the_most_turns_rests_then_whose_rest_is_longest_ago() -> None:
    users = names(5)
    met = dict.fromkeys(pairs(users), 1)
    rested = dict(zip(users, [10, 5, 7, 8, 9], strict=True))
    turns = dict(zip(users, [1, 1, 2, 2, 2], strict=True))
    found = plan(people(5), Past(met, rested, cycle_met=frozenset(met), turns=turns))
    assert found.rests == (("U02", RestReason.ODD),)


def test_who_joins_after_a_year_rests_no_more_often_than_the_others() -> None:
    group = Group()
    for _ in range(52):
        group.hold(people(7))
    group.rests.clear()
    for _ in range(36):
        group.hold(people(8)[1:])  # U07 came, U00 left
    assert set(group.rests) == set(names(8)[1:])
    assert max(group.rests.values()) - min(group.rests.values()) <= 1


def test_who_joins_late_rests_as_often_as_the_others_also_after_the_circle_broke(club: Club) -> None:
    club.weekly()
    club.begin(ANA, BO, FAY)  # the first pair does not talk
    rested = Counter[str]()
    for number in range(1, 19):
        if number == 10:
            service.leave(club.desk.work, club.seat(FAY))
            club.join(DEV)
        club.desk.now = MONDAY + timedelta(days=7 * number)
        club.run()
        rested.update(list(club.resting()) if number >= 10 else [])
        club.all_talked()
    assert rested == dict.fromkeys((ANA, BO, DEV), 3)


def test_who_is_back_after_long_rests_no_more_often_than_the_others() -> None:
    group = Group()
    for number in range(52):
        group.hold(people(8)[1:] if number > 10 else people(8))
    group.rests.clear()
    for _ in range(36):
        group.hold(people(9))
    assert max(group.rests.values()) - min(group.rests.values()) <= 1


def test_who_comes_to_each_fourth_round_rests_in_no_greater_share_of_them() -> None:
    rng, group, came = dice(1), Group(), Counter[str]()
    for number in range(200):
        present = [one for one in people(9) if rng.random() >= 0.1 and (one.user != "U08" or number % 4 == 0)]
        came.update(one.user for one in present)
        group.hold(present)
    shares = {user: group.rests[user] / came[user] for user in names(9)}
    assert shares["U08"] <= max(shares[user] for user in names(8))


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([5, 7, 9]), st.integers(0, 10**6))
def test_rests_by_matching_are_fairly_shared_where_all_have_met(count: int, seed: int) -> None:
    rng = dice(seed)
    group = Group(met={pair: rng.randrange(1, ROUND) for pair in pairs(names(count))})
    for _ in range(2 * count):
        ((_, reason),) = group.hold(people(count)).rests
        assert reason is RestReason.ODD
        assert max(group.rests.values()) - min(group.rests[one] for one in names(count)) <= 1


def test_among_those_who_met_the_longest_silence_comes_first_then_other_functions() -> None:
    users = names(4)
    met = dict.fromkeys(pairs(users), 20) | {("U00", "U02"): 10}
    past = Past(met, cycle_met=frozenset(met))
    assert plan(people(4), past, number=21).meetings == (("U00", "U02"), ("U01", "U03"))
    alike = Past(dict.fromkeys(met, 20), cycle_met=frozenset(met))
    functions = dict(zip(users, [1, 1, 2, 2], strict=True))
    found = plan([Candidate(user, function) for user, function in functions.items()], alike, number=21)
    assert all(functions[one] != functions[other] for one, other in found.meetings)


def test_of_those_whose_rests_are_alike_who_has_met_the_most_rests() -> None:
    for resting in names(7):
        met = {pair: 1 if resting in pair else 200 for pair in pairs(names(7))}  # a silence says the contrary
        met_most = {pair for pair in met if resting in pair} - {("U00", "U01"), ("U01", "U02")}
        assert plan(people(7), Past(met, cycle_met=met_most)).rests == ((resting, RestReason.ODD),)


def test_who_has_many_unmet_partners_meets_a_new_one_before_who_has_few() -> None:
    met = dict.fromkeys(pairs(names(6)), 200) | {("U00", "U04"): 1, ("U00", "U05"): 1}
    fresh = {("U00", "U02"), ("U00", "U03"), ("U00", "U04"), ("U00", "U05"), ("U01", "U02"), ("U01", "U03")}
    found = plan(people(6), Past(met, cycle_met=frozenset(met) - fresh))
    assert sum(meeting in fresh for meeting in found.meetings) == 2
    assert ("U04", "U05") in found.meetings


def test_three_are_those_who_make_the_most_new_pairs() -> None:
    met = dict.fromkeys(pairs(names(5)), 200) | {("U00", "U02"): 1, ("U00", "U04"): 1}
    fresh = {("U00", "U03"), ("U01", "U03"), ("U02", "U04")}
    past = Past(met, cycle_met=frozenset(met) - fresh, turns={"U00": 9})
    assert plan(people(5), past).rests == (("U00", RestReason.ODD),)
    found = plan(people(5, trio=True), past)
    assert (found.meetings, found.rests) == ((("U00", "U01", "U03"), ("U02", "U04")), ())


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
