"""The proof that a party can ask for: it runs the real ticks of the stage, and can fail."""

from dataclasses import replace

import pytest

from bot.features.mediation.facts import Case, Own, Seat, Stage, Tick
from bot.features.mediation.facts import presses as p
from bot.features.mediation.handlers.proving import proving
from bot.features.mediation.rules.moving import closed
from bot.features.mediation.rules.proving import Proof, Ticking, proved
from bot.features.mediation.rules.ticking import tick
from bot.features.mediation.views import proof
from bot.features.mediation.views.look import Look
from bot.features.peers import service as peers
from bot.slack.requests import Click
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, Court
from tests.features.mediation.seat import said


def run(court: Court, ticking: Ticking = tick, user: str = ANA) -> Proof:
    look = Look(court.look(user), court.desk.now)
    group = peers.group(court.desk.work, 1)
    at = Tick(court.desk.now, group.zone, group.tick_hour)
    return proved(look.table, look.own, at, ticking, proof.seeing(look), times=120, seed="x")


def page(court: Court, ticking: Ticking = tick) -> str:
    click = Click(WORKSPACE, ANA, court.desk.once(), "mediation.prove", court.handle(), "", trigger="t")
    modal = proving(ticking)(click, court.desk.work).modal
    assert modal
    return said(modal)


def test_no_stage_lets_the_other_side_see_what_is_sealed_at_any_tick(court: Court) -> None:
    court.invite()
    for _ in range(8):
        for user in (ANA, BO):
            done = run(court, user=user)
            assert done.tried > 0
            assert done.found == 0
        assert "was the same with each" in page(court)
        court.forward(broker=CHI)
        court.tick()
    assert court.stage() is Stage.AGREED


def closes_for_who_stopped(case: Case, at: Tick) -> Case:
    """A tick that does not wait for the deadline when somebody has stopped."""
    return closed(case, at) if any(own.stopped for own in case.parties()) else tick(case, at)


def tells_who_is_through(case: Case, at: Tick) -> Case:
    """A tick that adds words of its own to the table by what one of the two has answered."""
    after = tick(case, at)
    told = "x" if any(own.done for own in case.parties()) else ""
    return replace(after, shared=replace(after.shared, about=f"{after.shared.about}{told}"))


def tells_by_a_record(case: Case, at: Tick) -> Case:
    """A tick that changes the other one's record by the ratings of one."""
    after = tick(case, at)
    spoilt: Own = replace(after.b, lines=()) if len(after.a.cards) > 2 else after.b
    return replace(after, b=replace(spoilt, done=len(after.a.cards) > 2))


@pytest.mark.parametrize("leak", [closes_for_who_stopped, tells_who_is_through, tells_by_a_record])
def test_a_tick_that_leaks_is_found_and_the_page_says_so(court: Court, leak: Ticking) -> None:
    court.to(Stage.INTAKE)
    assert run(court, leak).found > 0
    assert "That must not be." in page(court, leak)


def test_only_different_records_count_and_only_what_the_stage_asks_is_named(court: Court) -> None:
    court.invite()
    done = run(court)
    assert done == Proof(2, 0, frozenset({"key", "stopped"}))
    asked = {
        Stage.TABLE: {"ranking", "consents", "stopped"},
        Stage.INTAKE: {"cards", "lines", "done", "stopped"},
        Stage.VERDICT: {"judgements", "stopped"},
        Stage.JOINT: {"talk", "stopped"},
        Stage.SIGN: {"signature", "stopped"},
    }
    while court.stage() is not Stage.SIGN:
        court.forward()
        court.tick()
        done = run(court)
        assert done.varied == asked.get(court.stage(), done.varied)
    assert done.tried == 3


def test_where_nothing_can_be_varied_the_page_says_so(court: Court) -> None:
    court.to(Stage.SIGN)
    court.press(ANA, p.Stop())
    court.wait(10)
    assert court.stage() is Stage.CLOSED
    assert "nothing to prove now" in page(court)


def test_a_wish_of_one_alone_is_kept_and_not_varied(court: Court) -> None:
    court.to(Stage.DRAFT, broker=CHI)
    court.press(ANA, p.RemoveBroker())
    done = run(court)
    assert done.found == 0
    assert done.tried > 0
    assert court.own(Seat.A).no_broker
    assert "no_broker" not in done.varied
