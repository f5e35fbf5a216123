"""Bo's tables: with Ana and with Chi, one of Dev and Eli for which he is the broker, and one to which he asked two."""

from dataclasses import replace

from bot.features.mediation import queries, service
from bot.features.mediation.facts import Own, Seat, Stage, Tick
from bot.features.mediation.facts import presses as p
from bot.features.mediation.rules.moving import entered
from bot.features.mediation.service import Act, keeping
from bot.features.peers import service as peers
from tests.features.desk import WORKSPACE, Desk

ANA, BO, CHI, DEV, ELI, FAY = ("U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY")


def sits(desk: Desk, flagged: str, feared: str) -> None:
    """Let Bo sit at tables; `flagged` are the words of his flag, `feared` what he notes for himself."""
    service.say_willing(desk.work, _place(desk, BO))
    service.file_flag(desk.work, _place(desk, BO), DEV, flagged)
    service.file_flag(desk.work, _place(desk, ELI), BO, "")
    _laid(desk, BO, ANA, BO)
    service.press(desk.work, Act(WORKSPACE, BO, _laid(desk, CHI, BO, CHI), 0), p.MustNot(feared))
    _laid(desk, BO, ANA, FAY)
    _laid(desk, DEV, DEV, ELI, broker=BO)


def _laid(desk: Desk, inviter: str, one: str, other: str, *, broker: str | None = None) -> str:
    """Invite two, and bring the table to where notes are written; return its handle."""
    work = desk.work
    service.invite(work, _place(desk, inviter), one, other, "the orders")
    table = queries.tables(work, queries.at_which(WORKSPACE, one))[-1]
    before, rows = keeping.case(work, table)
    after = entered(before, Stage.INTAKE, Tick(work.now, "Europe/Berlin", 9))
    if broker:
        after = replace(
            after, shared=replace(after.shared, broker=broker), broker=Own(broker, Seat.BROKER, takes_seat=True)
        )
    keeping.save_case(work, table, rows, before, after)
    where = {"brought": f"{one},{other}", "away": BO if BO in {one, other} else ""}
    queries.change_table(work, table.id, stage=Stage.INTAKE.value, broker=broker, **where)
    return table.handle


def _place(desk: Desk, user: str) -> peers.Seat:
    return peers.seat(desk.work, workspace=WORKSPACE, user=user)
