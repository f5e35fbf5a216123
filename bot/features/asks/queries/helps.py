"""Help as it was recorded, and how much somebody has in hand."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Table, func, select

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


def ended(work: Work, group_id: int, since: datetime, until: datetime) -> tuple[int, int]:
    """Return how many of a group's asks were answered and how many were not, of those of the time that are over."""
    counted = select(_ASKS.c.state, func.count().label("number")).where(
        _ASKS.c.group_id == group_id, _ASKS.c.asked_at > since, _ASKS.c.asked_at <= until
    )
    found = {row.state: row.number for row in work.connection.execute(counted.group_by(_ASKS.c.state))}
    answered = sum(found.get(state, 0) for state in (State.DELIVERED, State.THANKED))
    return answered, found.get(State.EXPIRED, 0)
