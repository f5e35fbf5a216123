"""What is amiss with a draft stands at its own input, and nobody lays one who may not, or who saw another table."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.facts import presses as p
from bot.slack.requests import FieldValue
from tests.features.mediation.court import ANA, BO, CHI, TERMS, Court
from tests.features.mediation.drafting import FILLED, drafting, refused
from tests.features.mediation.seat import Sitting


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"due_1": "2026-12-10"}, "due_1", "still to come"),
        ({"due_0": "2020-01-01"}, "due_0", "still to come"),
        ({"due_0": "2029-01-01"}, "due_0", "within a year"),
        ({"due_1": None}, "due_1", "choose a day"),
        ({"due_1": "9999-99-99"}, "due_1", "choose a day"),
        ({"who_1": "A"}, "who_1", "Each of you takes on"),
        ({"who_1": "BROKER"}, "who_1", "choose who"),
        ({"what_1": ""}, "who_1", "Each of you takes on"),
        ({"what_0": "", "what_1": " "}, "what_0", "who does what by when"),
        ({"what_1": "x" * 301}, "what_1", "300 characters"),
        ({"lines": ("7",)}, "lines", "passed on"),
        ({"lines": ("my note",)}, "lines", "passed on"),
        ({"ground": ("speed",)}, "lines", "passed on"),
    ],
)
def test_what_is_amiss_is_refused_at_its_input_and_nothing_is_laid(
    court: Court, changed: dict[str, FieldValue], field: str, sentence: str
) -> None:
    ana = drafting(court)
    ana.press("propose")
    at, said = refused(ana, **{**FILLED, **changed})
    assert at == field
    assert sentence in said
    assert court.shared().drafts == ()
    assert "*Draft 1*" in ana.submit(**FILLED, lines=("1",), ground=())


def test_a_fourth_draft_and_a_third_of_one_hand_find_no_room(court: Court) -> None:
    ana = drafting(court)
    for what in ("one", "two"):
        ana.press("propose", f"{court.look(ANA).version}")
        ana.submit(**{**FILLED, "what_0": what})
    assert "propose" not in ana.can()
    assert "This round has no more room for yours." in ana.words()
    bo = Sitting(court, BO)
    bo.open()
    bo.press("propose", f"{court.look(BO).version}")
    form, note = bo.modal, dict(FILLED)
    bo.submit(**note)
    late = Sitting(court, ANA, form, note)
    with pytest.raises(Refusal, match="no place for this"):
        late.submit()
    assert len(court.shared().drafts) == 3


def test_the_same_draft_twice_lays_one(court: Court) -> None:
    ana = drafting(court)
    ana.press("propose")
    form = ana.modal
    ana.submit(**FILLED)
    again = Sitting(court, ANA, form, dict(FILLED))
    assert "*Draft 1*" in again.submit()
    assert len(court.shared().drafts) == 1
    other = Sitting(court, BO)
    other.open()
    other.press("propose", f"{court.look(BO).version}")
    assert "lies on the table already" in refused(other, **FILLED)[1]


def test_a_form_of_before_the_tick_lays_nothing(court: Court) -> None:
    ana = drafting(court)
    ana.press("propose")
    court.press(BO, p.Propose((1,), (), TERMS))
    court.both(p.Done())
    court.tick()
    assert "no place for this" in refused(ana, **FILLED)[1]
    with pytest.raises(Refusal, match="no place for this"):
        ana.press("add_term")
    assert len(court.shared().drafts) == 1


@pytest.mark.parametrize(
    "forged", ["propose:{0}", "propose:{0}.x", "propose:{0}.{1}.99", "propose:{0}.{1}.x", "propose:"]
)
def test_a_forged_subject_opens_no_form(court: Court, forged: str) -> None:
    ana = drafting(court)
    with pytest.raises(Refusal):
        ana.send(f"mediation.{forged.format(court.handle(), court.look(ANA).version)}")


@pytest.mark.parametrize("user", [CHI, "U0DEV"])
def test_who_has_no_seat_sees_and_lays_no_draft(court: Court, user: str) -> None:
    ana = drafting(court)
    ana.press("propose")
    stranger = Sitting(court, user, ana.modal, dict(FILLED))
    for action in ("side_by_side", "earlier", "propose"):
        with pytest.raises(Refusal, match="no seat"):
            stranger.send(f"mediation.{action}:{court.handle()}.{court.look(ANA).version}")
    with pytest.raises(Refusal, match="no seat"):
        stranger.submit()
    assert court.shared().drafts == ()


def test_a_removed_broker_reads_no_page_of_drafts(court: Court) -> None:
    drafting(court, broker=CHI)
    court.press(ANA, p.RemoveBroker())
    court.tick()
    with pytest.raises(Refusal, match="no seat"):
        Sitting(court, CHI).send(f"mediation.earlier:{court.handle()}")
