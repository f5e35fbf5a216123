"""The table's screen from the invitation to the common ground, pressed at the desk; Slack would take each of them."""

import pytest

from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.playground.blockkit import check_view
from bot.playground.visitors import words_of
from bot.slack.rendering import modal_json
from bot.slack.replies import Modal
from tests.features.mediation.court import ABOUT, ANA, BO, CHI, ELI, Court

HOSTILE = "<!channel> @here *bold* `code` & " + "🙂" * 200


def said(modal: Modal | None) -> str:
    assert modal
    assert check_view(modal_json(modal), "modal") == []
    return "\n".join(words_of(list(modal.blocks)))


def open_(court: Court, user: str) -> str:
    return said(court.desk.click(user, "mediation.open", court.handle()).modal)


def subject(court: Court, *more: int) -> str:
    return ".".join(map(str, (court.handle(), court.rows()[-1].version, *more)))


def press(court: Court, user: str, verb: str, *more: int) -> str:
    return said(court.desk.click(user, f"mediation.{verb}", subject(court, *more)).modal)


def fill(court: Court, user: str, verb: str, *more: int, **fields: str) -> str:
    form = court.desk.click(user, f"mediation.{verb}", subject(court, *more)).modal
    said(form)
    return said(court.desk.submit(user, form, fields).modal)


def test_two_go_from_the_invitation_to_the_common_ground_by_what_the_screens_offer(court: Court) -> None:
    court.invite()
    asked = open_(court, BO)
    for words in ("Ana asks you to a table.", "the forecast", "What a table is", "pay do not belong"):
        assert words in asked
    assert "You come. The table opens" in press(court, BO, "turn_key")
    assert "You come. The table opens" in press(court, BO, "turn_key")
    court.tick()
    for words in ("no help in 90 days and no open promise", "Say whom you would take"):
        assert words in open_(court, ANA)
    for user in (ANA, BO):
        assert "1. Chi, 2. Eli" in fill(court, user, "rank_brokers", first=CHI, second=ELI)
        assert "You have consented" in press(court, user, "consent")
    court.tick()
    assert "What is asked of you" in open_(court, CHI)
    assert "take the seat or let it be" not in press(court, CHI, "take_seat")
    assert "Asked to be the broker: Chi" in open_(court, BO)
    for user in (ANA, BO):
        assert "rated 2 of 12" in fill(court, user, "rate_card", plan="4", load="3")
    assert "Room for 11 more lines" in fill(court, ANA, "write_line", kind="MUST_NOT", words=HOSTILE)
    assert "Chi" in press(court, ANA, "preview", 1)
    assert "Passed on: the table reads it." in press(court, ANA, "pass_on", 1)
    assert "Passed on: the table reads it." in press(court, ANA, "pass_on", 1)
    for user in (ANA, BO):
        assert "You are done with this step" in press(court, user, "done")
    court.tick()
    ground = open_(court, BO)
    assert "To be able to plan" in ground
    assert "when one of their lines is settled" in ground
    fill(court, BO, "restate", 1, words="You want fewer changes")
    assert "You want fewer changes" in open_(court, ANA)
    press(court, ANA, "reject", 1, 1)
    fill(court, BO, "restate", 1, words="You want to hear of changes")
    assert "no restatement of this line" in court.desk.refused(ANA, "mediation.confirm", subject(court, 1, 1))
    press(court, ANA, "confirm", 1, 2)
    assert "“Yes, that is it”" in said(court.desk.click(CHI, "mediation.passed", court.handle()).modal)
    press(court, BO, "done")
    press(court, ANA, "done")
    court.tick()
    assert court.stage() is Stage.DRAFT


def mirrored(court: Court, user: str) -> str:
    return said(court.desk.click(user, "mediation.mirror", court.handle()).modal)


def test_the_mirror_shows_what_was_passed_on_and_nothing_that_was_not(court: Court) -> None:
    court.to(Stage.INTAKE)
    assert "Nothing yet." in mirrored(court, BO)
    court.press(ANA, p.WriteLine("kept to myself"), p.WriteLine("for the table"), p.PassOn(2, "for the table"))
    shown = mirrored(court, ANA)
    assert "for the table" in shown
    assert "kept to myself" not in shown
    assert "kept to myself" not in open_(court, BO)


def test_the_mirror_shows_the_inviter_alone_what_the_invitation_says(court: Court) -> None:
    court.invite()
    for _ in range(2):
        assert ABOUT in mirrored(court, ANA)
        assert ABOUT not in mirrored(court, BO)
        court.forward()
        court.tick()


def test_the_mirror_shows_what_was_typed_for_the_aids_and_what_opened_of_both(court: Court) -> None:
    court.to(Stage.DRAFT)
    court.press(ANA, a.OfferSplit(("Mondays", "the hall")))
    court.press(BO, a.OfferNumber("days of notice", "days"))
    ana, bo = mirrored(court, ANA), mirrored(court, BO)
    assert "Mondays" in ana
    assert "days of notice" not in ana
    assert "days of notice" in bo
    assert "Mondays" not in bo
    court.both(a.GivePoints((60, 40)), a.NameRange(2, 10))
    assert (mirrored(court, ANA), mirrored(court, BO)) == (ana, bo)
    court.tick()
    for user in (ANA, BO):
        assert "the hall: " in mirrored(court, user)
        assert "The nine numbers" in mirrored(court, user)
        assert "To be able to plan" in mirrored(court, user)


def test_the_mirror_shows_both_what_both_signed(court: Court) -> None:
    court.to(Stage.AGREED)
    for user in (ANA, BO):
        assert "What both of you signed" in mirrored(court, user)
        assert "send the forecast on Mondays" in mirrored(court, user)
        assert "Drafts that both of you could live with" in mirrored(court, user)


def test_a_stale_press_is_refused_in_a_sentence_and_changes_nothing(court: Court) -> None:
    court.to(Stage.INTAKE)
    stale = subject(court)
    court.forward()
    court.tick()
    assert "no place for this now" in court.desk.refused(ANA, "mediation.not_yet", stale)
    for forged in (court.handle(), f"{court.handle()}.x", f"{court.handle()}.-1"):
        assert "no place for this now" in court.desk.refused(ANA, "mediation.stop", forged)
    assert "no seat" in court.desk.refused(ELI, "mediation.open", court.handle())


@pytest.mark.parametrize("point", [Stage.INTAKE, Stage.GROUND, Stage.DRAFT, Stage.VERDICT, Stage.JOINT, Stage.SIGN])
def test_who_stopped_and_who_is_broker_and_a_closed_table_read_calmly(court: Court, point: Stage) -> None:
    court.to(point, broker=CHI)
    open_(court, CHI)
    assert "You stopped." in press(court, ANA, "stop")
    assert "You stopped." not in open_(court, BO)
    court.wait(15)
    for user in (ANA, BO):
        assert "This table is closed." in open_(court, user)


def test_twelve_hostile_lines_and_all_that_was_passed_on_fit(court: Court) -> None:
    court.to(Stage.INTAKE)
    for number in range(1, 13):
        words = f"{number} {HOSTILE}"[:300].strip()
        court.press(ANA, p.MustNot(words), p.PassOn(number, words))
    assert "twelve lines" in open_(court, ANA)
    for verb in ("passed", "mirror"):
        said(court.desk.click(ANA, f"mediation.{verb}", court.handle()).modal)
