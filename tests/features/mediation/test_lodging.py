"""Where a table's conversation is, what its thread shows, and what an erasure leaves of both."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.features.mediation import service
from bot.features.mediation.facts import Draft, Form, Holding, Lodging, Passed, Seat, Shared, Stage, aids
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.entries import Entry, EntryKind
from bot.features.mediation.facts.room import ENTRY_KIND, THREAD_KIND
from bot.features.mediation.models import MediationTable
from bot.features.mediation.rules.entries import changed, entries
from bot.features.mediation.rules.lodging import belong, wants_conversation
from bot.features.mediation.text import thread as say
from bot.features.mediation.views import thread
from bot.lodgings import Step
from bot.slack.requests import ChannelChanged
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court
from tests.features.mediation.desk import to

CHANNEL, STAND_IN = "C0TABLE", "X0FORMER"
SLACKS_MOST_BLOCKS = 50


def lodge(court: Court, *people: str) -> None:
    """Let the newest table have a channel with these people."""
    change = Step(Lodging(), Lodging(Form.CHANNEL, CHANNEL), people)
    assert service.note(court.desk.work, WORKSPACE, court.handle(), change) == ()


def lodged(court: Court) -> tuple[str, str | None, str]:
    row = court.rows()[-1]
    return row.form, row.channel, row.brought


def kinds(shared: Shared) -> list[EntryKind]:
    return [one.kind for one in entries(shared)]


def told(court: Court) -> list[str]:
    """Return what each entry of the newest table's thread says."""
    found = service.told(court.desk.work, WORKSPACE, court.handle())
    assert found
    look = thread.look_of(found.table.handle, found.shared, found.names, court.desk.now)
    return [thread.entry(look, one).text for one in entries(found.shared)]


@pytest.mark.parametrize("stage", Stage)
def test_a_conversation_begins_once_both_have_come_and_never_when_all_is_over(stage: Stage) -> None:
    shared = Shared(stage, ANA, BO, to(Stage.INVITED).case.shared.deadline, broker=CHI)
    assert wants_conversation(Form.NONE, shared) == (stage not in {Stage.INVITED, Stage.CLOSED})
    assert wants_conversation(Form.CHANNEL, shared)
    assert belong(shared) == (ANA, BO, CHI)


def test_what_the_shared_record_loses_is_named_last_so_that_it_is_taken_back() -> None:
    before = to(Stage.DRAFT).case.shared
    after = to(Stage.TABLE).case.shared
    assert set(changed(before, after)) >= {one.key for one in entries(before)}
    assert changed(before, before) == ()


def test_an_agreement_stays_in_the_thread_when_what_was_passed_on_is_taken_back(court: Court) -> None:
    court.to(Stage.AGREED)
    assert {EntryKind.LINE, EntryKind.DRAFT, EntryKind.AGREED} <= set(kinds(court.shared()))
    court.wait(9)
    assert kinds(court.shared()) == [EntryKind.AGREED]
    assert "send the forecast on Mondays" in told(court)[0]


def test_a_review_says_that_it_is_open_and_then_that_it_is_over_and_nothing_of_the_answers(court: Court) -> None:
    court.to(Stage.AGREED)
    while not court.shared().review_open:
        court.tick()
    opened = told(court)[-1]
    court.press(ANA, p.ReviewAnswer(Holding.NOT_HOLDING))
    assert told(court)[-1] == opened
    while court.shared().review_open:
        court.tick()
    assert told(court)[-1] != opened
    assert "look back is over" in told(court)[-1]


def test_an_aid_shows_that_it_is_offered_and_no_points(court: Court) -> None:
    court.to(Stage.DRAFT)
    court.press(ANA, aids.OfferSplit(("Fridays", "Phones")))
    offered = told(court)
    court.press(BO, aids.GivePoints((70, 30)))
    assert told(court) == offered
    assert "Fridays" in offered[-1]


def test_somebody_who_was_erased_is_nobody_in_the_conversation_and_its_cards_are_painted_anew(court: Court) -> None:
    court.to(Stage.GROUND)
    lodge(court, ANA, BO)
    done = service.erase(court.desk.work, WORKSPACE, ANA, STAND_IN)
    assert lodged(court) == ("CHANNEL", CHANNEL, f"{BO},{STAND_IN}")
    root, handle = f"{THREAD_KIND}:{court.handle()}", court.handle()
    assert done.cards[0].name == root
    assert {one.name for one in done.cards[1:]} == {
        f"{ENTRY_KIND}:{handle}.{one.key}" for one in entries(court.shared())
    }
    assert ANA not in str(court.all_documents())


def test_a_conversation_that_gets_a_new_id_is_followed(court: Court) -> None:
    court.to(Stage.INTAKE)
    lodge(court, ANA, BO)
    event = ChannelChanged(WORKSPACE, ANA, court.desk.once(), CHANNEL, "new_id", None, "C0MOVED")
    court.desk.handle(event)
    assert lodged(court) == ("CHANNEL", "C0MOVED", f"{ANA},{BO}")


def test_the_first_card_of_a_group_message_is_painted_anew_since_nobody_knew_what_place_it_would_be(
    court: Court,
) -> None:
    court.to(Stage.INTAKE)
    made = Step(Lodging(), Lodging(Form.GROUP, "G0ANABO"), (ANA, BO))
    (again,) = service.note(court.desk.work, WORKSPACE, court.handle(), made) or ()
    assert (again.card, again.is_said) == (f"{THREAD_KIND}:{court.handle()}", True)
    handle, shared, names = court.handle(), court.shared(), {ANA: "Ana", BO: "Bo"}
    cards = [thread.card(thread.look_of(handle, shared, names, court.desk.now, form)).text for form in Form]
    assert [say.GROUP in card for card in cards] == [form is Form.GROUP for form in Form]


def test_a_step_that_began_elsewhere_is_not_kept(court: Court) -> None:
    court.to(Stage.INTAKE)
    lodge(court, ANA, BO)
    late = Step(Lodging(), Lodging(Form.GROUP, "G0OTHER"), (ANA, BO))
    assert not service.note(court.desk.work, WORKSPACE, court.handle(), late)
    assert lodged(court)[:2] == ("CHANNEL", CHANNEL)


def test_whoever_is_out_stops_nowhere_and_reads_it_alone_and_whoever_comes_from_outside_is_to_go(court: Court) -> None:
    court.to(Stage.INTAKE)
    lodge(court, ANA, BO)
    before = court.look(ANA)
    service.left(court.desk.work, WORKSPACE, CHANNEL, BO)
    assert court.look(ANA) == before
    assert (court.look(BO).view.own.stopped, court.look(BO).is_away) == (False, True)
    (shown,) = service.joined(court.desk.work, WORKSPACE, CHANNEL, DEV)
    assert shown.people == (ANA, BO)
    assert lodged(court)[2] == f"{ANA},{BO},{DEV}"
    assert service.joined(court.desk.work, WORKSPACE, CHANNEL, BO) == ()
    assert not court.look(BO).is_away


def test_a_place_that_is_made_for_a_table_that_closed_meanwhile_is_not_kept(court: Court) -> None:
    court.to(Stage.INTAKE)
    court.press(ANA, p.Stop())
    while court.stage() is not Stage.CLOSED:
        court.tick()
    made = Step(Lodging(), Lodging(Form.CHANNEL, CHANNEL))
    assert service.note(court.desk.work, WORKSPACE, court.handle(), made) is None
    assert lodged(court)[0] == "NONE"


def test_the_longest_entry_shows_what_a_message_holds_and_the_way_to_the_rest() -> None:
    lines = tuple(Passed(number, Seat.A, "MATTERS", "&" * 300) for number in range(1, 25))
    shared = replace(to(Stage.DRAFT).case.shared, lines=lines)
    draft = Draft(1, 1, Seat.A, tuple(line.number for line in lines), (), ())
    look = thread.look_of("handle", shared, {shared.a: "Ana", shared.b: "Bo"}, shared.deadline)
    shown = thread.entry(look, Entry("draft1.0", EntryKind.DRAFT, draft))
    texts = [block["text"]["text"] for block in shown.blocks if block["type"] == "section"]
    assert sum(map(len, texts)) <= thread.LONGEST_ENTRY
    assert len(shown.blocks) < SLACKS_MOST_BLOCKS
    assert say.REST in shown.text or say.REST in str(shown.blocks[-2])
    assert "mediation.open:handle" in str(shown.blocks[-1])


def test_what_is_lost_is_lost_for_good_and_the_table_goes_on(court: Court) -> None:
    court.to(Stage.INTAKE)
    lodge(court, ANA, BO)
    service.lose(court.desk.work, WORKSPACE, CHANNEL)
    assert lodged(court) == ("LOST", None, "")
    court.press(ANA, p.WriteLine("Late"), p.PassOn(1, "Late"))
    assert [one.is_said for one in court.threads[-1:]] == [False]
    assert court.stage() is Stage.INTAKE


def test_a_channel_that_others_keep_entering_is_no_place_for_a_table(court: Court) -> None:
    court.to(Stage.INTAKE)
    lodge(court, ANA, BO)
    crowd = ",".join(f"U{number:010}" for number in range(165))
    court.desk.session.execute(update(MediationTable).values(brought=crowd))
    for number in range(40):
        service.joined(court.desk.work, WORKSPACE, CHANNEL, f"UX{number:010}")
    assert lodged(court) == ("LOST", None, "")
