"""How a table ends: after many rounds, at the signing, by a stop or by silence."""

import pytest

from bot.features.mediation.facts import Seat, Stage, Talk, Turn
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.looking import sentence
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.text.stages import STAGES
from tests.features.mediation.desk import CHI, TERMS, Table, to

A, B = Seat.A, Seat.B


def test_after_five_rounds_an_end_is_offered_and_both_may_go_on() -> None:
    table = to(Stage.VERDICT)
    for _ in range(4):
        table.press(A, p.Judge(table.case.shared.current()[0].number, can_live=False))
        table.press(B, p.Judge(table.case.shared.current()[0].number, can_live=True))
        table.tick()
        assert table.stage is Stage.DRAFT
        table.press(A, p.Propose((1,), (), TERMS))
        table.both(p.Done())
        table.tick()
    table.both(p.Judge(table.case.shared.current()[0].number, can_live=False))
    table.tick()
    assert table.stage is Stage.ENOUGH
    table.both(p.AnotherRound())
    table.tick()
    assert (table.stage, table.case.shared.round, table.case.shared.current()) == (Stage.DRAFT, 6, ())


def test_a_talk_takes_place_only_if_both_want_it_and_then_both_say_that_it_did() -> None:
    table = to(Stage.JOINT)
    table.both(p.OfferTalk())
    table.tick()
    assert (table.stage, table.case.shared.talk, table.case.a.talk) == (Stage.JOINT, True, None)
    table.press(A, p.TalkHeld())
    assert table.tick().stage is Stage.JOINT
    table.press(B, p.TalkHeld())
    assert table.tick().stage is Stage.SIGN


@pytest.mark.parametrize("talk", list(Talk)[:2])
def test_whoever_waives_a_talk_sees_the_same_whether_the_other_wanted_one(talk: Talk) -> None:
    table = to(Stage.JOINT)
    table.press(A, p.WaiveTalk())
    table.press(B, p.OfferTalk() if talk is Talk.WANT else p.WaiveTalk())
    table.tick()
    assert (table.stage, table.case.shared.talk) == (Stage.SIGN, False)


def test_a_refused_signature_leads_back_to_drafting_and_does_not_tell_whose_it_was() -> None:
    seen = []
    for who in (A, B):
        table = to(Stage.SIGN)
        table.press(who, p.RefuseToSign())
        table.press(who.other, p.Sign())
        table.tick()
        seen.append(table.case.shared)
    assert seen[0] == seen[1]
    assert (seen[0].stage, seen[0].round, seen[0].final) == (Stage.DRAFT, 2, None)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in {Stage.AGREED, Stage.CLOSED, Stage.ENOUGH}])
@pytest.mark.parametrize("end", ["stops", "leaves", "is silent", "both are silent"])
def test_stop_leaving_and_silence_close_at_one_moment_in_one_way(stage: Stage, end: str) -> None:
    table, quiet = (to(stage) if stage is not Stage.INVITED else Table.laid(CHI) for _ in range(2))
    if end == "stops":
        table.press(A, p.Decline() if stage is Stage.INVITED else p.Stop())
    elif end == "leaves":
        table.press(A, p.Leave())
    while table.stage is not Stage.CLOSED:
        if end != "both are silent":
            _answer_once(table)
        table.tick()
        quiet.tick()
        assert table.case.shared == quiet.case.shared
        assert (table.view(B).stage, sentence(table.view(B))) == (quiet.view(B).stage, sentence(quiet.view(B)))
    assert sentence(table.view(B)) == STAGES["CLOSED"]


def _answer_once(table: Table) -> None:
    """Let B answer what the stage asks, if they have not."""
    answers: dict[Stage, Press] = {
        Stage.INVITED: p.TurnKey(),
        Stage.INTAKE: p.Done(),
        Stage.VERDICT: p.Judge(1, can_live=True),
        Stage.JOINT: p.OfferTalk(),
        Stage.SIGN: p.Sign(),
    }
    press = answers.get(table.stage)
    if press and press.move in table.view(B).moves:
        table.press(B, press)


@pytest.mark.parametrize("stage", [Stage.VERDICT, Stage.SIGN])
def test_whoever_says_no_sees_the_same_whatever_the_other_said(stage: Stage) -> None:
    answers = {
        Stage.VERDICT: (p.Judge(1, can_live=False), p.Judge(1, can_live=True)),
        Stage.SIGN: (p.RefuseToSign(), p.Sign()),
    }
    no, yes = answers[stage]
    seen = []
    for other in (no, yes):
        table = to(stage)
        table.press(A, no)
        table.press(B, other)
        seen.append(table.view(A))
        table.tick()
        seen.append(table.view(A))
    assert seen[:2] == seen[2:]


def test_whoever_stopped_reads_so_and_can_press_nothing() -> None:
    table = to(Stage.INTAKE)
    table.press(A, p.WriteLine("for me only"), p.Stop())
    seen = table.view(A)
    assert (seen.turn, seen.moves) == (Turn.STOPPED, frozenset())
    assert [line.words for line in seen.own.lines][-1] == "for me only"
    with pytest.raises(NotNow):
        table.press(A, p.Done())


def test_whoever_was_only_asked_reads_the_same_of_a_table_that_goes_on_and_of_one_that_closes() -> None:
    on, over = to(Stage.INTAKE, broker=True), to(Stage.INTAKE, broker=True)
    on.tick(4)
    on.both(p.Done())
    on.tick()
    over.tick(5)
    assert (on.stage, over.stage) == (Stage.GROUND, Stage.CLOSED)
    assert on.view(Seat.BROKER) == over.view(Seat.BROKER)
