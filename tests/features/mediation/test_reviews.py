"""An agreement, its reviews, and how the table opens again."""

import pytest

from bot.features.mediation.facts import Holding, Seat, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.looking import sentence
from bot.features.mediation.text.stages import CLOSED_AGREED
from tests.features.mediation.desk import TERMS, Table, to

A, B = Seat.A, Seat.B


def _reviewed(one: Press | None, other: Press | None) -> Table:
    table = to(Stage.AGREED)
    while not table.case.shared.review_open:
        table.tick()
    for seat, press in ((A, one), (B, other)):
        if press:
            table.press(seat, press)
    while table.tick().review_open:
        pass
    return table


NOT, HOLDS = p.ReviewAnswer(Holding.NOT_HOLDING), p.ReviewAnswer(Holding.HOLDING)


def test_a_review_tells_only_that_both_say_it_does_not_hold() -> None:
    assert _reviewed(NOT, NOT).case.shared.not_holding
    told = [_reviewed(one, other).case.shared for one, other in ((NOT, HOLDS), (NOT, None), (None, None), (HOLDS, NOT))]
    assert len({repr(shared) for shared in told}) == 1
    assert not told[0].not_holding


@pytest.mark.parametrize("who", [A, B])
def test_one_press_opens_the_table_again_and_keeps_what_was_agreed(who: Seat) -> None:
    table = _reviewed(NOT, NOT)
    table.press(who, p.SitAgain())
    table.tick()
    assert (table.stage, len(table.case.shared.agreed)) == (Stage.TABLE, 1)
    assert table.case.a.consents is table.case.b.consents is False
    table.tick(5)
    assert sentence(table.view(B)) == CLOSED_AGREED


def test_either_asks_in_the_review_and_nobody_learns_who() -> None:
    one, other = _reviewed(p.SitAgain(), HOLDS), _reviewed(NOT, p.SitAgain())
    assert one.case.shared == other.case.shared
    assert one.stage is Stage.TABLE


def test_after_the_second_review_the_table_is_closed_and_the_agreement_stands() -> None:
    table = to(Stage.AGREED)
    agreed_on = table.now.date()
    opened: dict[int, int] = {}
    while table.stage is not Stage.CLOSED:
        if table.case.shared.review_open:
            opened.setdefault(table.case.shared.reviews, (table.now.date() - agreed_on).days)
        table.tick()
    assert [*opened] == [1, 2]
    assert 30 <= opened[1] <= 33
    assert 90 <= opened[2] <= 93
    assert sentence(table.view(A)) == CLOSED_AGREED
    assert table.case.shared.agreed[0].terms == TERMS


@pytest.mark.parametrize("stage", [Stage.AGREED, Stage.CLOSED])
def test_a_week_after_the_end_nothing_stays_but_what_was_agreed(stage: Stage) -> None:
    table = to(Stage.AGREED if stage is Stage.AGREED else Stage.SIGN)
    while table.stage is not stage:
        table.tick()
    ended = table.now
    while (table.now - ended).days < 7:
        assert table.case.a.lines
        table.tick()
    left = (table.case.shared.to_json(), table.case.a.to_json(), table.case.b.to_json())
    assert "load" not in left[1] + left[2]
    assert ("I hear of changes too late" in left[0]) is (stage is Stage.AGREED)
    assert "UCHI" not in left[0]


def test_a_late_tick_makes_up_for_what_was_missed() -> None:
    table = to(Stage.AGREED)
    table.now = table.now.replace(year=2027)
    for _ in range(40):
        table.tick()
    assert table.stage is Stage.CLOSED
