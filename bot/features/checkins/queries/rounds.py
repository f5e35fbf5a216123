"""Groups' rounds: what is due, what was held, and who has met whom in them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Select, Table, bindparam, func, insert, select, update

from bot.db.inserts import insert_into, insert_or_leave
from bot.db.prepared import Prepared
from bot.features.checkins.models import GroupRounds, Member, Method, Rest, RestReason, Rhythm, Round, State
from bot.features.checkins.queries.checkins import CHECKINS, MEMBERS, OPEN
from bot.work import Work

_GROUPS, _ROUNDS, _RESTS = (cast("Table", model.__table__) for model in (GroupRounds, Round, Rest))
_OTHERS = cast("Table", Member.__table__).alias("other")
TOLD = (RestReason.ODD, RestReason.NOBODY_LEFT)


class GroupRow(NamedTuple):
    """A group's rounds: the columns of `models.GroupRounds`, by the same names."""

    group_id: int
    workspace: str
    rhythm: Rhythm
    next_on: str
    cycle: int
    rounds: int


class RoundRow(NamedTuple):
    """A round that was held: the columns of `models.Round`, by the same names."""

    id: int
    workspace: str
    group_id: int
    number: int
    cycle: int
    step: int | None
    method: Method
    begun_at: datetime
    ends_at: datetime
    late: bool


class MetRow(NamedTuple):
    """Two who talked in a group, and when they did last."""

    one: str
    other: str
    at: datetime


def due(work: Work, until: str, among: Select[int]) -> tuple[int, ...]:
    """Return which of these groups have their next round on this day (ISO) or before, the longest due first."""
    wanted = select(_GROUPS.c.group_id).where(_GROUPS.c.next_on <= until, _GROUPS.c.group_id.in_(among))
    return tuple(work.connection.execute(wanted.order_by(_GROUPS.c.next_on, _GROUPS.c.group_id)).scalars())


_THESE = (
    select(*(_GROUPS.c[name] for name in GroupRow._fields))
    .where(_GROUPS.c.group_id.in_(bindparam("ids")))
    .order_by(_GROUPS.c.group_id)
)
_LOOK, _HOLD = Prepared(_THESE), Prepared(_THESE.with_for_update())
_TAKE = Prepared(_THESE.with_for_update(skip_locked=True))


def groups(work: Work, ids: Collection[int], *, taken: bool = False, locked: bool = False) -> tuple[GroupRow, ...]:
    """Return the rounds of groups; `taken` leaves out what another replica works on, `locked` waits for it."""
    wanted = _TAKE if taken else _HOLD if locked else _LOOK
    return tuple(GroupRow._make(row) for row in wanted.rows(work.connection, {"ids": ids}))


def add_group(work: Work, row: GroupRow) -> None:
    """Begin to keep a group's rounds, if they are not kept yet."""
    insert_or_leave(work.connection, _GROUPS, row._asdict())


def set_group(work: Work, group_id: int, **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change what is kept of a group."""
    work.connection.execute(update(_GROUPS).where(_GROUPS.c.group_id == group_id).values(**changes))


def add_round(work: Work, values: dict[str, Any]) -> int | None:
    """Keep a round; return its id, or None where one with this number was held already."""
    statement = insert_into(work.connection, _ROUNDS).values(**values).on_conflict_do_nothing()
    return work.connection.execute(statement.returning(_ROUNDS.c.id)).scalar_one_or_none()


def add_rests(work: Work, rows: list[dict[str, Any]]) -> None:
    """Keep who has no check-in in a round."""
    if rows:
        work.connection.execute(insert(_RESTS), rows)


_OF_GROUP = select(*(_ROUNDS.c[name] for name in RoundRow._fields)).where(_ROUNDS.c.group_id == bindparam("group"))
_ROUNDS_HELD = _OF_GROUP.order_by(_ROUNDS.c.number)
_LATEST = _OF_GROUP.order_by(_ROUNDS.c.number.desc()).limit(1)


def held(work: Work, group_id: int) -> tuple[RoundRow, ...]:
    """Return the rounds of a group, the first one first."""
    return tuple(RoundRow._make(row) for row in work.connection.execute(_ROUNDS_HELD, {"group": group_id}))


def latest(work: Work, group_id: int) -> RoundRow | None:
    """Return the latest round of a group."""
    row = work.connection.execute(_LATEST, {"group": group_id}).one_or_none()
    return RoundRow._make(row) if row else None


def end_at(work: Work, group_id: int, moment: datetime) -> None:
    """Let the latest round, and what is still open in the group's rounds, end at this moment."""
    newest = select(func.max(_ROUNDS.c.number)).where(_ROUNDS.c.group_id == group_id).scalar_subquery()
    ends = update(_ROUNDS).where(_ROUNDS.c.group_id == group_id, _ROUNDS.c.number == newest)
    work.connection.execute(ends.values(ends_at=moment))
    mine = (CHECKINS.c.group_id == group_id, CHECKINS.c.round_id.is_not(None))
    waits = (CHECKINS.c.state.in_(OPEN), CHECKINS.c.due_at > work.now)
    still = (*mine, CHECKINS.c.state.in_((*OPEN, State.SKIPPED)), CHECKINS.c.ends_at > work.now)
    work.connection.execute(update(CHECKINS).where(*still).values(ends_at=moment))
    work.connection.execute(update(CHECKINS).where(*mine, *waits).values(due_at=moment))


_PAIRS = MEMBERS.join(_OTHERS, (_OTHERS.c.checkin_id == MEMBERS.c.checkin_id) & (MEMBERS.c.user < _OTHERS.c.user))
_WITH_ROUND = MEMBERS.join(CHECKINS, CHECKINS.c.id == MEMBERS.c.checkin_id).join(
    _ROUNDS, _ROUNDS.c.id == CHECKINS.c.round_id
)
_MET = (
    select(MEMBERS.c.user, _OTHERS.c.user.label("other"), func.max(CHECKINS.c.held_at).label("at"))
    .select_from(_PAIRS.join(CHECKINS, CHECKINS.c.id == MEMBERS.c.checkin_id))
    .where(CHECKINS.c.group_id == bindparam("group"), CHECKINS.c.state == State.HELD)
    .group_by(MEMBERS.c.user, _OTHERS.c.user)
)


def met(work: Work, group_id: int) -> tuple[MetRow, ...]:
    """Return who talked with whom in a group, and when they did last; of each two `one` sorts first."""
    rows = work.connection.execute(_MET, {"group": group_id})
    return tuple(MetRow(min(row[:2]), max(row[:2]), row.at) for row in rows)


_RESTED = (
    select(_RESTS.c.user, func.max(_ROUNDS.c.number).label("number"))
    .select_from(_RESTS.join(_ROUNDS, _ROUNDS.c.id == _RESTS.c.round_id))
    .where(_ROUNDS.c.group_id == bindparam("group"), _RESTS.c.reason.in_(TOLD))
    .group_by(_RESTS.c.user)
)
_LAST_REST = _RESTED.subquery()
_TURNS = (
    select(MEMBERS.c.user, func.count().label("turns"))
    .select_from(_WITH_ROUND.outerjoin(_LAST_REST, _LAST_REST.c.user == MEMBERS.c.user))
    .where(_ROUNDS.c.group_id == bindparam("group"), _ROUNDS.c.number > func.coalesce(_LAST_REST.c.number, 0))
    .group_by(MEMBERS.c.user)
)


def rested(work: Work, group_id: int) -> dict[str, int]:
    """Return who rested since nobody was left for them, and the number of the round when they did last."""
    return dict(iter(work.connection.execute(_RESTED, {"group": group_id})))


def turns(work: Work, group_id: int) -> dict[str, int]:
    """Return in how many rounds each had a check-in since they rested so last, or since they came."""
    return dict(iter(work.connection.execute(_TURNS, {"group": group_id})))


_LAST_OF = Prepared(
    select(MEMBERS.c.user, func.max(_ROUNDS.c.begun_at).label("at"))
    .select_from(_WITH_ROUND)
    .where(_ROUNDS.c.group_id == bindparam("group"), MEMBERS.c.user.in_(bindparam("users")))
    .group_by(MEMBERS.c.user)
)


def last_of(work: Work, group_id: int, users: Collection[str]) -> dict[str, datetime]:
    """Return when the latest round of a group began in which each had a check-in."""
    rows = _LAST_OF.rows(work.connection, {"group": group_id, "users": users})
    return dict(rows)


_OF_ROUND = (
    select(CHECKINS.c.state, MEMBERS.c.user)
    .join(MEMBERS, MEMBERS.c.checkin_id == CHECKINS.c.id)
    .where(CHECKINS.c.round_id == bindparam("round"))
)
_RESTING_IN = select(_RESTS.c.user).where(_RESTS.c.round_id == bindparam("round"), _RESTS.c.reason.in_(TOLD))


def of_round(work: Work, round_id: int) -> tuple[tuple[State, str], ...]:
    """Return the state of each check-in of a round, once for each member."""
    rows = work.connection.execute(_OF_ROUND, {"round": round_id})
    return tuple((state, user) for state, user in rows)


def resting_in(work: Work, round_id: int) -> tuple[str, ...]:
    """Return who rested in a round since nobody was left for them."""
    return tuple(work.connection.execute(_RESTING_IN, {"round": round_id}).scalars())
