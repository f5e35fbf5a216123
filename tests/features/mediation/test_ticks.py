"""When a table's ticks are taken: late, in a paused group, with a record that does not open; and what was told."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import insert, update

from bot.db.vault import Sealed
from bot.features.asks.models import Ask, Size, Way
from bot.features.asks.models import State as AskState
from bot.features.mediation import service
from bot.features.mediation.facts import Seat, Stage, Ties
from bot.features.mediation.facts import presses as p
from bot.features.mediation.models import MediationRecord
from bot.features.notices.models import Notice
from bot.features.peers import service as peers
from bot.features.peers.models import Closure
from bot.features.promises import service as promises
from bot.features.records import service as records
from bot.schedule.hours import next_tick
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, DUE, Court


def test_a_tick_that_runs_late_is_of_the_moment_at_which_it_was_due(court: Court) -> None:
    court.to(Stage.SIGN)
    court.both(p.Sign())
    group = peers.group(court.desk.work, 1)
    tick = next_tick(court.desk.now, group.zone, group.tick_hour)
    court.desk.now = tick + timedelta(minutes=7)
    court.run()
    assert (court.shared().agreed_at, court.shared().ended) == (tick, tick)


def test_ticks_that_were_missed_for_days_are_taken_once(court: Court) -> None:
    court.to(Stage.INTAKE)
    court.both(p.Done())
    version = court.rows()[-1].version
    court.desk.now += timedelta(days=2)
    court.run()
    court.run()
    assert (court.stage(), court.rows()[-1].version) == (Stage.GROUND, version + 1)
    due = court.rows()[-1].due_at
    assert due
    assert due > court.desk.now


def test_in_a_paused_group_nothing_goes_on(court: Court) -> None:
    court.to(Stage.INTAKE)
    court.press(ANA, p.WriteLine("zq-line"))
    court.both(p.Done())
    peers.close(court.desk.work, workspace=WORKSPACE, channel="C0LEAD", because=Closure.ARCHIVED)
    court.tick()
    assert court.stage() is Stage.INTAKE
    assert not court.own(Seat.A).stopped


def test_a_pause_keeps_no_private_note_longer(court: Court) -> None:
    court.to(Stage.INTAKE)
    court.press(ANA, p.WriteLine("zq-line"))
    court.wait(8)
    assert (court.stage(), "zq-line" in court.document("A")) == (Stage.CLOSED, True)
    peers.close(court.desk.work, workspace=WORKSPACE, channel="C0LEAD", because=Closure.ARCHIVED)
    court.wait(8)
    assert "zq-line" not in court.document("A")


def test_a_record_that_does_not_open_holds_no_other_table_up(court: Court) -> None:
    court.invite(CHI, CHI, DEV)
    court.invite()
    court.press(BO, p.TurnKey())
    broken = court.rows()[0]
    body = court.records()["A"].body  # of another place
    court.desk.session.execute(update(MediationRecord).where(MediationRecord.table_id == broken.id).values(body=body))
    court.tick()
    assert [row.stage for row in court.rows()] == [Stage.INVITED, Stage.TABLE]
    for user, tables in ((DEV, 0), (BO, 1)):
        assert len(service.tables_of(court.desk.work, WORKSPACE, user)) == tables
        service.exported(court.desk.work, WORKSPACE, user)
    court.invite(DEV, DEV, BO)
    records.erase(court.desk.work, WORKSPACE, DEV)
    assert court.rows()[0].other.startswith("former-")


def test_everybody_is_owed_a_notice_at_a_tick_at_which_something_shows_and_at_no_other(court: Court) -> None:
    court.to(Stage.INTAKE)
    assert owed(court) == {ANA, BO}
    court.press(ANA, p.Done())
    court.tick()
    assert owed(court) == set()
    court.press(BO, p.Done())
    court.tick()
    assert owed(court) == {ANA, BO}


def owed(court: Court) -> set[str]:
    """Return who is owed a notice since this was asked last."""
    rows = court.desk.session.query(Notice).where(Notice.due_at.is_not(None)).all()
    found = {row.user for row in rows}
    court.desk.session.execute(update(Notice).values(due_at=None))
    court.desk.session.expire_all()
    return found


def test_ties_are_the_hours_of_help_in_ninety_days_and_the_open_promises(court: Court) -> None:
    work = court.desk.work
    for days, quarters in ((1, 6), (89, 4), (91, 100)):
        helped(court, f"{days:032}", days, quarters)
    for performer, customer in ((CHI, ANA), (ANA, CHI), (CHI, BO)):
        terms = promises.Terms("a look", "they have it", DUE)
        begun = promises.begin(work, court.place(performer), promises.Draft(performer, customer, terms))
        if performer == CHI:
            promises.accept(work, promises.Act(WORKSPACE, customer, begun.id))
    tied = service.ties(work, WORKSPACE, {CHI, DEV}, (ANA, BO))
    assert (tied[CHI, ANA], tied[CHI, BO]) == (Ties(Fraction(5, 2), 1), Ties(Fraction(0), 1))
    assert tied[DEV, ANA] == tied[DEV, BO] == Ties()
    court.invite()
    told = next(one for one in court.look(ANA).view.table.candidates if one.user == CHI)  # type: ignore[union-attr]
    assert (told.to_a, told.to_b) == (Ties(Fraction(5, 2), 1), Ties(Fraction(0), 1))


def helped(court: Court, key: str, days: int, quarters: int) -> None:
    """Let Chi have helped Ana so many days ago."""
    at = court.desk.now - timedelta(days=days)
    nothing = ("by_day", "source", "ring_id", "to_asker", "to_helper", "public_at", "counted_at", "claimed_at")
    row: dict[str, Any] = {
        **dict.fromkeys((*nothing, "due_at", "expires_at")),
        "key": key,
        "handle": key,
        "workspace": WORKSPACE,
        "group_id": 1,
        "asker": ANA,
        "helper": CHI,
        "edits": 0,
        "size": Size.S,
        "way": Way.EVERYONE,
        "functions": [],
        "listed": False,
        "idle": False,
        "state": AskState.THANKED,
        "round": 0,
        "tries": 0,
        "quarters": quarters,
        "asked_at": at,
        "thanked_at": at,
        "what": Sealed(""),
        "thanks": Sealed(""),
    }
    court.desk.session.execute(insert(Ask).values(**row))
