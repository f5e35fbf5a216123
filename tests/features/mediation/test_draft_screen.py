"""Drafting at the screen: a draft is made of what stands at the table, and everybody there reads it whole."""

from datetime import timedelta

import pytest

from bot.features.mediation.facts import Seat, Term
from bot.features.mediation.facts import presses as p
from tests.features.mediation.court import ANA, BO, CHI, DUE, TERMS, Court
from tests.features.mediation.drafting import FILLED, HOSTILE, RTL, drafting
from tests.features.mediation.seat import Sitting


def test_a_draft_is_made_of_passed_lines_common_ground_and_terms(court: Court) -> None:
    ana = drafting(court)
    assert "No draft lies on the table yet." in ana.words()
    form = ana.press("propose")
    assert "I hear of changes too late" in form
    assert "A load that my people can carry" in form
    told = ana.submit(**FILLED, lines=("1",), ground=("load",))
    assert "*Draft 1*, by you" in told
    assert "• You: “I hear of changes too late”" in told
    assert "• *You*: send the forecast (by Mon 1 Mar 2027)" in told
    assert "• *Bo (Operations)*: answer in two days (by Mon 1 Mar 2027)" in told
    bo = Sitting(court, BO)
    assert "*Draft 1*, by Ana (Sales)" in bo.open()
    assert "• Ana (Sales): “I hear of changes too late”" in bo.words()
    assert "• *You*: answer in two days (by Mon 1 Mar 2027)" in bo.words()


def test_the_broker_proposes_as_well_and_has_no_aids(court: Court) -> None:
    chi = drafting(court, CHI, broker=CHI)
    assert {"propose"} <= chi.can()
    assert not {"offer_split", "offer_number", "done"} & chi.can()
    chi.press("propose")
    assert "Ana (Sales)" in chi.words()
    assert "*Draft 1*, by you" in chi.submit(**FILLED)
    ana = Sitting(court, ANA)
    assert "*Draft 1*, by Chi (Finance)" in ana.open()
    court.press(BO, p.RemoveBroker())
    court.tick()
    assert "*Draft 1*, by the broker" in ana.open()


def test_another_term_has_its_inputs_and_what_was_typed_stays(court: Court) -> None:
    ana = drafting(court)
    ana.press("propose")
    ana.typed.update(FILLED)
    for _ in range(8):
        ana.press("add_term")
    assert "add_term" not in ana.can()
    assert ana.inputs()["what_0"] == "send the forecast"
    more = {f"what_{place}": f"thing {place}" for place in range(2, 10)}
    whom = {f"who_{place}": "B" for place in range(2, 10)}
    days = {f"due_{place}": "2027-02-01" for place in range(2, 10)}
    told = ana.submit(**more, **whom, **days)
    assert "thing 9 (by Mon 1 Feb 2027)" in told
    assert len(court.shared().drafts[0].terms) == 10
    form = ana.press("propose", ".1")
    assert ana.inputs()["what_9"] == "thing 9"
    assert "10. Does what" in form


def test_a_draft_is_changed_from_one_that_lies_there_and_the_first_one_stays(court: Court) -> None:
    ana = drafting(court)
    court.press(BO, p.Propose((1,), ("load",), TERMS))
    ana.open()
    ana.press("propose", ".1")
    assert ana.inputs()["lines"] == ("1",)
    assert ana.inputs()["ground"] == ("load",)
    assert ana.inputs()["what_1"] == TERMS[1].what
    ana.press("add_term")
    assert ana.inputs()["what_1"] == TERMS[1].what
    told = ana.submit(ground=("load", "plan"), what_2="", who_2="A")
    assert "*Draft 1*, by Bo (Operations)" in told
    assert "*Draft 2*, by you" in told
    page = ana.press("side_by_side")
    both, only_second = page.split("*In all of them*")[1].split("*Only in draft 2*")
    assert "I hear of changes too late" in both
    assert only_second.strip().startswith("• To be able to plan")
    assert "*Draft 2*" in ana.press("open")


def test_done_and_not_yet_are_for_oneself(court: Court) -> None:
    ana = drafting(court)
    assert "done" not in ana.can()
    court.press(BO, p.Propose((1,), (), TERMS))
    ana.open()
    before = Sitting(court, BO)
    before.open()
    assert "You are done with drafting." in ana.press("done")
    after = Sitting(court, BO)
    assert after.open() == before.words()
    assert after.buttons() == before.buttons()
    assert "When both of you are done" in ana.press("not_yet")


def test_what_earlier_rounds_told_is_that_not_both_accepted(court: Court) -> None:
    ana = drafting(court)
    court.press(BO, p.Propose((1,), (), TERMS))
    court.both(p.Done())
    court.tick()
    court.press(ANA, p.Judge(1, can_live=True))
    court.press(BO, p.Judge(1, can_live=False, fix="never told"))
    court.tick()
    assert "No text has been accepted by both of you yet." in ana.open()
    page = ana.press("earlier")
    assert "It was not accepted by both." in page
    assert "never told" not in page
    ana.press("propose", ".1")
    assert ana.inputs()["what_0"] == TERMS[0].what
    assert "*Draft 2*, by you" in ana.submit()


@pytest.mark.parametrize("words", [HOSTILE, RTL, "x" * 300, "&" * 300])
def test_hostile_long_and_rtl_words_stand_as_they_are_typed(court: Court, words: str) -> None:
    ana = drafting(court)
    for number in range(2, 14):
        court.press(BO, p.WriteLine(f"{words[:290]} {number}"))
        court.press(BO, p.PassOn(number - 1, f"{words[:290]} {number}"))
        court.press(BO, p.DropLine(number - 1))
    ana.open()
    ana.press("propose")
    told = ana.submit(**{**FILLED, "what_0": words, "lines": tuple(map(str, range(1, 14)))})
    assert "<!channel>" not in told
    assert "<https://evil" not in told
    court.press(BO, p.Propose((1, 2), (), tuple(Term(seat, words, DUE) for seat in (Seat.A, Seat.B) * 5)))
    ana.open()
    ana.press("side_by_side")
    ana.press("open")
    ana.press("propose", ".2")
    assert len(court.shared().drafts[1].terms) == 10


def test_dates_are_checked_on_the_day_of_the_press(court: Court) -> None:
    ana = drafting(court)
    ana.press("propose")
    soonest = court.desk.now.date() + timedelta(days=14)
    assert "*Draft 1*" in ana.submit(**{**FILLED, "due_0": soonest.isoformat()})
