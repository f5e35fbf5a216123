"""What a tick keeps: nothing of an unreadable table, nothing half of a term that cannot be promised, one notice."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import update

from bot.features.mediation import queries, service
from bot.features.mediation.facts import Seat, Stage, Term
from bot.features.mediation.facts import presses as p
from bot.features.mediation.service import keeping
from bot.features.mediation.service.agreeing import promise_terms
from bot.features.mediation.text import outside
from bot.features.mediation.text.stages import PART_ENDED
from bot.features.notices.models import Notice
from bot.features.peers import service as peers
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, TERMS, Court
from tests.features.mediation.entrance import screen, typed

CANARY = "zebra-canary"


@pytest.mark.parametrize("reader", ["SHARED", "A"])
def test_a_record_that_this_version_does_not_know_holds_no_other_table_up(
    court: Court, capsys: pytest.CaptureFixture[str], reader: str
) -> None:
    handle = court.invite(CHI, CHI, BO)
    court.invite()
    court.press(BO, p.TurnKey())
    broken = queries.table(court.desk.work, WORKSPACE, handle)
    assert broken
    row = queries.records(court.desk.work, broken.id, (reader,))[reader]
    body = keeping.sealed(court.desk.work, row, f'{{"stage": "{CANARY}"}}')
    queries.change_record(court.desk.work, row, body)
    court.tick()
    assert [one.stage for one in court.rows()] == [Stage.INVITED, Stage.TABLE]
    for user in (BO, CHI) if reader == "SHARED" else (BO,):
        assert handle not in {one.handle for one in service.tables_of(court.desk.work, WORKSPACE, user)}
    assert len(service.tables_of(court.desk.work, WORKSPACE, BO)) == 1
    said = "".join(capsys.readouterr())
    assert "table.unreadable" in said
    assert CANARY not in said
    assert CANARY not in repr(_error(court, handle))


def _error(court: Court, handle: str) -> BaseException | None:
    with pytest.raises(keeping.CannotRead) as found:
        service.look(court.desk.work, court.act(BO, handle))
    assert found.value.__cause__ is None
    return found.value


def test_a_term_that_cannot_be_promised_leaves_nothing_half_and_the_agreement_says_so(court: Court) -> None:
    court.to(Stage.AGREED)
    assert court.shared().agreed[-1].alone == ()
    before, row, shared = len(court.promises()), court.rows()[-1], court.shared()
    far = Term(Seat.A, "a day too far", date(2040, 1, 1))
    newest = replace(shared.agreed[-1], terms=(TERMS[0], far, TERMS[1]))
    table = queries.table(court.desk.work, WORKSPACE, row.handle)
    assert table
    group = peers.group(court.desk.work, 1)
    after = promise_terms(court.desk.work, group, table, replace(shared, agreed=(newest,)))
    assert after.agreed[-1].alone == (1,)
    assert len(court.promises()) == before + 2


def owed(court: Court) -> dict[str, datetime | None]:
    """Return who is owed a notice since this was asked last, and when."""
    rows = court.desk.session.query(Notice).where(Notice.due_at.is_not(None)).all()
    found = {row.user: row.due_at for row in rows}
    court.desk.session.execute(update(Notice).values(due_at=None))
    court.desk.session.expire_all()
    return found


@pytest.mark.parametrize("who", [ANA, BO, None])
@pytest.mark.parametrize("point", [Stage.INVITED, Stage.INTAKE, Stage.SIGN])
def test_both_are_told_once_that_a_table_closed_whoever_acted(court: Court, point: Stage, who: str | None) -> None:
    court.to(point)
    if who and not (point is Stage.INVITED and who == BO):
        court.press(who, p.Stop())
    owed(court)
    while court.stage() is not Stage.CLOSED:
        assert owed(court) == {}
        court.tick()
    told = owed(court)
    assert {*told} == {ANA, BO}
    assert len({*told.values()}) == 1
    assert [service.is_told(court.desk.work, WORKSPACE, user) for user in (ANA, BO, DEV)] == [True, True, False]
    while not court.shared().erased:
        court.tick()
        assert owed(court) == {}
    assert [service.is_told(court.desk.work, WORKSPACE, user) for user in (ANA, BO)] == [False, False]


def waits(court: Court, user: str) -> list[str]:
    """Return what stands on top of somebody's Home about tables, if a notice of it would go to them."""
    if not service.is_told(court.desk.work, WORKSPACE, user):
        return []
    found = service.waiting(court.desk.work, WORKSPACE, user)
    opened = str(court.desk.click(user, "home.waiting").modal)
    assert all(one.what in opened for one in found)
    return [one.what for one in found]


def test_whoever_was_the_broker_is_told_once_and_for_a_week_that_their_part_has_ended(court: Court) -> None:
    told = []
    for user, removes in ((ANA, True), (CHI, True), (CHI, False)):
        point, now = court.desk.session.begin_nested(), court.desk.now
        court.to(Stage.INTAKE, broker=CHI)
        if removes:
            court.press(CHI, p.TakeSeat())
            court.tick()
            assert court.shared().broker == CHI
            court.press(user, p.RemoveBroker())
        court.both(p.Done())
        owed(court)
        court.tick()
        assert {*owed(court)} == {ANA, BO, CHI}
        told.append(waits(court, CHI))
        page, home = str(screen(typed(court.desk, "mine", user=CHI))), str(court.desk.home(CHI))
        assert PART_ENDED in page
        assert court.handle() not in page + home
        assert service.exported(court.desk.work, WORKSPACE, CHI)["mediation_tables"] == [
            {"group": "#c0lead", "as": "broker", "ended_at": court.desk.now.isoformat()}
        ]
        court.wait(8)
        assert (waits(court, CHI), "BROKER" in court.records()) == ([], False)
        point.rollback()
        court.desk.session.expire_all()
        court.desk.now = now
    assert told == [[outside.PART_ENDED]] * 3


def test_everybody_at_a_table_that_closes_is_told_once_and_reads_it_on_home_until_it_is_erased(court: Court) -> None:
    court.to(Stage.GROUND, broker=CHI)
    owed(court)
    while court.stage() is not Stage.CLOSED:
        court.tick()
    assert {*owed(court)} == {ANA, BO, CHI}
    while not court.shared().erased:
        assert [waits(court, user) for user in (ANA, BO, CHI)] == [[outside.CLOSED]] * 3
        assert outside.CLOSED in str(court.desk.home(CHI))
        court.tick()
    assert owed(court) == {}
    assert [waits(court, user) for user in (ANA, BO, CHI)] == [[]] * 3


def test_the_broker_of_what_was_agreed_is_told_when_it_is_erased_and_the_two_when_it_is_over(court: Court) -> None:
    court.to(Stage.AGREED, broker=CHI)
    owed(court)
    while not court.shared().erased:
        assert owed(court) == {}
        court.tick()
    assert {*owed(court)} == {CHI}
    assert waits(court, CHI) == [outside.PART_ENDED]
    while court.stage() is Stage.AGREED:
        owed(court)
        court.tick()
    assert {*owed(court)} == {ANA, BO}
    assert [waits(court, user) for user in (ANA, BO, CHI)] == [[outside.CLOSED], [outside.CLOSED], []]
    court.wait(8)
    assert (owed(court), waits(court, ANA)) == ({}, [])
    assert court.rows()[-1].due_at is None
    assert court.shared().agreed
