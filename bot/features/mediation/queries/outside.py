"""What is kept outside of tables: flags, who is willing to be a broker, and what a group says of mediation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, CursorResult, Table, bindparam, delete, exists, insert, select, update

from bot.db.inserts import insert_or_leave
from bot.db.prepared import Prepared
from bot.features.mediation.facts import FlagRow
from bot.features.mediation.models import MediationFlag, MediationGroup, MediationWilling
from bot.features.mediation.queries.seats import TABLES
from bot.work import Work

FLAGS, WILLING, GROUPS = (cast("Table", model.__table__) for model in (MediationFlag, MediationWilling, MediationGroup))


class WillingRow(NamedTuple):
    """Somebody who is willing to be a broker: the columns of `models.MediationWilling`, by the same names."""

    group_id: int
    user: str
    workspace: str
    said_at: datetime


class GroupRow(NamedTuple):
    """A group: the columns of `models.MediationGroup`, by the same names."""

    group_id: int
    workspace: str
    contact: str
    compare_at: datetime


_FLAG = select(*(FLAGS.c[name] for name in FlagRow._fields)).order_by(FLAGS.c.id)
_OWN_FLAGS = Prepared(_FLAG.where(FLAGS.c.workspace == bindparam("workspace"), FLAGS.c.user == bindparam("user")))


def flags(work: Work, *which: ColumnElement[bool]) -> tuple[FlagRow, ...]:
    """Return flags, the oldest first; whoever calls names whose."""
    return tuple(map(FlagRow._make, work.connection.execute(_FLAG.where(*which))))


def own_flags(work: Work, workspace: str, user: str) -> tuple[FlagRow, ...]:
    """Return the flags that somebody filed, the oldest first."""
    return tuple(map(FlagRow._make, _OWN_FLAGS.rows(work.connection, {"workspace": workspace, "user": user})))


def add_flag(work: Work, values: Mapping[str, Any]) -> None:
    """Keep a new flag."""
    work.connection.execute(insert(FLAGS).values(**values))


def change_flags(work: Work, *which: ColumnElement[bool], **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change flags of a workspace whose groups this work holds."""
    work.connection.execute(update(FLAGS).where(*which).values(**changes))


def drop_flags(work: Work, *which: ColumnElement[bool]) -> int:
    """Delete flags; return how many there were."""
    done = cast("CursorResult[Any]", work.connection.execute(delete(FLAGS).where(*which)))
    return done.rowcount


_WILLING = select(*(WILLING.c[name] for name in WillingRow._fields)).order_by(WILLING.c.group_id, WILLING.c.user)
_SAID_WILLING = Prepared(
    _WILLING.where(WILLING.c.workspace == bindparam("workspace"), WILLING.c.user == bindparam("user"))
)
_WILLING_IN = Prepared(_WILLING.where(WILLING.c.group_id == bindparam("group")))


def said_willing(work: Work, workspace: str, user: str) -> tuple[WillingRow, ...]:
    """Return where somebody said that they are willing to be a broker."""
    rows = _SAID_WILLING.rows(work.connection, {"workspace": workspace, "user": user})
    return tuple(map(WillingRow._make, rows))


def willing_in(work: Work, group_id: int) -> tuple[WillingRow, ...]:
    """Return who said that they are willing to be a broker in a group."""
    return tuple(map(WillingRow._make, _WILLING_IN.rows(work.connection, {"group": group_id})))


def add_willing(work: Work, row: WillingRow) -> None:
    """Keep that somebody is willing, unless it is kept already."""
    insert_or_leave(work.connection, WILLING, row._asdict())


def drop_willing(work: Work, *which: ColumnElement[bool]) -> int:
    """Forget it; return of how many groups."""
    done = cast("CursorResult[Any]", work.connection.execute(delete(WILLING).where(*which)))
    return done.rowcount


_GROUP = select(*(GROUPS.c[name] for name in GroupRow._fields))
_ONE_GROUP = Prepared(_GROUP.where(GROUPS.c.group_id == bindparam("group")))
_OF_WORKSPACE = _GROUP.where(GROUPS.c.workspace == bindparam("workspace")).order_by(GROUPS.c.group_id)
_GROUPS, _HOLD_GROUPS = Prepared(_OF_WORKSPACE), Prepared(_OF_WORKSPACE.with_for_update())
_TICK_FIRST = exists().where(TABLES.c.workspace == GROUPS.c.workspace, TABLES.c.due_at <= bindparam("now"))
_GROUPS_DUE = Prepared(
    _GROUP.where(GROUPS.c.compare_at <= bindparam("now"), ~_TICK_FIRST)
    .order_by(GROUPS.c.compare_at, GROUPS.c.group_id)
    .limit(bindparam("limit"))
)


def group(work: Work, group_id: int) -> GroupRow | None:
    """Return what is kept of a group."""
    rows = _ONE_GROUP.rows(work.connection, {"group": group_id})
    return GroupRow._make(rows[0]) if rows else None


def groups(work: Work, workspace: str, *, locked: bool = False) -> tuple[GroupRow, ...]:
    """Return what is kept of a workspace's groups, by id; `locked` lets no other have them until this work ends."""
    rows = (_HOLD_GROUPS if locked else _GROUPS).rows(work.connection, {"workspace": workspace})
    return tuple(map(GroupRow._make, rows))


def add_group(work: Work, values: Mapping[str, Any]) -> None:
    """Keep a group, unless it is kept already."""
    insert_or_leave(work.connection, GROUPS, values)


def change_group(work: Work, group_id: int, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change what is kept of a group."""
    work.connection.execute(update(GROUPS).where(GROUPS.c.group_id == group_id).values(**changes))


def groups_due(work: Work, limit: int) -> tuple[GroupRow, ...]:
    """Return a batch of groups whose comparison has come; another replica may see them as well, so hold them first.

    The ticks of all tables of the workspace come first: so the order of jobs decides nothing.
    """
    return tuple(map(GroupRow._make, _GROUPS_DUE.rows(work.connection, {"now": work.now, "limit": limit})))
