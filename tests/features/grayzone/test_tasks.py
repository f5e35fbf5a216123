"""Tasks of a charter are promises: they begin on its card, and who kept one contributed to the win."""

from datetime import date, timedelta

from bot.features.promises import service as promises
from bot.features.promises.service import Act, Origin
from bot.slack.replies import Modal
from bot.slack.requests import FieldValue
from tests.features.desk import WORKSPACE
from tests.features.grayzone.room import ANA, BO, CHI, DEV, Room
from tests.features.grayzone.test_wins import confirm, told


def form(room: Room, user: str, subject: str = "1.1") -> Modal:
    """Press "Add a task" on the card."""
    modal = room.desk.click(user, "promises.open", subject).modal
    assert modal
    return modal


def task(room: Room, performer: str, subject: str = "1.1") -> None:
    """Have the driver ask somebody for a task of the charter."""
    typed: dict[str, FieldValue] = {"side": "CUSTOMER", "people": performer, "what": "Send the price list"}
    typed |= {"done_means": "Everybody has it", "due_0": f"{due(room):%Y-%m-%d}"}
    assert not room.desk.submit(DEV, form(room, DEV, subject), typed).errors


def due(room: Room) -> date:
    return (room.desk.now + timedelta(days=3)).date()


def keep(room: Room, performer: str, key: int = 1) -> None:
    work = room.desk.work
    promises.accept(work, Act(WORKSPACE, performer, key))
    promises.report(work, Act(WORKSPACE, performer, key))
    promises.confirm(work, Act(WORKSPACE, DEV, key))


def heroes(room: Room) -> set[str]:
    return {user for user, kind in told(room) if kind == "PROMISE"}


def test_the_card_of_a_chartered_issue_offers_tasks_and_no_other_does(room: Room) -> None:
    room.to_coalition()
    assert "Add a task" not in str(room.desk.painted(room.letters[-1]).message)
    room.pledge(ANA)
    room.pledge(BO)
    card = next(letter for letter in room.tick() if letter.card)
    assert "Add a task" in str(card.message)


def test_a_task_says_what_its_performer_agrees_to_before_and_after_it_is_asked(room: Room) -> None:
    room.to_charter()
    said = "A task of issue 1. Its words stay between the two of you."
    assert said in str(form(room, DEV).blocks)
    task(room, CHI)
    shown = room.desk.click(CHI, "promises.look", "1.1").modal
    assert said in str(shown)
    one = promises.look(room.desk.work, Act(WORKSPACE, CHI, 1))
    assert (one.origin, one.source) == (Origin.CHARTER, "issue:1")


def test_who_kept_a_task_contributed_and_who_did_not_keep_one_did_not(room: Room) -> None:
    room.to_charter()
    for performer in (CHI, BO):
        task(room, performer)
    keep(room, CHI)
    promises.accept(room.desk.work, Act(WORKSPACE, BO, 2))
    confirm(room, "6")
    assert heroes(room) == {CHI}


def test_a_win_after_a_slip_does_not_count_the_tasks_of_the_first(room: Room) -> None:
    room.to_charter()
    task(room, CHI)
    keep(room, CHI)
    room.desk.now += timedelta(days=30)
    assert promises.kept_for(room.desk.work, 1, "issue:1", room.desk.now - timedelta(days=21)) == ()


def test_a_task_of_a_group_in_which_one_does_not_sit_is_refused(room: Room) -> None:
    room.to_charter()
    assert "group" in room.desk.refused("U0GUS", "promises.open", "1.1")
