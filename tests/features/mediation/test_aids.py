"""Adjusted winner and the sealed grid at a table: what opens, when, and what never does."""

from fractions import Fraction

import pytest

from bot.features.mediation.facts import Seat, Stage, Tick
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.rules.ticking import tick
from tests.features.mediation.desk import HOUR, TERMS, ZONE, to

A, B = Seat.A, Seat.B


def test_a_division_opens_when_both_gave_their_points_and_the_points_never_do() -> None:
    table = to(Stage.DRAFT)
    table.press(A, a.OfferSplit(("desk", "room")), a.GivePoints((70, 30)))
    table.tick()
    split = table.case.shared.split
    assert split
    assert (split.to_a, split.over) == (None, False)
    with pytest.raises(NotNow):
        table.press(A, a.GivePoints((30, 70)))
    table.press(B, a.GivePoints((40, 60)))
    table.tick()
    split = table.case.shared.split
    assert split
    assert split.to_a == (Fraction(10, 11), Fraction(0))
    assert Move.OFFER_SPLIT not in table.view(A).moves


def test_a_number_is_found_where_both_ticked_one() -> None:
    table = to(Stage.DRAFT)
    table.press(B, a.OfferNumber("notice before a change", "days"), a.NameRange(2, 6))
    table.press(A, a.NameRange(4, 10))
    table.tick()
    table.press(A, a.TickGrid((4, 5, 6, 7, 8)))
    table.press(B, a.TickGrid((0, 1, 2, 3, 4, 5)))
    table.tick()
    number = table.case.shared.number
    assert number
    assert (number.low, number.high, number.common, number.over) == (2, 10, Fraction(6), True)


@pytest.mark.parametrize("ticks", [(0,), None])
def test_without_a_common_number_it_ends_in_one_way_whether_somebody_ticked_or_not(
    ticks: tuple[int, ...] | None,
) -> None:
    table = to(Stage.DRAFT)
    table.press(A, a.OfferNumber("notice before a change", "days"), a.NameRange(2, 10))
    table.press(B, a.NameRange(2, 10))
    table.tick()
    table.press(A, a.TickGrid((8,)))
    if ticks:
        table.press(B, a.TickGrid(ticks))
    table.press(A, p.Propose((1,), (), TERMS))
    table.both(p.Done())
    for _ in range(5):
        number = table.case.shared.number
        assert number
        assert not number.over
        table.tick()
        if table.stage is Stage.VERDICT and not table.case.a.judgements:
            table.press(A, p.Judge(1, can_live=False))
    number = table.case.shared.number
    assert number
    assert (number.over, number.common) == (True, None)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in {Stage.ENOUGH, Stage.CLOSED}])
def test_running_a_tick_again_changes_nothing(stage: Stage) -> None:
    table = to(stage)
    assert tick(table.case, Tick(table.now, ZONE, HOUR)) == table.case
