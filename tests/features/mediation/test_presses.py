"""A press opens the shared record and its presser's own one, never another's; pressed twice it changes nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.features.mediation import service
from bot.features.mediation.facts import Act, Seat, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DUE, TERMS, Court, refused
from tests.features.mediation.every_press import NAMES, PRESSES, Prepare, come


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
    again = service.press(court.desk.work, court.act(user, seen=seen), press)
    assert again.thread is None
    assert court.all_documents() == after
    court.tick()
    later = court.all_documents()
    if later["SHARED"] != after["SHARED"]:  # the table went on: what was meant for then has no place now
        refused(lambda: service.press(court.desk.work, court.act(user, seen=seen), press))
        assert court.all_documents() == later


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # which tells what it was asked, whoever asked it
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


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # as above
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
    driver: object = court.desk.session.connection().connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)

    def note(statement: str) -> None:
        if statement.startswith("SELECT") and "mediation_records" in statement:
            found.append({reader for reader in ("SHARED", *Seat) if f"'{reader}'" in statement})

    driver.set_trace_callback(note)
    try:
        yield found
    finally:
        driver.set_trace_callback(None)


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


def test_a_stale_button_and_one_without_a_version_have_no_place(court: Court) -> None:
    court.to(Stage.INTAKE)
    stale = court.act(BO, seen=court.look(BO).version - 1)
    assert "no place" in refused(lambda: service.press(court.desk.work, stale, p.Done()))
    without = Act(WORKSPACE, BO, court.handle())
    assert "no place" in refused(lambda: service.press(court.desk.work, without, p.Done()))


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
