"""Who is to be written to: found by the instant in their row, and each by one replica only."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, select, update

from bot.db.prepared import Prepared
from bot.features.checkins.models import Dropped, Rest, RestReason, Round
from bot.features.checkins.queries.checkins import CHECKIN, CHECKINS, MEMBER, MEMBERS, CheckinRow, MemberRow
from bot.work import Work

RESTS, ROUNDS = cast("Table", Rest.__table__), cast("Table", Round.__table__)


class RestRow(NamedTuple):
    """Somebody who rests, with what is needed of the round."""

    round_id: int
    user: str
    workspace: str
    reason: RestReason
    wished_at: datetime
    due_at: datetime | None
    zone: str
    dropped: Dropped | None
    group_id: int
    begun_at: datetime
    ends_at: datetime


REST = (*(RESTS.c[name] for name in RestRow._fields[:8]), ROUNDS.c.group_id, ROUNDS.c.begun_at, ROUNDS.c.ends_at)
_KEPT = ("wished_at", "due_at", "zone", "prompts", "dropped")
_KEEP = (
    update(MEMBERS)
    .where(MEMBERS.c.checkin_id == bindparam("of"), MEMBERS.c.user == bindparam("who"))
    .values({name: bindparam(name) for name in _KEPT})
)
_PROMPTS = Prepared(
    select(*MEMBER, *CHECKIN)
    .select_from(MEMBERS.join(CHECKINS, CHECKINS.c.id == MEMBERS.c.checkin_id))
    .where(MEMBERS.c.due_at <= bindparam("now"))
    .order_by(MEMBERS.c.due_at, MEMBERS.c.checkin_id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def take_prompts(work: Work, limit: int) -> tuple[tuple[MemberRow, CheckinRow], ...]:
    """Return a batch of members who are to be written to now, each with the check-in; both locked until this ends.

    What another works on is left out: so nobody waits here for a lock while holding one.
    """
    width = len(MEMBER)
    rows = _PROMPTS.rows(work.connection, {"now": work.now, "limit": limit})
    return tuple((MemberRow._make(row[:width]), CheckinRow._make(row[width:])) for row in rows)


def change_member(work: Work, one: MemberRow, **changes: Any) -> MemberRow:  # noqa: ANN401 (any column's value)
    """Change a member whose check-in this work has locked."""
    mine = (MEMBERS.c.checkin_id == one.checkin_id, MEMBERS.c.user == one.user)
    work.connection.execute(update(MEMBERS).where(*mine).values(**changes))
    return one._replace(**changes)


def keep_members(work: Work, rows: Sequence[MemberRow]) -> None:
    """Keep what became of members who were to be written to, as `take_prompts` locked them."""
    if rows:
        work.connection.execute(_KEEP, [_kept(row) for row in rows])


def _kept(row: MemberRow) -> dict[str, object]:
    return {"of": row.checkin_id, "who": row.user, **{name: getattr(row, name) for name in _KEPT}}


_RESTS = select(*REST).select_from(RESTS.join(ROUNDS, ROUNDS.c.id == RESTS.c.round_id))
_DUE_RESTS = Prepared(
    _RESTS.where(RESTS.c.due_at <= bindparam("now"))
    .order_by(RESTS.c.due_at, RESTS.c.round_id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=RESTS)
)


def take_rests(work: Work, limit: int) -> tuple[RestRow, ...]:
    """Return a batch of those who are to be told that they rest, that no other replica works on."""
    return _rests(_DUE_RESTS.rows(work.connection, {"now": work.now, "limit": limit}))


def _rests(rows: Iterable[Iterable[Any]]) -> tuple[RestRow, ...]:
    return tuple(RestRow._make(row) for row in rows)


_OF_PERSON = _RESTS.where(RESTS.c.workspace == bindparam("workspace"), RESTS.c.user == bindparam("user")).order_by(
    RESTS.c.round_id.desc()
)
_ALL_OF_PERSON = Prepared(_OF_PERSON)
_RUNNING_OF_PERSON = Prepared(_OF_PERSON.where(ROUNDS.c.ends_at > bindparam("now")))


def rests_of(work: Work, workspace: str, user: str, *, running: bool = False) -> tuple[RestRow, ...]:
    """Return the rests of a person, the newest first; with `running` only those of rounds that are not over."""
    mine = {"workspace": workspace, "user": user, "now": work.now}
    return _rests((_RUNNING_OF_PERSON if running else _ALL_OF_PERSON).rows(work.connection, mine))


_WAITING_IN_GROUP = _RESTS.where(ROUNDS.c.group_id == bindparam("group"), RESTS.c.due_at.is_not(None)).order_by(
    RESTS.c.user
)


def rests_in(work: Work, group_id: int) -> tuple[RestRow, ...]:
    """Return who in a group is still to be told that they rest."""
    return _rests(work.connection.execute(_WAITING_IN_GROUP, {"group": group_id}))


def change_rest(work: Work, one: RestRow, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change somebody's rest, if they were not told of it meanwhile."""
    mine = (RESTS.c.round_id == one.round_id, RESTS.c.user == one.user, RESTS.c.due_at.is_not(None))
    work.connection.execute(update(RESTS).where(*mine).values(**changes))


def forget_rests(work: Work, workspace: str, user: str, why: Dropped, *, group_id: int | None = None) -> None:
    """Tell somebody of no rest any more, in this group or in any."""
    mine = [RESTS.c.workspace == workspace, RESTS.c.user == user, RESTS.c.due_at.is_not(None)]
    if group_id is not None:
        mine.append(RESTS.c.round_id.in_(select(ROUNDS.c.id).where(ROUNDS.c.group_id == group_id)))
    work.connection.execute(update(RESTS).where(*mine).values(due_at=None, dropped=why))
