"""Help as it was recorded, and how much somebody has in hand."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, and_, bindparam, func, or_, select, update

from bot.db.prepared import Prepared
from bot.features.asks.facts import Help
from bot.features.asks.models import Ask, Question, State
from bot.features.asks.queries.asks import IS_ASKED
from bot.work import Work

_ASKS, _QUESTIONS = cast("Table", Ask.__table__), cast("Table", Question.__table__)


_HERE = _ASKS.c.workspace == bindparam("workspace")
_HELPING = Prepared(
    select(_ASKS.c.helper, func.count())
    .where(_HERE, _ASKS.c.helper.in_(bindparam("users")), _ASKS.c.state == State.CLAIMED)
    .group_by(_ASKS.c.helper)
)
_ASKED = Prepared(
    select(_QUESTIONS.c.user, func.count())
    .join(_ASKS, IS_ASKED)
    .where(_QUESTIONS.c.workspace == bindparam("workspace"), _QUESTIONS.c.user.in_(bindparam("users")))
    .group_by(_QUESTIONS.c.user)
)


def open_of(work: Work, workspace: str, users: Collection[str]) -> dict[str, int]:
    """Return how many helps each has not finished, and how many questions are put to them now, passed or not."""
    found: dict[str, int] = {}
    for counted in (_HELPING, _ASKED):
        for user, number in counted.rows(work.connection, {"workspace": workspace, "users": users}):
            found[user] = found.get(user, 0) + number
    return found


_HELPS = (
    select(_ASKS.c.helper, _ASKS.c.asker, _ASKS.c.quarters, _ASKS.c.thanked_at)
    .where(_ASKS.c.state == State.THANKED)
    .where(_ASKS.c.thanked_at > bindparam("since"), _ASKS.c.thanked_at <= bindparam("until"))
    .order_by(_ASKS.c.thanked_at, _ASKS.c.id)
)
_IN_GROUP = Prepared(_HELPS.where(_ASKS.c.group_id == bindparam("group")))
_IN_WORKSPACE = _HELPS.where(_HERE)
_GIVEN = and_(_ASKS.c.helper.in_(bindparam("people")), _ASKS.c.asker.in_(bindparam("others")))
_TAKEN = and_(_ASKS.c.helper.in_(bindparam("others")), _ASKS.c.asker.in_(bindparam("people")))
_BETWEEN = Prepared(_IN_WORKSPACE.where(or_(_GIVEN, _TAKEN)))


def in_group(work: Work, group_id: int, *, since: datetime, until: datetime) -> tuple[Help, ...]:
    """Return the helps of a group that were recorded after `since` and up to `until`, the oldest first."""
    return _helps(_IN_GROUP.rows(work.connection, {"group": group_id, "since": since, "until": until}))


def in_workspace(work: Work, workspace: str, *, since: datetime, until: datetime) -> tuple[Help, ...]:
    """Return the same of a workspace."""
    return _helps(work.connection.execute(_IN_WORKSPACE, {"workspace": workspace, "since": since, "until": until}))


def between(
    work: Work, workspace: str, people: Collection[str], others: Collection[str], since: datetime
) -> tuple[Help, ...]:
    """Return the helps that any of these people and any of the others have given one another, until now."""
    within = {"workspace": workspace, "since": since, "until": work.now}
    sides = {"people": people, "others": others}
    return _helps(_BETWEEN.rows(work.connection, {**within, **sides}))


def _helps(rows: Iterable[Any]) -> tuple[Help, ...]:
    return tuple(Help(helper, asker, quarters / 4, at) for helper, asker, quarters, at in rows)


_HELPED = (
    select(_ASKS.c.helper, func.max(_ASKS.c.thanked_at).label("at"))
    .where(_HERE, _ASKS.c.asker == bindparam("asker"), _ASKS.c.state == State.THANKED)
    .group_by(_ASKS.c.helper)
)


def helped(work: Work, workspace: str, asker: str) -> dict[str, datetime]:
    """Return when each person last helped this asker."""
    rows = work.connection.execute(_HELPED, {"workspace": workspace, "asker": asker})
    return {row.helper: row.at for row in rows}


def ended(work: Work, group_id: int, since: datetime, until: datetime) -> dict[str, tuple[int, int]]:
    """Return how many asks of each asker were answered and how many were not, of those of the time that are over."""
    counted = select(_ASKS.c.asker, _ASKS.c.state, func.count().label("number"))
    rows = counted.where(*_over(group_id, since, until)).group_by(_ASKS.c.asker, _ASKS.c.state)
    found: dict[str, tuple[int, int]] = {}
    for row in work.connection.execute(rows):
        answered, unanswered = found.get(row.asker, (0, 0))
        lost = row.state == State.EXPIRED
        found[row.asker] = (answered, unanswered + row.number) if lost else (answered + row.number, unanswered)
    return found


def mark_counted(work: Work, group_id: int, since: datetime, until: datetime) -> None:
    """Note that these asks are in what is published of `until`: whose they are decides about what comes next."""
    work.connection.execute(update(_ASKS).where(*_over(group_id, since, until)).values(counted_at=until))


_COUNTED_ASKERS = select(_ASKS.c.asker).where(
    _ASKS.c.group_id == bindparam("group"), _ASKS.c.counted_at == bindparam("at")
)


def counted_askers(work: Work, group_id: int, at: datetime) -> frozenset[str]:
    """Return whose asks are in what was published then."""
    return frozenset(work.connection.execute(_COUNTED_ASKERS, {"group": group_id, "at": at}).scalars())


def _over(group_id: int, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    over = _ASKS.c.state.in_((State.DELIVERED, State.THANKED, State.EXPIRED))
    return _ASKS.c.group_id == group_id, _ASKS.c.asked_at > since, _ASKS.c.asked_at <= until, over
