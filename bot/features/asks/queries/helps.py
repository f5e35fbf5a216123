"""Help as it was recorded, and how much somebody has in hand."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Table, func, select, update

from bot.features.asks.facts import Help
from bot.features.asks.models import Ask, Question, State
from bot.features.asks.queries.asks import IS_ASKED
from bot.work import Work

_ASKS, _QUESTIONS = cast("Table", Ask.__table__), cast("Table", Question.__table__)


def open_of(work: Work, workspace: str, users: Collection[str]) -> dict[str, int]:
    """Return how many helps each has not finished, and how many questions are put to them now, passed or not."""
    helping = select(_ASKS.c.helper, func.count()).where(
        _ASKS.c.workspace == workspace, _ASKS.c.helper.in_(users), _ASKS.c.state == State.CLAIMED
    )
    asked = select(_QUESTIONS.c.user, func.count()).join(_ASKS, IS_ASKED)
    asked = asked.where(_QUESTIONS.c.workspace == workspace, _QUESTIONS.c.user.in_(users))
    found: dict[str, int] = {}
    for counted in (helping.group_by(_ASKS.c.helper), asked.group_by(_QUESTIONS.c.user)):
        for user, number in work.connection.execute(counted):
            found[user] = found.get(user, 0) + number
    return found


def helps(work: Work, *which: ColumnElement[bool], since: datetime, until: datetime) -> tuple[Help, ...]:
    """Return the helps that were recorded after `since` and up to `until`, the oldest first."""
    columns = (_ASKS.c.helper, _ASKS.c.asker, _ASKS.c.quarters, _ASKS.c.thanked_at)
    within = (_ASKS.c.state == State.THANKED, _ASKS.c.thanked_at > since, _ASKS.c.thanked_at <= until)
    rows = work.connection.execute(select(*columns).where(*within, *which).order_by(_ASKS.c.thanked_at, _ASKS.c.id))
    return tuple(Help(helper, asker, quarters / 4, at) for helper, asker, quarters, at in rows)


def helped(work: Work, workspace: str, asker: str) -> dict[str, datetime]:
    """Return when each person last helped this asker."""
    mine = (_ASKS.c.workspace == workspace, _ASKS.c.asker == asker, _ASKS.c.state == State.THANKED)
    rows = select(_ASKS.c.helper, func.max(_ASKS.c.thanked_at).label("at")).where(*mine).group_by(_ASKS.c.helper)
    return {row.helper: row.at for row in work.connection.execute(rows)}


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


def counted_askers(work: Work, group_id: int, at: datetime) -> frozenset[str]:
    """Return whose asks are in what was published then."""
    rows = select(_ASKS.c.asker).where(_ASKS.c.group_id == group_id, _ASKS.c.counted_at == at)
    return frozenset(work.connection.execute(rows).scalars())


def _over(group_id: int, since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    over = _ASKS.c.state.in_((State.DELIVERED, State.THANKED, State.EXPIRED))
    return _ASKS.c.group_id == group_id, _ASKS.c.asked_at > since, _ASKS.c.asked_at <= until, over
