"""Who may have a promise with whom, who left, and what stands in the database."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.db.vault import UNREADABLE, Sealed
from bot.features.peers import service as peers
from bot.features.promises import service
from bot.features.promises.facts import Event, Terms
from bot.features.promises.models import PromiseRecord, State, Withdrawal
from bot.features.promises.rules.refusals import BadText, NotAPeerOfYours, Oneself
from bot.features.promises.service.moving import find
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, CHI, DUE, MISSING, REASON, TERMS, Pact

GO = [Pact.leave, Pact.deactivate]


@pytest.mark.parametrize("go", GO)
def test_who_remains_can_release_or_withdraw_for_nothing(pact: Pact, go: object) -> None:
    assert callable(go)
    pact.promised(BO, ANA)
    pact.promised(ANA, BO)
    go(pact, BO)
    assert pact.look(ANA, 1).moves == {Event.RELEASE, Event.TRUST}
    assert pact.look(ANA, 2).moves == {Event.REPORT, Event.WITHDRAW}
    pact.desk.now = pact.row().due_at
    assert pact.do(service.release, ANA, key=1).state is State.RELEASED
    assert pact.do(service.withdraw, ANA, key=2).free_to_withdraw is False  # it is closed
    assert pact.row(2).withdrawal is Withdrawal.OTHER_LEFT
    assert service.book(pact.desk.work, WORKSPACE, ANA).reliability.promises == 0


@pytest.mark.parametrize("go", GO)
def test_nobody_says_of_a_person_who_left_that_it_was_not_kept(pact: Pact, go: object) -> None:
    assert callable(go)
    pact.promised()
    go(pact, BO)
    pact.wait(days=30)
    assert isinstance(pact.refused(service.not_kept, ANA), NotAPeerOfYours)


@pytest.mark.parametrize("go", GO)
def test_no_reminder_goes_to_who_left(pact: Pact, go: object) -> None:
    assert callable(go)
    pact.promised()
    pact.run()
    pact.told.clear()
    go(pact, BO)
    pact.wait(days=9)
    pact.wait(days=2)
    assert pact.told == []


def test_who_left_cannot_press_until_they_are_back(pact: Pact) -> None:
    pact.promised()
    pact.leave(BO)
    assert "Join" in pact.refused(service.report, BO).sentence
    pact.come_back(BO)
    assert pact.do(service.report, BO).state is State.REPORTED


def test_a_promise_begins_between_two_peers_of_the_group(pact: Pact) -> None:
    with pytest.raises(Oneself):
        pact.begin(ANA, ANA, ANA)
    pact.leave(BO)
    for performer, customer in ((BO, ANA), (ANA, BO)):
        with pytest.raises(NotAPeerOfYours, match="Bo is not in the group"):
            pact.begin(ANA, performer, customer)
    assert pact.desk.session.scalars(select(PromiseRecord)).all() == []


def test_counterparts_are_the_others_of_the_group(pact: Pact) -> None:
    pact.leave(CHI)
    seat = peers.seat(pact.desk.work, workspace=WORKSPACE, user=ANA)
    assert {peer.name for peer in service.counterparts(pact.desk.work, seat)} == {"Bo", "Dev", "Eli", "Fay"}


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (TERMS._replace(what=" "), "what"),
        (TERMS._replace(what="x" * 141), "what"),
        (TERMS._replace(done_means="\n"), "done_means"),
    ],
)
def test_words_that_say_nothing_are_refused_at_their_field(pact: Pact, terms: Terms, field: str) -> None:
    with pytest.raises(BadText) as refused:
        pact.begin(terms=terms)
    assert refused.value.field == field


def test_another_workspace_has_no_such_promise(pact: Pact) -> None:
    pact.promised()
    act = service.Act("T0ELSE", BO, 1)
    for verb in (service.look, lambda work, act: find(work, act, Event.REPORT)):
        with pytest.raises(service.Overtaken):
            verb(pact.desk.work, act)


def test_what_does_not_open_is_shown_as_such_and_the_rest_goes_on(pact: Pact) -> None:
    pact.promised(link="https://slack.example/p1")
    pact.promised()
    row = pact.row()
    moved = Sealed(row.what.stored[:-4] + "AAAA")
    pact.desk.session.execute(update(PromiseRecord).where(PromiseRecord.id == 1).values(what=moved))
    spoilt, whole = service.book(pact.desk.work, WORKSPACE, BO).mine
    assert (spoilt.terms, whole.terms) == (Terms(UNREADABLE, TERMS.done_means, DUE), TERMS)
    assert spoilt.link == "https://slack.example/p1"
    assert pact.do(service.report, BO).state is State.REPORTED


def test_every_text_is_for_its_two_sides(pact: Pact) -> None:
    pact.promised(link="https://slack.example/p1")
    pact.do(service.ask_date, BO, DUE.replace(day=9), REASON)
    mine, theirs = pact.look(BO), pact.look(ANA)
    assert (mine.terms, mine.reason, mine.link) == (theirs.terms, theirs.reason, theirs.link)
    pact.do(service.report, BO)
    pact.do(service.not_yet, ANA, MISSING)
    assert pact.look(BO).missing == pact.look(ANA).missing == MISSING


def test_a_paused_group_lets_nobody_press_but_everybody_look(pact: Pact) -> None:
    pact.promised()
    peers.close_all(pact.desk.work, WORKSPACE)
    pact.desk.session.expire_all()
    assert "paused" in pact.refused(service.report, BO).sentence
    assert replace(pact.look(BO), moves=frozenset()) == pact.look(BO)
