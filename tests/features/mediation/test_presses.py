"""A press opens the shared record and its presser's own one, never another's; pressed twice it changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.features.mediation import service
from bot.features.mediation.facts import Act, Holding, Seat, Stage
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.refusals import NotNow
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DUE, TERMS, Court, refused

Prepare = Callable[[Court], object]
LINE = "I hear of changes too late"


def nothing(_: Court) -> None:
    """Prepare nothing."""


def broker_sits(court: Court) -> None:
    court.press(CHI, p.TakeSeat())
    court.tick()


def written(court: Court) -> None:
    court.press(BO, p.WriteLine("a line"))


def restated(court: Court) -> None:
    court.press(ANA, p.Restate(court.shared().lines[-1].number, "You need time"))


def passed_by_bo(court: Court) -> None:
    court.press(BO, p.WriteLine("We need time"), p.PassOn(1, "We need time"))
    restated(court)


def split(court: Court) -> None:
    court.press(ANA, a.OfferSplit(("the forecast", "the returns")))


def number(court: Court) -> None:
    court.press(ANA, a.OfferNumber("days", "days"))


def named(court: Court) -> None:
    number(court)
    court.both(a.NameRange(0, 16))
    court.tick(5)


def talk_wanted(court: Court) -> None:
    court.both(p.OfferTalk())
    court.tick()


def review(court: Court) -> None:
    while not court.shared().review_open:
        court.tick()


def enough(court: Court) -> None:
    for _ in range(5):
        number = court.shared().current()[0].number
        court.both(p.Judge(number, can_live=False))
        court.tick()
        if court.stage() is Stage.DRAFT:
            court.press(ANA, p.Propose((1,), (), TERMS))
            court.both(p.Done())
            court.tick()


# Every press of a party or broker: at which stage, after what, and by whom it is pressed here.
PRESSES: tuple[tuple[Stage, Prepare, str, Press], ...] = (
    (Stage.INVITED, nothing, BO, p.TurnKey()),
    (Stage.INVITED, nothing, BO, p.Decline()),
    (Stage.TABLE, nothing, BO, p.RankBrokers((CHI,))),
    (Stage.TABLE, lambda court: court.press(BO, p.RankBrokers(())), BO, p.Consent()),
    (Stage.INTAKE, nothing, CHI, p.TakeSeat()),
    (Stage.INTAKE, broker_sits, BO, p.RemoveBroker()),
    (Stage.INTAKE, nothing, BO, p.RateCard("plan", 3)),
    (Stage.INTAKE, nothing, BO, p.WriteLine("my own  words")),
    (Stage.INTAKE, nothing, BO, p.ThinkOfThem("their words")),
    (Stage.INTAKE, nothing, BO, p.MustNot("that nobody asks us")),
    (Stage.INTAKE, written, BO, p.DropLine(1)),
    (Stage.INTAKE, written, BO, p.PassOn(1, "a line")),
    (Stage.INTAKE, nothing, BO, p.Done()),
    (Stage.INTAKE, lambda court: court.press(BO, p.Done()), BO, p.NotYet()),
    (Stage.GROUND, nothing, BO, p.Restate(1, "You want to hear  of it")),
    (Stage.GROUND, passed_by_bo, BO, p.ConfirmRestatement(2)),
    (Stage.GROUND, passed_by_bo, BO, p.RejectRestatement(2)),
    (Stage.DRAFT, nothing, BO, p.Propose((1,), ("load",), TERMS)),
    (Stage.DRAFT, nothing, BO, a.OfferSplit(("the forecast", "the returns"))),
    (Stage.DRAFT, split, BO, a.GivePoints((40, 60))),
    (Stage.DRAFT, nothing, BO, a.OfferNumber("days", "days")),
    (Stage.DRAFT, number, BO, a.NameRange(1, 9)),
    (Stage.VERDICT, nothing, BO, p.Judge(1, can_live=False, fix="one more week")),
    (Stage.JOINT, nothing, BO, p.OfferTalk()),
    (Stage.JOINT, nothing, BO, p.WaiveTalk()),
    (Stage.JOINT, talk_wanted, BO, p.TalkHeld()),
    (Stage.SIGN, nothing, BO, p.Sign()),
    (Stage.SIGN, nothing, BO, p.RefuseToSign()),
    (Stage.AGREED, review, BO, p.ReviewAnswer(Holding.NOT_HOLDING)),
    (Stage.AGREED, review, BO, p.SitAgain()),
    (Stage.VERDICT, enough, BO, p.AnotherRound()),
    (Stage.DRAFT, nothing, BO, p.Stop()),
)
NAMES = [type(press).__name__ for *_, press in PRESSES]


def come(court: Court, point: Stage, prepare: Prepare, user: str) -> None:
    court.to(point, broker=CHI if user == CHI or prepare is broker_sits else None)
    prepare(court)


def test_every_move_is_pressed_here_but_those_that_nobody_presses() -> None:
    assert {press.move for *_, press in PRESSES} == {*Move} - {Move.LEAVE, Move.TICK, Move.TICK_GRID}


@pytest.mark.parametrize(("point", "prepare", "user", "press"), PRESSES, ids=NAMES)
def test_a_press_that_comes_again_changes_nothing(
    court: Court, point: Stage, prepare: Prepare, user: str, press: Press
) -> None:
    come(court, point, prepare, user)
    before = court.all_documents()
    seen = court.look(user).version
    service.press(court.desk.work, court.act(user, seen=seen), press)
    after = court.all_documents()
    assert after != before
    try:
        again = service.press(court.desk.work, court.act(user, seen=seen), press)
    except NotNow:
        assert press.move is Move.NOT_YET
    else:
        assert again.thread is None
    assert court.all_documents() == after
    court.tick()
    later = court.all_documents()
    if later["SHARED"] != after["SHARED"]:  # the table went on: what was meant for then has no place now
        refused(lambda: service.press(court.desk.work, court.act(user, seen=seen), press))
        assert court.all_documents() == later


@pytest.mark.parametrize(("point", "prepare", "user", "press"), PRESSES, ids=NAMES)
def test_a_press_loads_nobody_elses_record(
    court: Court, point: Stage, prepare: Prepare, user: str, press: Press
) -> None:
    come(court, point, prepare, user)
    row, act, work = court.rows()[-1], court.act(user), court.desk.work
    mine = {row.one: "A", row.other: "B", row.broker: "BROKER"}[user]
    with reading(court) as read:
        service.press(work, act, press)
        service.look(work, act)
        service.seen_by_other(work, act)
        service.tables_of(work, WORKSPACE, user)
        service.waiting(work, WORKSPACE, user)
    assert set().union(*read) == {"SHARED", mine}
    assert all(read)


def test_what_is_read_of_another_would_be_found(court: Court) -> None:
    court.to(Stage.INTAKE)
    with reading(court) as read:
        court.records()
        service.take_ticks(court.desk.work, 10)
        court.tick()
    assert set() in read  # no reader named: all of them
    assert {"SHARED", "A", "B", "BROKER"} in read


@contextmanager
def reading(court: Court) -> Iterator[list[set[str]]]:
    """Return which readers' records each statement names while this lasts; none where it would read all."""
    found: list[set[str]] = []
    engine = court.desk.session.connection().engine

    def note(*args: Any) -> None:  # noqa: ANN401 (SQLAlchemy's)
        statement, given = args[2], args[3]
        if statement.startswith("SELECT") and "mediation_records" in statement:
            values = given.values() if isinstance(given, dict) else given
            found.append({str(value) for value in values} & {"SHARED", *Seat})

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_what_is_under_seal_stands_in_clear_in_no_row_and_in_no_log(
    court: Court, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    court.to(Stage.INTAKE)
    court.press(ANA, p.MustNot("zq-must-not"))
    assert "zq-must-not" in court.document("A")
    assert all("zq-must-not" not in row.body.stored for row in court.records().values())
    court.tick()
    assert "zq-must-not" not in caplog.text


def test_a_stale_button_has_no_place(court: Court) -> None:
    court.to(Stage.INTAKE)
    stale = court.act(BO, seen=court.look(BO).version - 1)
    assert "no place" in refused(lambda: service.press(court.desk.work, stale, p.Done()))


def test_strangers_and_a_table_that_is_not_there_read_the_same(court: Court) -> None:
    court.to(Stage.INTAKE)
    nowhere = Act(WORKSPACE, ANA, "0" * 32)
    elsewhere = Act("T0OTHER", ANA, court.handle())
    said = {refused(lambda act=act: service.look(court.desk.work, act)) for act in (court.act(CHI), nowhere, elsewhere)}
    assert len(said) == 1


def test_a_day_that_will_be_over_at_the_signing_is_not_proposed(court: Court) -> None:
    court.to(Stage.DRAFT)
    soon = tuple(term.__class__(term.by, term.what, court.desk.now.date() + timedelta(days=3)) for term in TERMS)
    far = tuple(term.__class__(term.by, term.what, DUE.replace(year=2029)) for term in TERMS)
    assert "two weeks" in refused(lambda: court.press(BO, p.Propose((1,), (), soon)))
    assert "within a year" in refused(lambda: court.press(BO, p.Propose((1,), (), far)))
