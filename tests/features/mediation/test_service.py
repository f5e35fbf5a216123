"""The way of a table through the service, on both databases: each door to an agreement and to a close."""

import pytest
from sqlalchemy import update

from bot.features.mediation import service
from bot.features.mediation.facts import Own, Seat, Stage, Turn
from bot.features.mediation.facts import presses as p
from bot.features.mediation.models import MediationTable
from bot.features.peers import service as peers
from bot.features.promises.models import Origin, State
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, TERMS, Court, refused

RUNNING = [stage for stage in Stage if stage not in {Stage.AGREED, Stage.CLOSED, Stage.ENOUGH}]


def test_two_come_to_an_agreement_whose_terms_become_promises_once(court: Court) -> None:
    court.to(Stage.AGREED)
    court.run()
    court.tick(3)
    found = [(one.performer, one.customer, one.state, one.origin, one.due_on) for one in court.promises()]
    assert found == [
        (ANA, BO, State.PROMISED, Origin.AGREEMENT, TERMS[0].due),
        (BO, ANA, State.PROMISED, Origin.AGREEMENT, TERMS[1].due),
    ]
    assert {one.source for one in court.promises()} == {f"table:{court.handle()}"}


def test_a_broker_both_would_take_is_asked_with_ties_told_before_and_takes_the_seat(court: Court) -> None:
    court.invite()
    assert {one.user for one in court.shared().candidates} == {CHI, DEV, "U0ELI", "U0FAY"}
    assert [one.stake for one in court.shared().candidates if one.user == CHI] == ["Leads Finance"]
    court.press(BO, p.TurnKey())
    court.tick()
    court.forward(broker=CHI)
    assert refused(lambda: court.look(CHI))
    court.tick()
    assert court.look(CHI).view.turn is Turn.YOURS
    court.forward(broker=CHI)
    court.tick()
    assert court.threads[-1].people == (ANA, BO, CHI)
    assert set(court.records()) == {"SHARED", "A", "B", "BROKER"}
    court.press(ANA, p.RemoveBroker())
    court.tick()
    assert court.own(Seat.BROKER) == Own(CHI, Seat.BROKER, ended=court.desk.now)
    assert refused(lambda: court.look(CHI))


def test_a_third_peer_invites_two_and_sees_no_table(court: Court) -> None:
    assert service.invite(court.desk.work, court.place(CHI), ANA, BO, "the forecast") is None
    assert refused(lambda: court.look(CHI))
    assert [len(service.waiting(court.desk.work, WORKSPACE, user)) for user in (ANA, BO, CHI)] == [1, 1, 0]
    assert "thirty days" in refused(lambda: court.invite(CHI))
    court.both(p.TurnKey())
    court.tick()
    assert court.stage() is Stage.TABLE


@pytest.mark.parametrize("point", RUNNING)
@pytest.mark.parametrize("end", ["stop", "leave the group", "leave the room", "silence"])
def test_every_end_closes_at_one_moment_in_one_way(court: Court, point: Stage, end: str) -> None:
    court.to(point)
    deadline = court.shared().deadline
    if end == "stop":
        court.press(BO, p.Decline() if point is Stage.INVITED else p.Stop())
    elif end == "leave the group":
        peers.leave_all(court.desk.work, WORKSPACE, BO)
    elif end == "leave the room":
        court.desk.session.execute(update(MediationTable).values(form="CHANNEL", channel="C0TABLE"))
        service.left(court.desk.work, WORKSPACE, "C0TABLE", BO)
    before, threads = court.look(ANA), len(court.threads)
    while court.desk.now < deadline:
        assert court.look(ANA) == before
        assert len(court.threads) == threads
        court.tick()
    assert court.stage() is Stage.CLOSED
    assert [one.stage for one in court.threads[threads:]] == [Stage.CLOSED]


@pytest.mark.parametrize("point", RUNNING)
def test_who_left_and_came_back_has_stopped(court: Court, point: Stage) -> None:
    court.to(point)
    peers.leave_all(court.desk.work, WORKSPACE, BO)
    service.note_departed(court.desk.work)
    court.desk.join(BO, 2)
    assert court.own(Seat.B).stopped
    assert court.look(BO).view.moves == frozenset()


def test_reviews_come_after_30_and_90_days_and_the_table_opens_anew_with_new_ties(court: Court) -> None:
    court.to(Stage.AGREED)
    while not court.shared().review_open:
        court.tick()
    assert court.shared().candidates == ()  # erased a week after it was agreed
    court.press(BO, p.SitAgain())
    court.tick(5)
    assert court.stage() is Stage.TABLE
    assert {one.user for one in court.shared().candidates} == {CHI, DEV, "U0ELI", "U0FAY"}
    assert len(court.shared().agreed) == 1


def test_after_a_week_only_what_was_agreed_is_left(court: Court) -> None:
    court.to(Stage.AGREED)
    words = "I hear of changes too late"
    assert words in court.document("A")
    court.wait(8)
    assert words not in "".join(court.document(reader) for reader in "AB")
    assert [one.what for one in court.shared().agreed[-1].terms] == [term.what for term in TERMS]


def test_a_closed_table_is_erased_after_a_week_and_goes_after_thirty_days(court: Court) -> None:
    court.to(Stage.INTAKE)
    court.press(ANA, p.WriteLine("a private line"))
    court.wait(8)
    assert court.stage() is Stage.CLOSED
    assert "a private line" in court.document("A")
    court.wait(8)
    assert "a private line" not in court.document("A")
    assert service.tables_of(court.desk.work, WORKSPACE, ANA) == ()
    court.wait(20)
    assert court.rows() == []


def test_a_fourth_table_is_refused_to_whoever_turns_the_key_alone(court: Court) -> None:
    for other in (BO, CHI, DEV):
        court.invite(ANA, ANA, other)
    assert "three tables" in refused(lambda: court.invite(ANA, ANA, "U0ELI"))
    court.invite("U0ELI", ANA, "U0ELI")
    assert "three tables" in refused(lambda: court.press(ANA, p.TurnKey()))
    assert refused(lambda: court.invite("U0FAY", "U0FAY", "U0FAY"))


def test_everybody_at_a_table_is_owed_a_notice_in_the_same_way_and_told_in_constant_words(court: Court) -> None:
    court.to(Stage.INTAKE)
    waits = service.waiting(court.desk.work, WORKSPACE, ANA)
    assert waits == service.waiting(court.desk.work, WORKSPACE, BO)
    court.press(ANA, p.Done())
    assert service.waiting(court.desk.work, WORKSPACE, ANA) == ()
    assert service.waiting(court.desk.work, WORKSPACE, BO) == waits


def test_a_group_names_whom_to_talk_to(court: Court) -> None:
    assert "do not belong" in service.contact(court.desk.work, 1)
    service.set_contact(court.desk.work, court.place(ANA), "Iris of the works council")
    assert service.contact(court.desk.work, 1) == "Iris of the works council"
