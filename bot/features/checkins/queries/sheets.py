"""Worksheets: each is found by its check-in and its writer together, never by one of them."""

from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update

from bot.db.inserts import insert_or_leave
from bot.db.prepared import Prepared
from bot.features.checkins.models import Worksheet
from bot.work import Work

_SHEETS = cast("Table", Worksheet.__table__)


_AS_KEPT = select(Worksheet).where(Worksheet.user == bindparam("user")).execution_options(populate_existing=True)
_SHEET = _AS_KEPT.where(Worksheet.checkin_id == bindparam("checkin"))
_HELD = _SHEET.with_for_update()
_ALL = _AS_KEPT.where(Worksheet.workspace == bindparam("workspace")).order_by(Worksheet.id)
_WRITTEN = Prepared(
    select(_SHEETS.c.checkin_id).where(_SHEETS.c.checkin_id.in_(bindparam("keys")), _SHEETS.c.user == bindparam("user"))
)


def sheet(work: Work, checkin_id: int, user: str, *, locked: bool = False) -> Worksheet | None:
    """Return somebody's own worksheet; `locked` keeps others from changing it until this work ends."""
    mine = {"checkin": checkin_id, "user": user}
    return work.session.scalars(_HELD if locked else _SHEET, mine).one_or_none()


def sheets(work: Work, workspace: str, user: str) -> tuple[Worksheet, ...]:
    """Return all of somebody's own worksheets, the oldest first."""
    return tuple(work.session.scalars(_ALL, {"workspace": workspace, "user": user}))


def written(work: Work, keys: list[int], user: str) -> frozenset[int]:
    """Return for which of these check-ins somebody has a worksheet."""
    return frozenset(key for (key,) in _WRITTEN.rows(work.connection, {"keys": keys, "user": user}))


def add(work: Work, values: dict[str, Any]) -> None:
    """Keep a worksheet, unless one is kept already."""
    insert_or_leave(work.connection, _SHEETS, values)


def change(work: Work, one: Worksheet, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change a worksheet."""
    work.connection.execute(update(_SHEETS).where(_SHEETS.c.id == one.id).values(**changes))
    work.session.expire(one)
