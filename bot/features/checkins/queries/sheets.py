"""Worksheets: each is found by its check-in and its writer together, never by one of them."""

from typing import Any, cast

from sqlalchemy import Table, select, update

from bot.db.inserts import insert_into
from bot.features.checkins.models import Worksheet
from bot.work import Work

_SHEETS = cast("Table", Worksheet.__table__)


def sheet(work: Work, checkin_id: int, user: str, *, locked: bool = False) -> Worksheet | None:
    """Return somebody's own worksheet; `locked` keeps others from changing it until this work ends."""
    wanted = select(Worksheet).where(Worksheet.checkin_id == checkin_id, Worksheet.user == user)
    wanted = wanted.with_for_update() if locked else wanted
    return work.session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def sheets(work: Work, workspace: str, user: str) -> tuple[Worksheet, ...]:
    """Return all of somebody's own worksheets, the oldest first."""
    wanted = select(Worksheet).where(Worksheet.workspace == workspace, Worksheet.user == user).order_by(Worksheet.id)
    return tuple(work.session.scalars(wanted.execution_options(populate_existing=True)))


def written(work: Work, keys: list[int], user: str) -> frozenset[int]:
    """Return for which of these check-ins somebody has a worksheet."""
    wanted = select(_SHEETS.c.checkin_id).where(_SHEETS.c.checkin_id.in_(keys), _SHEETS.c.user == user)
    return frozenset(work.connection.execute(wanted).scalars())


def add(work: Work, values: dict[str, Any]) -> None:
    """Keep a worksheet, unless one is kept already."""
    work.connection.execute(insert_into(work.connection, _SHEETS).values(**values).on_conflict_do_nothing())


def change(work: Work, one: Worksheet, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change a worksheet."""
    work.connection.execute(update(_SHEETS).where(_SHEETS.c.id == one.id).values(**changes))
    work.session.expire(one)
