"""The estimate: bounded by counterpart, blind to earliness, order, refusals and other people."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.promises.facts import Band, PromiseFacts, Reliability
from bot.features.promises.models import State, Withdrawal
from bot.features.promises.rules.reliability import PRIOR_MEAN, REMEMBERED, Outcome, estimate, reliability
from tests.features.desk import MONDAY
from tests.features.promises.rows import promise_row

PEOPLE = st.sampled_from(("U0ANA", "U0CHI", "U0DEV", "U0ELI"))
MINUTES = st.integers(0, 400 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
SOURCES = st.sampled_from((None, "issue:1", "issue:2"))
THOROUGH = settings(max_examples=200, deadline=None)


@st.composite
def outcomes(draw: st.DrawFn, people: st.SearchStrategy[str] = PEOPLE) -> Outcome:
    closed = MONDAY - draw(MINUTES)
    agreed = closed - draw(MINUTES)
    success, weight = draw(st.sampled_from((0.0, 0.5, 1.0))), draw(st.sampled_from((0.5, 1.0)))
    return Outcome(draw(people), draw(SOURCES), agreed, closed, weight, success)


MANY = st.lists(outcomes(), max_size=40)


def kept(customer: str, number: int = 1, success: float = 1.0) -> list[Outcome]:
    return [Outcome(customer, f"issue:{n}", MONDAY, MONDAY, 1.0, success) for n in range(number)]


def weight_of(found: list[Outcome]) -> float:
    """Return the effective weight of promises: what the chance of a certain failure tells of it."""
    failed = estimate([one._replace(success=0.0) for one in found], MONDAY)
    return 4 * PRIOR_MEAN / failed - 4


@THOROUGH
@given(others=MANY, one=st.lists(outcomes(st.just("U0FAY")), max_size=60))
def test_one_counterpart_moves_it_little(others: list[Outcome], one: list[Outcome]) -> None:
    moved = abs(estimate(others + one, MONDAY) - estimate(others, MONDAY))
    assert moved <= 3 / (4 + weight_of(others)) + 1e-9


@THOROUGH
@given(found=MANY, data=st.data())
def test_order_changes_nothing(found: list[Outcome], data: st.DataObject) -> None:
    assert estimate(data.draw(st.permutations(found)), MONDAY) == estimate(found, MONDAY)


@THOROUGH
@given(found=MANY)
def test_it_is_a_chance(found: list[Outcome]) -> None:
    assert 0 < estimate(found, MONDAY) < 1


@THOROUGH
@given(state=st.sampled_from(list(State)), early=MINUTES, half=st.booleans())
def test_earliness_changes_nothing(state: State, early: timedelta, half: bool) -> None:  # noqa: FBT001 (drawn)
    row = promise_row(state=state, closed_at=MONDAY, agreed_at=MONDAY, reported_at=MONDAY, half=half)
    assert Outcome.of(row) == Outcome.of(row._replace(reported_at=MONDAY - early))


@pytest.mark.parametrize("state", [State.DECLINED, State.LAPSED, State.RELEASED, State.PROMISED, State.REPORTED])
def test_what_was_declined_lapsed_or_released_counts_nowhere(state: State) -> None:
    assert Outcome.of(promise_row(state=state, closed_at=MONDAY, agreed_at=MONDAY)) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": State.KEPT}, (1.0, 1.0)),
        ({"state": State.KEPT, "half": True}, (0.5, 1.0)),
        ({"state": State.KEPT_LATE}, (1.0, 0.5)),
        ({"state": State.KEPT_LATE, "half": True}, (0.5, 0.5)),
        ({"state": State.NOT_KEPT}, (1.0, 0.0)),
        ({"state": State.WITHDRAWN, "withdrawal": Withdrawal.COUNTED}, (1.0, 0.0)),
        ({"state": State.WITHDRAWN, "withdrawal": Withdrawal.IN_TIME}, None),
        ({"state": State.WITHDRAWN, "withdrawal": Withdrawal.OTHER_LEFT}, None),
    ],
)
def test_what_each_end_counts_for(changes: dict[str, object], expected: tuple[float, float] | None) -> None:
    row: PromiseFacts = promise_row(closed_at=MONDAY, agreed_at=MONDAY, **changes)
    outcome = Outcome.of(row)
    assert (outcome and (outcome.weight, outcome.success)) == expected


def test_what_two_agree_within_an_hour_about_one_thing_counts_as_one() -> None:
    first = Outcome("U0ANA", "issue:1", MONDAY, MONDAY, 1.0, 1.0)
    soon, later = (first._replace(agreed_at=MONDAY + timedelta(minutes=minutes)) for minutes in (59, 60))
    assert estimate([first, soon], MONDAY) == estimate([first], MONDAY)
    assert estimate([first, later], MONDAY) > estimate([first], MONDAY)
    assert estimate([first, soon._replace(source="issue:2")], MONDAY) > estimate([first], MONDAY)
    assert estimate([first, soon._replace(customer="U0BO")], MONDAY) > estimate([first], MONDAY)


def test_it_forgets_half_in_ninety_days() -> None:
    old = [one._replace(closed_at=MONDAY - timedelta(days=90)) for one in kept("U0ANA", success=0.0)]
    assert estimate(old, MONDAY) == pytest.approx(4 * PRIOR_MEAN / 4.5)
    assert 2.0 ** -(REMEMBERED / timedelta(days=90)) < 1 / 16


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Reliability(None, 0, 0)),
        (kept("U0ANA", 3) + kept("U0BO", 2), Reliability(None, 5, 2)),
        (kept("U0ANA", 2) + kept("U0BO") + kept("U0CHI"), Reliability(None, 4, 3)),
        (kept("U0ANA", 2) + kept("U0BO", 2) + kept("U0CHI"), Reliability(Band.NEARLY_ALL, 5, 3)),
        (kept("U0ANA", 3) + kept("U0BO", 2) + kept("U0CHI", 1, 0.0), Reliability(Band.MOST, 6, 3)),
        (kept("U0ANA", 2) + kept("U0BO", 2, 0.0) + kept("U0CHI", 1, 0.5), Reliability(Band.MORE_THAN_HALF, 5, 3)),
        (kept("U0ANA", 2, 0.0) + kept("U0BO", 2, 0.0) + kept("U0CHI"), Reliability(Band.FEWER, 5, 3)),
    ],
)
def test_it_is_told_in_four_bands_and_not_from_few_promises(found: list[Outcome], expected: Reliability) -> None:
    assert reliability(found, MONDAY) == expected


def test_sixty_trivial_promises_to_a_friend_help_little() -> None:
    weak = kept("U0ANA", 3) + kept("U0BO", 3, 0.0) + kept("U0CHI", 2) + kept("U0DEV", 2, 0.0)
    assert estimate(weak + kept("U0FAY", 60), MONDAY) - estimate(weak, MONDAY) < 0.1
