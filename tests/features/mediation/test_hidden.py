"""What is under seal changes nothing of what anybody else reads: not a word, a button, a notice, or a moment."""

from typing import Any

import pytest
from sqlalchemy import inspect

from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.models import MediationTable
from bot.features.notices.models import Notice
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ANA, BO, CHI, DEV, Court
from tests.features.mediation.every_press import NAMES, PRESSES, Prepare, come
from tests.features.mediation.sealed.moves import OPENLY, PASSES

SEALED = [(*one, name) for one, name in zip(PRESSES, NAMES, strict=True) if one[3].move not in OPENLY | PASSES]


def columns(row: object) -> dict[str, Any]:
    """Return what stands in a row."""
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).columns}


def surface(court: Court, user: str) -> list[object]:
    """Return all that somebody reads of mediation, and whether they are owed a notice."""
    work = court.desk.work
    tables = service.tables_of(work, WORKSPACE, user)
    return [
        tables,
        [service.seen_by_other(work, court.act(user, one.handle)) for one in tables],
        service.waiting(work, WORKSPACE, user),
        service.flags_of(work, WORKSPACE, user),
        service.exported(work, WORKSPACE, user),
        [columns(row) for row in court.desk.session.query(Notice).where(Notice.user == user)],
    ]


def rows(court: Court) -> list[dict[str, Any]]:
    """Return the rows of tables, which depend on nothing under seal."""
    court.desk.session.expire_all()
    return [columns(row) for row in court.desk.session.query(MediationTable).order_by(MediationTable.id)]


@pytest.mark.parametrize(("point", "prepare", "user", "press"), [one[:4] for one in SEALED], ids=[o[4] for o in SEALED])
def test_a_sealed_press_changes_nothing_that_another_reads(
    court: Court, point: Stage, prepare: Prepare, user: str, press: Press
) -> None:
    come(court, point, prepare, user)
    others = [other for other in (ANA, BO, CHI, DEV) if other != user]
    before = [rows(court), *(surface(court, other) for other in others)]
    assert service.press(court.desk.work, court.act(user), press).thread is None
    assert [rows(court), *(surface(court, other) for other in others)] == before


def test_a_flag_changes_nothing_that_another_reads(court: Court) -> None:
    court.to(Stage.INTAKE)
    before = [rows(court), *(surface(court, other) for other in (ANA, BO, CHI))]
    service.file_flag(court.desk.work, court.place(DEV), ANA, "zq")
    assert [rows(court), *(surface(court, other) for other in (ANA, BO, CHI))] == before
