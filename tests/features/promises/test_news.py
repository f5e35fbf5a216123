"""Whoever relies on a promise learns that it is given, and that it ended; only those two, and once."""

import pytest

from bot.features.peers import service as peers
from bot.features.promises import service
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, CHI, EVERYBODY, Pact


def waits(pact: Pact, user: str) -> list[str]:
    return [one.title for one in service.ahead_told(pact.desk.work, WORKSPACE, user)[0]]


@pytest.mark.parametrize(
    ("verb", "by", "other", "said"),
    [
        (service.release, ANA, BO, "Ana released you"),
        (service.withdraw, BO, ANA, "Bo has withdrawn"),
        (service.not_kept, ANA, BO, "Ana said that this was not kept"),
    ],
)
def test_the_other_one_is_told_once_that_a_promise_ended(
    pact: Pact, verb: object, by: str, other: str, said: str
) -> None:
    assert callable(verb)
    pact.promised()
    if verb is service.not_kept:
        pact.wait(days=30)
        pact.wait(days=1)  # nobody is told twice on one day
    pact.told.clear()
    pact.do(verb, by)
    pact.run()
    assert [user for user, _ in pact.told] == [other]
    (line,) = waits(pact, other)
    assert said in line
    assert not any(waits(pact, user) for user in EVERYBODY if user != other)
    pact.desk.click(by, "promises.look", 1)
    assert waits(pact, other) == [line]
    pact.desk.click(other, "promises.look", 1)
    assert waits(pact, other) == []


def test_it_can_be_put_aside_unread(pact: Pact) -> None:
    pact.promised()
    pact.do(service.release, ANA)
    (one,) = service.ahead_told(pact.desk.work, WORKSPACE, BO)[0]
    assert [press.action for press in one.presses] == ["promises.look", "promises.seen"]
    unknown = pact.desk.refused(CHI, "promises.seen", 99)
    assert pact.desk.refused(CHI, "promises.seen", one.presses[1].subject) == unknown
    assert pact.desk.click(BO, "promises.seen", one.presses[1].subject).repaint
    assert waits(pact, BO) == []


def test_whoever_asked_or_offered_learns_that_it_is_promised(pact: Pact) -> None:
    pact.begin(ANA)
    pact.begin(BO)
    pact.do(service.accept, BO, key=1)
    pact.do(service.accept, ANA, key=2)
    assert ["Bo has promised you this" in line for line in waits(pact, ANA)] == [True]
    assert ["Ana has accepted" in line for line in waits(pact, BO)] == [True]
    pact.do(service.report, BO, key=1)
    assert waits(pact, ANA) == ["Bo says it is done: is it?"]


def test_what_is_near_or_overdue_says_more_than_an_old_acceptance(pact: Pact) -> None:
    pact.begin(ANA)
    pact.begin(BO)
    pact.do(service.accept, BO, key=1)
    pact.do(service.accept, ANA, key=2)
    pact.wait(days=30)
    assert all("You promised this" in line for line in waits(pact, BO))
    assert all("has not said that this is done" in line for line in waits(pact, ANA))


def test_what_did_not_come_about_is_no_news(pact: Pact) -> None:
    pact.begin(ANA)
    pact.do(service.decline, BO)
    assert waits(pact, ANA) == []


def test_nothing_waits_in_a_group_where_one_cannot_press(pact: Pact) -> None:
    pact.promised()
    pact.promised(ANA, BO)
    pact.begin(ANA)
    pact.do(service.release, ANA, key=1)
    pact.do(service.report, ANA, key=2)
    work = pact.desk.work
    pact.promised()
    assert len(waits(pact, BO)) == 3
    assert len(service.ahead_told(work, WORKSPACE, BO)[1]) == 1
    pact.leave(BO)
    assert (waits(pact, BO), service.ahead_told(work, WORKSPACE, BO)[1]) == ([], ())
    pact.come_back(BO)
    assert len(waits(pact, BO)) == 3
    peers.close_all(work, WORKSPACE)
    pact.desk.session.expire_all()
    assert (waits(pact, BO), service.ahead_told(work, WORKSPACE, BO)[1]) == ([], ())
