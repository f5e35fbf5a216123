"""The rules of gray-zone issues, apart from any database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.grayzone.models import State, Symptom
from bot.features.grayzone.rules import checks, cost
from bot.features.grayzone.rules.cost import Cost, Estimate, Hours, Place
from bot.features.grayzone.rules.decisions import (
    Side,
    answers_for,
    is_coalition,
    needed,
    other_sides,
    outcome,
    speaker,
    speakers,
)
from bot.features.grayzone.rules.refusals import BadField
from bot.features.grayzone.rules.similar import Candidate, Sketch, alike
from bot.features.grayzone.rules.states import BY_EVENT, TABLE, Event, Role, step
from bot.features.grayzone.text import refusals, words

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)
ENDS = {State.FADED, State.OWNED, State.WITHDRAWN, State.LEARNED, State.HELD}


def test_each_event_has_one_line_per_state() -> None:
    assert len(BY_EVENT) == len(TABLE)


def test_every_state_is_reached_and_only_ends_are_left_by_nothing() -> None:
    reached = {State.QUIET} | {state for line in TABLE for state in line.nexts}
    assert reached == set(State)
    assert {state for state in State if not any(line.state == state for line in TABLE)} == ENDS


def test_only_the_clock_reveals_and_only_both_sides_win() -> None:
    assert {line.role for line in TABLE if State.CHARTERED in line.nexts and line.state == State.COALITION} == {
        Role.CLOCK
    }
    assert {(line.event, line.role) for line in TABLE if State.WON in line.nexts and line.state != State.WON} == {
        (Event.CONFIRM, Role.BORDER)
    }


def test_every_state_of_an_issue_has_its_words() -> None:
    assert set(words.STATE) == set(State)
    assert set(refusals.STATE_NOW) == set(State) - {State.QUIET, State.FADED}
    assert set(words.SYMPTOM) == set(Symptom)


@given(st.lists(st.sampled_from(list(Event)), max_size=60), st.data())
def test_random_events_stay_in_the_table(events: list[Event], data: st.DataObject) -> None:
    state = State.PROPOSED
    for event in events:
        line = step(state, event)
        if line:
            state = data.draw(st.sampled_from(line.nexts))
    assert state in {line.state for line in TABLE} | ENDS


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 6)), min_size=1, max_size=7))
def test_the_order_of_the_list_makes_the_total_cost_of_waiting_smallest(jobs: list[tuple[int, int]]) -> None:
    def total(order: tuple[int, ...]) -> float:
        finished, spent = 0, 0.0
        for job in order:
            finished += jobs[job][1]
            spent += jobs[job][0] * finished
        return spent

    places = [Place(number, Cost(hours, 1), weeks, NOON) for number, (hours, weeks) in enumerate(jobs)]
    order = tuple(place.number for place in sorted(places, key=lambda place: place.key))
    best = min(total(some) for some in permutations(range(len(jobs))))
    assert total(order) == pytest.approx(best)


def test_ties_go_to_more_functions_then_to_the_older() -> None:
    few = Place(1, Cost(6.0, 1), None, NOON)
    many = Place(2, Cost(6.0, 2), None, NOON)
    later = Place(3, Cost(6.0, 2), None, NOON + timedelta(days=1))
    assert [place.number for place in sorted((few, later, many), key=lambda place: place.key)] == [2, 3, 1]


def test_a_function_counts_once_with_the_median_of_its_peers() -> None:
    seen = [Estimate(1, Hours(h, h, h)) for h in (1, 2, 9)] + [Estimate(2, Hours(0, 3, 6))]
    assert cost.of_delay(seen) == Cost(5.0, 2)


def test_what_was_sealed_is_not_mixed_with_what_is_said_openly() -> None:
    quiet = Cost(10.0, 2)
    for function in (1, 2, 3):  # whichever function says so openly, the sum does not tell whether it filed quietly
        assert cost.of_delay([Estimate(function, Hours(1, 1, 1))], quiet) == quiet


@pytest.mark.parametrize(("functions", "least"), [(2, 2), (3, 2), (6, 2), (7, 3), (9, 3), (10, 4)])
def test_a_third_of_the_functions_and_never_fewer_than_two_are_needed(functions: int, least: int) -> None:
    assert needed(functions) == least


@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_no_coalition_without_both_sides_as_far_as_anybody_leads_them(pledged: set[int], led: set[int]) -> None:
    pledged &= led
    if is_coalition(pledged, 1, 2, led):
        assert {1, 2} & led <= pledged
        assert len(pledged) >= needed(len(led))


def test_a_border_function_that_nobody_leads_any_more_does_not_block() -> None:
    assert is_coalition({1, 3}, 1, 2, {1, 3, 4})
    assert not is_coalition({3, 4}, 1, 2, {1, 3, 4})


@given(NUMBERS, NUMBERS, NUMBERS)
def test_half_of_the_way_wins_in_either_direction(baseline: Decimal, target: Decimal, measured: Decimal) -> None:
    if baseline == target:
        return
    share = (measured - baseline) / (target - baseline)
    assert (outcome(baseline, target, measured) == State.WON) == (share >= Decimal("0.5"))
    assert outcome(-baseline, -target, -measured) == outcome(baseline, target, measured)
    assert outcome(baseline, target, target) == State.WON
    assert outcome(baseline, target, baseline) == State.LEARNED


PEERS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 4))


def may_speak(peers: dict[str, int], driver: str) -> dict[int, frozenset[str]]:
    giver, receiver = (Side(end, frozenset(u for u, f in peers.items() if f == end)) for end in (1, 2))
    return speakers((giver, receiver), driver, peers)


@given(PEERS, st.sampled_from("abcdef"))
def test_the_driver_answers_only_for_a_side_that_nobody_else_leads(peers: dict[str, int], driver: str) -> None:
    for user, function in peers.items():
        answered = answers_for(user, may_speak(peers, driver), {})
        if user == driver and answered is not None:
            assert {u for u, f in peers.items() if f == answered} == {driver}
        if function in {1, 2} and user != driver:
            assert answered in {1, 2}
            assert answered == function or not {u for u, f in peers.items() if f == answered}


@given(PEERS, st.sampled_from("abcdef"))
def test_both_sides_can_be_answered_whoever_is_left_beside_the_driver(peers: dict[str, int], driver: str) -> None:
    said: dict[int, str] = {}
    may = may_speak(peers, driver)
    for user in sorted(peers) * 2:
        side = answers_for(user, may, said)
        if side is not None:
            said.setdefault(side, user)
    assert said.keys() == {1, 2} or set(peers) <= {driver}


def test_a_side_without_peers_is_answered_from_outside() -> None:
    assert speaker(Side(1, frozenset()), driver="d", outside=("c", "d")) == {"c"}


def test_a_claim_is_disputed_by_the_other_sides_only() -> None:
    assert other_sides(1, 1, 2) == {2}
    assert other_sides(3, 1, 2) == {1, 2}


def test_the_same_matter_in_other_words_is_found_and_another_is_not() -> None:
    draft = Sketch("Orders arrive without prices", 1, Symptom.WAITS)
    same = Candidate(4, "prices missing when orders arrive", 1, Symptom.WAITS)
    other = Candidate(5, "The coffee machine is broken again", 2, Symptom.LOST)
    surfaced = Candidate(6, "", 1, Symptom.WAITS)
    assert set(alike(draft, (same, other, surfaced))) == {same.number, surfaced.number}
    assert alike(Sketch("Nobody answers the board", None, Symptom.LOST), (same, other, surfaced)) == ()


@pytest.mark.parametrize("typed", ["", "x", "nan", "1e9", "inf", "-1", "169", "1" * 40, "१"])
def test_hours_out_of_range_are_refused_at_their_field(typed: str) -> None:
    with pytest.raises(BadField) as refused:
        checks.hours({"low": "0", "likely": "1", "high": typed}.__getitem__)
    assert refused.value.field == "high"


@pytest.mark.parametrize(("low", "likely", "high", "field"), [("2", "1", "3", "low"), ("0", "2", "1", "high")])
def test_hours_out_of_order_are_refused_at_their_field(low: str, likely: str, high: str, field: str) -> None:
    with pytest.raises(BadField) as refused:
        checks.hours({"low": low, "likely": likely, "high": high}.__getitem__)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "ftp://a.b", "http://", "https://a b", "//a.b", "http://[", "x"]
)
def test_only_web_addresses_are_links(typed: str) -> None:
    with pytest.raises(BadField):
        checks.link("link", typed)


def test_a_link_is_kept_and_an_empty_one_is_none() -> None:
    assert checks.link("link", "https://example.org/a?b=c") == "https://example.org/a?b=c"
    assert checks.link("link", "") is None


@pytest.mark.parametrize("typed", ["0", "7", "1.5", "six"])
def test_weeks_are_whole_and_at_most_six(typed: str) -> None:
    with pytest.raises(BadField):
        checks.weeks("weeks", typed)


def test_a_number_is_kept_exactly_and_shown_without_spare_zeros() -> None:
    assert checks.number("n", "12,50") == Decimal("12.50")
    assert [words.exact(Decimal(text)) for text in ("12.50", "100", "-0.10", "3.0")] == ["12.5", "100", "-0.1", "3"]


def test_a_title_is_the_first_line_cut() -> None:
    assert words.title("\n  A thing \nmore", "x", "LOST") == "A thing"
    assert len(words.title("a" * 200, "x", "LOST")) == words.TITLE_LENGTH
    assert words.title(" ", "order data", "LOST") == "order data: things get lost"
