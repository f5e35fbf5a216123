"""Verdicts, the talk and the signing at the screen: each answer is sealed, shown back to its owner alone, and whole."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.facts import presses as p
from tests.features.mediation.court import ANA, BO, CHI, TERMS, Court
from tests.features.mediation.seat import Sitting

FIX = "only if the canary sings"


def at(court: Court, stage: Stage, user: str = ANA, *, broker: str | None = None) -> Sitting:
    court.to(stage, broker=broker)
    sitting = Sitting(court, user)
    sitting.open()
    return sitting


def two_drafts(court: Court) -> None:
    """Let two drafts be judged."""
    court.to(Stage.DRAFT)
    court.press(BO, p.Propose((1,), ("load",), TERMS))
    court.press(ANA, p.Propose((), ("load",), TERMS))
    court.both(p.Done())
    court.tick()


def test_a_verdict_is_shown_back_to_its_owner_and_can_be_changed(court: Court) -> None:
    ana = at(court, Stage.VERDICT)
    assert "You have not answered yet." in ana.words()
    told = ana.press("can_live")
    assert "you can live with it." in told
    assert "✓ I can live with it" in told
    assert "✓ I cannot" not in told
    assert "*Draft 1*, by Bo (Operations)" in ana.press("cannot")
    told = ana.submit(fix=FIX)
    assert "you cannot live with it." in told
    assert f"for your eyes only: “{FIX}”" in told
    ana.press("cannot")
    assert ana.inputs()["fix"] == FIX
    ana.submit(fix="")
    assert "What would fix it, for your eyes" not in ana.words()
    assert "you can live with it." in ana.press("can_live")


def test_what_would_fix_it_never_leaves_the_own_record(court: Court) -> None:
    ana = at(court, Stage.VERDICT, broker=CHI)
    before = {user: Sitting(court, user).open() for user in (BO, CHI)}
    ana.press("cannot")
    ana.submit(fix=FIX)
    assert {user: Sitting(court, user).open() for user in (BO, CHI)} == before
    assert [reader for reader, document in court.all_documents().items() if FIX in document] == ["A"]
    court.press(BO, p.Judge(1, can_live=True))
    court.tick()
    assert court.stage() is Stage.DRAFT
    for user in (BO, CHI):
        other = Sitting(court, user)
        assert FIX not in other.open()
        assert FIX not in other.press("earlier")
    assert [reader for reader, document in court.all_documents().items() if FIX in document] == ["A"]


def test_each_draft_has_its_own_answer_and_order_is_that_of_the_drafts(court: Court) -> None:
    two_drafts(court)
    ana, bo = Sitting(court, ANA), Sitting(court, BO)
    bo.open()
    ana.open()
    ana.press("can_live", ".2")
    told = ana.press("can_live", ".1")
    assert told.index("*Draft 1*") < told.index("*Draft 2*")
    assert "It goes on for both of you at once" in told
    assert Sitting(court, BO).open() == bo.words()
    assert "*Only in draft 1*" in ana.press("side_by_side")


@pytest.mark.parametrize("forged", ["can_live:{0}.{1}.9", "can_live:{0}.{1}", "cannot:{0}.{1}.9", "cannot:{0}.{1}.x"])
def test_a_verdict_on_no_draft_is_refused(court: Court, forged: str) -> None:
    ana = at(court, Stage.VERDICT)
    with pytest.raises(Refusal):
        ana.send(f"mediation.{forged.format(court.handle(), court.look(ANA).version)}")
    assert court.own(Seat.A).judgements == ()


def test_a_verdict_of_before_the_tick_and_one_of_the_broker_count_for_nothing(court: Court) -> None:
    ana = at(court, Stage.VERDICT, broker=CHI)
    ana.press("cannot")
    chi = Sitting(court, CHI)
    chi.open()
    assert not {"can_live", "cannot"} & chi.can()
    stale = f"mediation.can_live:{court.handle()}.{court.look(ANA).version}.1"
    with pytest.raises(Refusal, match="no place for this"):
        chi.send(stale)
    court.both(p.Judge(1, can_live=True))
    court.tick()
    with pytest.raises(Refusal, match="no place for this"):
        ana.submit(fix=FIX)
    with pytest.raises(Refusal, match="no place for this"):
        ana.send(stale)
    assert court.stage() is Stage.JOINT


def test_a_fix_that_is_too_long_is_refused_at_its_input(court: Court) -> None:
    ana = at(court, Stage.VERDICT)
    ana.press("cannot")
    with pytest.raises(Refusal, match="600 characters") as caught:
        ana.submit(fix="x" * 601)
    assert caught.value.field == "fix"


def test_after_five_rounds_they_are_asked_whether_to_go_on(court: Court) -> None:
    court.to_enough()
    ana, bo = Sitting(court, ANA), Sitting(court, BO)
    bo.open()
    assert "Five rounds came to no agreement" in ana.open()
    assert "To let it end here, do nothing, or press Stop" in ana.words()
    assert "You would go on." in ana.press("another_round")
    assert "another_round" not in ana.can()
    assert Sitting(court, BO).open() == bo.words()
    assert "earlier" in bo.can()
    assert "You stopped." in bo.press("stop")


def test_the_talk_is_offered_and_each_answer_is_ones_own(court: Court) -> None:
    ana = at(court, Stage.JOINT)
    assert "• *You*: send the forecast on Mondays" in ana.words()
    assert "• You: “I hear of changes too late”" in ana.words()
    bo = Sitting(court, BO)
    before = bo.open()
    assert "you are ready to talk." in ana.press("offer_talk")
    assert "go on without a talk." in ana.press("waive_talk")
    assert "you are ready to talk." in ana.press("offer_talk")
    assert Sitting(court, BO).open() == before
    bo.press("offer_talk")
    court.tick()
    assert "Both of you want to talk." in ana.open()
    assert "talk_held" in ana.can()
    assert "the two of you have talked." in ana.press("talk_held")
    bo.open()
    bo.press("waive_talk")
    court.tick()
    assert court.stage() is Stage.SIGN


def test_final_words_are_whole_and_signing_is_sealed_until_both_have(court: Court) -> None:
    ana = at(court, Stage.SIGN)
    assert "*The final words*" in ana.words()
    assert "A load that my people can carry" in ana.words()
    assert "each term becomes a promise" in ana.words()
    bo = Sitting(court, BO)
    before = bo.open()
    assert "you do not sign." in ana.press("refuse")
    assert "you sign." in ana.press("sign")
    assert "sign" not in ana.can()
    assert Sitting(court, BO).open() == before
    bo.press("sign")
    court.tick()
    assert court.stage() is Stage.AGREED
    assert len(court.promises()) == 2


def test_pressing_sign_twice_signs_once_and_a_signature_of_before_signs_no_other_words(court: Court) -> None:
    ana = at(court, Stage.SIGN)
    stale = next(one for one in ana.buttons() if one.startswith("mediation.sign:"))
    ana.send(stale)
    assert "you sign." in ana.send(stale)
    court.press(BO, p.RefuseToSign())
    court.tick()
    assert court.stage() is Stage.DRAFT
    court.press(BO, p.Propose((), ("load",), TERMS))
    court.both(p.Done())
    court.tick()
    court.forward()
    court.tick()
    court.forward()
    court.tick()
    assert court.stage() is Stage.SIGN
    with pytest.raises(Refusal, match="no place for this"):
        ana.send(stale)
    assert court.own(Seat.A).signature is None


def test_a_refusal_to_sign_reads_as_not_signed_by_both(court: Court) -> None:
    ana = at(court, Stage.SIGN)
    ana.press("sign")
    court.press(BO, p.RefuseToSign())
    court.tick()
    ana.open()
    page = ana.press("earlier")
    assert "not both signed them" in page
    assert "Bo" not in page.split("not both signed them")[1]


def test_a_broker_reads_the_final_words_and_answers_nothing(court: Court) -> None:
    for stage in (Stage.JOINT, Stage.SIGN):
        chi = at(court, stage, CHI, broker=CHI) if stage is Stage.JOINT else Sitting(court, CHI)
        if stage is Stage.SIGN:
            court.forward()
            court.tick()
            chi.open()
        assert "• *Ana (Sales)*: send the forecast on Mondays" in chi.words()
        assert not {"sign", "refuse", "offer_talk", "waive_talk"} & chi.can()
        assert "you sign" not in chi.words()


def test_an_accepted_draft_that_was_never_the_final_words_is_not_called_unsigned(court: Court) -> None:
    court.to(Stage.DRAFT)
    court.press(BO, p.Propose((1,), ("load",), TERMS), p.Propose((), (), TERMS))
    court.both(p.Done())
    court.tick()
    for step in ((p.Judge(1, can_live=True), p.Judge(2, can_live=True)), (p.WaiveTalk(),), (p.RefuseToSign(),)):
        court.both(*step)
        court.tick()
    ana = Sitting(court, ANA)
    ana.open()
    page = ana.press("earlier")
    assert page.count("not both signed them") == 1
    assert page.count("Both could live with it.") == 2
