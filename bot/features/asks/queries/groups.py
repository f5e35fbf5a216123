"""What is kept of groups: ring days, and what was published."""

from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Table, bindparam, delete, insert, or_, select, update

from bot.db.inserts import insert_into, insert_or_leave
from bot.db.prepared import Prepared
from bot.features.asks.models import Ask, GroupAsks, Invitation, Ring
from bot.work import Work

_GROUPS, _RINGS, _INVITATIONS, _ASKS = (cast("Table", model.__table__) for model in (GroupAsks, Ring, Invitation, Ask))


class GroupRow(NamedTuple):
    """What is kept of a group: the columns of `models.GroupAsks`, by the same names."""

    group_id: int
    workspace: str
    ring_week: int
    ring_off: bool
    health_week: str | None
    shown: bool
    answered: float | None
    circulation: float | None
    published_at: datetime | None
    paused_at: datetime | None


class RingRow(NamedTuple):
    """A ring day: the columns of `models.Ring`, by the same names."""

    id: int
    workspace: str
    group_id: int
    month: str
    begun_at: datetime
    list_at: datetime | None


class InvitationRow(NamedTuple):
    """Somebody who is to be asked on a ring day: the columns of `models.Invitation`, by the same names."""

    ring_id: int
    user: str
    workspace: str
    due_at: datetime


_ALL_HELD = (
    select(_GROUPS.c.group_id)
    .where(_GROUPS.c.workspace == bindparam("workspace"))
    .order_by(_GROUPS.c.group_id)
    .with_for_update()
)


def hold(work: Work, workspace: str, group_id: int) -> None:
    """Keep all others of this workspace from choosing whom to ask until this work ends."""
    add_group(work, workspace, group_id)
    work.connection.execute(_ALL_HELD, {"workspace": workspace}).all()


def add_group(work: Work, workspace: str, group_id: int) -> None:
    """Begin to keep something of a group, if nothing is kept yet."""
    new = {"group_id": group_id, "workspace": workspace, "ring_week": 1, "ring_off": False, "shown": False}
    insert_or_leave(work.connection, _GROUPS, new)


_GROUP_ROWS = select(*(_GROUPS.c[name] for name in GroupRow._fields))
_GROUP_ROW = _GROUP_ROWS.where(_GROUPS.c.group_id == bindparam("group"))
_EVERY_GROUP, _GROUP, _HELD = Prepared(_GROUP_ROWS), Prepared(_GROUP_ROW), Prepared(_GROUP_ROW.with_for_update())


def every_group(work: Work) -> dict[int, GroupRow]:
    """Return what is kept of every group, by its id."""
    rows = (GroupRow._make(row) for row in _EVERY_GROUP.rows(work.connection, {}))
    return {row.group_id: row for row in rows}


def group(work: Work, group_id: int, *, locked: bool = False) -> GroupRow | None:
    """Return what is kept of a group."""
    rows = (_HELD if locked else _GROUP).rows(work.connection, {"group": group_id})
    return GroupRow._make(rows[0]) if rows else None


def set_group(work: Work, group_id: int, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change what is kept of a group."""
    work.connection.execute(update(_GROUPS).where(_GROUPS.c.group_id == group_id).values(**changes))


PAUSED = select(_GROUPS.c.group_id).where(_GROUPS.c.paused_at.is_not(None))
_PAUSED = Prepared(PAUSED.order_by(_GROUPS.c.group_id))
_RUNNING = Prepared(
    select(_ASKS.c.workspace, _ASKS.c.group_id)
    .where(or_(_ASKS.c.due_at.is_not(None), _ASKS.c.expires_at.is_not(None)), _ASKS.c.group_id.not_in(PAUSED))
    .distinct()
)


def running(work: Work) -> tuple[tuple[str, int], ...]:
    """Return the groups, each with its workspace, with asks that wait for something, and not known to be paused."""
    return tuple((workspace, group_id) for workspace, group_id in _RUNNING.rows(work.connection, {}))


def paused(work: Work) -> tuple[int, ...]:
    """Return the groups that are known to be paused."""
    return tuple(group_id for (group_id,) in _PAUSED.rows(work.connection, {}))


def begin_ring(work: Work, values: dict[str, Any]) -> int | None:
    """Keep a ring day; return its id, or None where it was held already."""
    statement = insert_into(work.connection, _RINGS).values(**values).on_conflict_do_nothing()
    return work.connection.execute(statement.returning(_RINGS.c.id)).scalar_one_or_none()


_RING_ROWS = select(*(_RINGS.c[name] for name in RingRow._fields))
_RING = _RING_ROWS.where(_RINGS.c.workspace == bindparam("workspace"), _RINGS.c.id == bindparam("ring"))
_TO_LIST = Prepared(
    _RING_ROWS.where(_RINGS.c.list_at <= bindparam("now"))
    .order_by(_RINGS.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def ring(work: Work, workspace: str, ring_id: int) -> RingRow | None:
    """Return a ring day."""
    row = work.connection.execute(_RING, {"workspace": workspace, "ring": ring_id}).one_or_none()
    return RingRow._make(row) if row else None


def rings_to_list(work: Work, limit: int) -> tuple[RingRow, ...]:
    """Take ring days whose asks are to be listed, each by one replica only."""
    rows = _TO_LIST.rows(work.connection, {"now": work.now, "limit": limit})
    found = tuple(RingRow._make(row) for row in rows)
    if found:
        taken = _RINGS.c.id.in_([one.id for one in found])
        work.connection.execute(update(_RINGS).where(taken).values(list_at=None))
    return found


def invite(work: Work, rows: list[dict[str, Any]]) -> None:
    """Keep who is to be asked on a ring day, and when."""
    if rows:
        work.connection.execute(insert(_INVITATIONS), rows)


_INVITATIONS_DUE = Prepared(
    select(*(_INVITATIONS.c[name] for name in InvitationRow._fields))
    .where(_INVITATIONS.c.due_at <= bindparam("now"))
    .order_by(_INVITATIONS.c.due_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def invitations_due(work: Work, limit: int) -> tuple[InvitationRow, ...]:
    """Return those who are to be asked now, each to one replica only."""
    rows = _INVITATIONS_DUE.rows(work.connection, {"now": work.now, "limit": limit})
    return tuple(InvitationRow._make(row) for row in rows)


def put_off(work: Work, one: InvitationRow, due_at: datetime) -> None:
    """Ask somebody later."""
    work.connection.execute(update(_INVITATIONS).where(*_is(one)).values(due_at=due_at))


def forget_invitation(work: Work, one: InvitationRow) -> None:
    """Forget that somebody is to be asked."""
    work.connection.execute(delete(_INVITATIONS).where(*_is(one)))


def _is(one: InvitationRow) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _INVITATIONS.c.ring_id == one.ring_id, _INVITATIONS.c.user == one.user
