"""What was agreed at the screen: it stands whole, its reviews are sealed, and a closed table says what stands."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court
from tests.features.mediation.seat import Sitting

TERM = "• *You*: send the forecast on Mondays (by Mon 1 Mar 2027)"


def agreed(court: Court, user: str = ANA, *, broker: str | None = None) -> Sitting:
    court.to(Stage.AGREED, broker=broker)
    sitting = Sitting(court, user)
    sitting.open()
    return sitting


def to_review(court: Court) -> None:
    """Let the next review open."""
    while not court.shared().review_open:
        court.tick()


def test_an_agreement_stands_whole_with_the_way_to_its_promises(court: Court) -> None:
    ana = agreed(court)
    assert TERM in ana.words()
    assert "• You: “I hear of changes too late”" in ana.words()
    assert "What each of you took on stands among your promises" in ana.words()
    assert "promises.mine" in ana.buttons()
    assert "review" not in ana.can()


def test_an_agreement_reads_the_same_when_the_notes_are_erased(court: Court) -> None:
    ana = agreed(court)
    before = ana.words().partition("My promises")[0]
    court.wait(9)
    assert court.shared().erased
    assert ana.open().startswith(before)


def test_an_erased_broker_has_no_seat_at_what_was_agreed(court: Court) -> None:
    chi = agreed(court, CHI, broker=CHI)
    assert "*Ana (Sales)*: send the forecast" in chi.words()
    assert "promises.mine" not in chi.buttons()
    court.wait(9)
    with pytest.raises(Refusal, match="no seat"):
        chi.open()


def test_a_review_is_sealed_and_can_be_changed(court: Court) -> None:
    ana = agreed(court)
    to_review(court)
    bo = Sitting(court, BO)
    before = bo.open()
    assert "Does the agreement hold?" in ana.open()
    assert "✓ It does not hold" in ana.press("review", ".NOT_HOLDING")
    assert "sealed: it holds." in ana.press("review", ".HOLDING")
    assert TERM in ana.words()
    assert Sitting(court, BO).open() == before


def test_one_wish_opens_the_table_again_and_what_was_agreed_still_stands(court: Court) -> None:
    ana = agreed(court)
    to_review(court)
    bo = Sitting(court, BO)
    before = bo.open()
    ana.open()
    assert "You asked to sit down again" in ana.press("sit_again")
    assert "sit_again" not in ana.can()
    assert Sitting(court, BO).open() == before
    court.wait(9)
    assert court.stage() is Stage.TABLE


def test_two_who_say_that_it_does_not_hold_read_that_both_do(court: Court) -> None:
    ana, bo = agreed(court), Sitting(court, BO)
    to_review(court)
    for one in (ana, bo):
        one.open()
        one.press("review", ".NOT_HOLDING")
    court.wait(9)
    assert "Both of you say that it does not hold." in ana.open()
    assert "sit_again" in ana.can()
    assert "review" not in ana.can()


@pytest.mark.parametrize("said", ["", ".holding", ".SIGNED", ".HOLDING.1", ".1"])
def test_a_forged_answer_of_a_review_is_none(court: Court, said: str) -> None:
    ana = agreed(court)
    to_review(court)
    with pytest.raises(Refusal):
        ana.send(f"mediation.review:{court.handle()}.{court.look(ANA).version}{said}")


def test_nobody_answers_before_a_review_or_without_a_seat(court: Court) -> None:
    agreed(court)
    subject = f"{court.handle()}.{court.look(ANA).version}"
    for action in ("review", "sit_again"):
        for user in (ANA, DEV):
            with pytest.raises(Refusal):
                Sitting(court, user).send(f"mediation.{action}:{subject}.HOLDING")


def test_whoever_stopped_after_the_agreement_still_reads_it(court: Court) -> None:
    ana = agreed(court)
    ana.press("stop")
    assert TERM in ana.words()
    assert "You will not be asked about this again." in ana.words()
    to_review(court)
    assert "Does the agreement hold?" not in ana.open()
    assert "review" not in ana.can()


def test_a_closed_table_says_what_stands(court: Court) -> None:
    ana = agreed(court)
    court.wait(110)
    assert court.stage() is Stage.CLOSED
    assert "What was agreed stands." in ana.open()
    assert TERM in ana.words()


@pytest.mark.parametrize("point", [Stage.DRAFT, Stage.VERDICT, Stage.JOINT, Stage.SIGN])
def test_a_table_that_closed_without_an_agreement_says_only_that(court: Court, point: Stage) -> None:
    court.to(point)
    court.press(ANA, p.Stop())
    court.wait(20)
    ana, bo = Sitting(court, ANA), Sitting(court, BO)
    assert "This table is closed." in bo.open()
    assert ana.open().replace("Bo (Operations)", "") == bo.words().replace("Ana (Sales)", "")
    assert bo.can() == {"more"}


def test_stopped_in_the_middle_one_reads_only_that(court: Court) -> None:
    court.to(Stage.SIGN)
    ana = Sitting(court, ANA)
    ana.open()
    assert "You stopped." in ana.press("stop")
    assert not {"sign", "refuse", "stop"} & ana.can()
