"""Check-ins and their members."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, CursorResult, Select, Table, bindparam, insert, select, update

from bot.db.prepared import Prepared
from bot.features.checkins.models import Answer, Checkin, Dropped, Member, State
from bot.work import Work

OPEN = (State.PLANNED, State.OFFERED, State.SET)

CHECKINS, MEMBERS = (cast("Table", model.__table__) for model in (Checkin, Member))


class CheckinRow(NamedTuple):
    """A check-in: the columns of `models.Checkin`, by the same names."""

    id: int
    handle: str
    workspace: str
    group_id: int
    round_id: int | None
    state: State
    why: list[dict[str, object]]
    set_for: datetime | None
    set_by: str | None
    said_by: str | None
    planned_at: datetime
    held_at: datetime | None
    ends_at: datetime
    due_at: datetime | None


class MemberRow(NamedTuple):
    """A member: the columns of `models.Member`, by the same names."""

    checkin_id: int
    user: str
    workspace: str
    place: int
    answer: Answer | None
    wished_at: datetime
    due_at: datetime | None
    zone: str
    prompts: int
    dropped: Dropped | None


CHECKIN = tuple(CHECKINS.c[name] for name in CheckinRow._fields)
MEMBER = tuple(MEMBERS.c[name] for name in MemberRow._fields)
_ALL = select(*CHECKIN)


_THIS = _ALL.where(CHECKINS.c.workspace == bindparam("workspace"), CHECKINS.c.handle == bindparam("handle"))
_LOOK, _HOLD = Prepared(_THIS), Prepared(_THIS.with_for_update())


def checkin(work: Work, workspace: str, handle: str, *, locked: bool = False) -> CheckinRow | None:
    """Return a check-in; `locked` keeps others from changing it until this work ends."""
    wanted = {"workspace": workspace, "handle": handle}
    rows = (_HOLD if locked else _LOOK).rows(work.connection, wanted)
    return CheckinRow._make(rows[0]) if rows else None


def chosen(*which: ColumnElement[bool]) -> Select[Any]:
    """Return a select for `checkins`, the oldest first: who asks it names whose, and builds it once."""
    return _ALL.where(*which).order_by(CHECKINS.c.id)


def of_person(*which: ColumnElement[bool], waiting: bool = False) -> Select[Any]:
    """Return a select for `checkins` of which `user` is a member; `waiting`: they are to be written to."""
    due = (MEMBERS.c.due_at.is_not(None),) if waiting else ()
    return chosen(has_member(MEMBERS.c.user == bindparam("user"), *due), *which)


def has_member(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return what chooses the check-ins of `workspace` that have such a member."""
    ids = select(MEMBERS.c.checkin_id).where(MEMBERS.c.workspace == bindparam("workspace"), *which)
    return CHECKINS.c.id.in_(ids)


def checkins(work: Work, wanted: Prepared, values: Mapping[str, object]) -> tuple[CheckinRow, ...]:
    """Return check-ins, by a select from `chosen` or `of_person` and the values that it names."""
    return tuple(CheckinRow._make(row) for row in wanted.rows(work.connection, values))


_MEMBERS_OF = Prepared(select(*MEMBER).where(MEMBERS.c.checkin_id.in_(bindparam("keys"))).order_by(MEMBERS.c.place))


def members(work: Work, keys: Iterable[int]) -> dict[int, tuple[MemberRow, ...]]:
    """Return the members of check-ins, by check-in, in the order of their places."""
    return work.asked_of_each("checkins.members", keys, lambda unknown: _members(work, unknown))


def _members(work: Work, keys: tuple[int, ...]) -> dict[int, tuple[MemberRow, ...]]:
    found: dict[int, list[MemberRow]] = {key: [] for key in keys}
    for row in map(MemberRow._make, _MEMBERS_OF.rows(work.connection, {"keys": keys})):
        found[row.checkin_id].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def add(work: Work, rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Keep new check-ins; return their ids by handle."""
    if not rows:
        return {}
    added = insert(CHECKINS).returning(CHECKINS.c.handle, CHECKINS.c.id)
    return {row.handle: row.id for row in work.connection.execute(added, rows)}


def add_members(work: Work, rows: Sequence[dict[str, Any]]) -> None:
    """Keep who is in them."""
    if rows:
        work.connection.execute(insert(MEMBERS), rows)


def change(work: Work, one: CheckinRow, **changes: Any) -> CheckinRow | None:  # noqa: ANN401 (any column's value)
    """Change a check-in if it is in the state in which it was read; return it as it is now, else None."""
    mine = (CHECKINS.c.id == one.id, CHECKINS.c.state == one.state)
    done = cast("CursorResult[Any]", work.connection.execute(update(CHECKINS).where(*mine).values(**changes)))
    return one._replace(**changes) if done.rowcount == 1 else None


def change_all(work: Work, keys: Collection[int], *which: ColumnElement[bool], **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change check-ins that this work has locked."""
    if keys:
        work.connection.execute(update(CHECKINS).where(CHECKINS.c.id.in_(keys), *which).values(**changes))


def change_members(work: Work, keys: Collection[int], *which: ColumnElement[bool], **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change members of check-ins that this work has locked."""
    if keys:
        work.connection.execute(update(MEMBERS).where(MEMBERS.c.checkin_id.in_(keys), *which).values(**changes))


_ENDED = Prepared(
    _ALL.where(CHECKINS.c.due_at <= bindparam("now"))
    .order_by(CHECKINS.c.due_at, CHECKINS.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def take_ended(work: Work, limit: int) -> tuple[CheckinRow, ...]:
    """Return a batch of check-ins of which something is due, that no other replica works on; kept until this ends."""
    rows = _ENDED.rows(work.connection, {"now": work.now, "limit": limit})
    return tuple(CheckinRow._make(row) for row in rows)
