"""What two functions have between them: their open issues, and what was won lately, from what the group can see."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select

from bot.db.prepared import Prepared
from bot.features.grayzone import queries
from bot.features.grayzone.models import Pledge, Sighting, State
from bot.features.grayzone.rules.states import OPEN_STATES
from bot.features.grayzone.service.facts import title
from bot.work import Work

WON = (State.WON, State.HELD)

_PLEDGED, _SAW = (
    Prepared(select(table.issue_id, table.user).where(table.issue_id.in_(bindparam("issues"))))
    for table in (Pledge, Sighting)
)


class Border(NamedTuple):
    """An open issue, and the two functions between which it lies."""

    number: int
    functions: frozenset[int]


class Win(NamedTuple):
    """An issue that was won and has not slipped, and who took part in it openly."""

    number: int
    people: frozenset[str]


def borders(work: Work, group_id: int) -> tuple[Border, ...]:
    """Return the group's open issues, the newest first. Quiet ones are none of them."""
    found = reversed(queries.issues(work, group_id, OPEN_STATES))
    return tuple(Border(one.number, frozenset((one.giver_id, one.receiver_id))) for one in found)


def wins(work: Work, group_id: int, since: datetime) -> tuple[Win, ...]:
    """Return what the group won since that moment (UTC), the newest first, each with who drove, pledged, or saw it."""
    won = queries.issues(work, group_id, WON, won_since=since)
    people = {one.id: {one.driver} if one.driver else set() for one in won}
    for took_part in (_PLEDGED, _SAW):  # a charter opens its pledges
        for key, user in took_part.rows(work.connection, {"issues": people}) if won else ():
            people[key].add(user)
    newest = sorted(won, key=lambda one: one.won_at or one.created_at, reverse=True)
    return tuple(Win(one.number, frozenset(people[one.id])) for one in newest)


def titles(work: Work, group_id: int, numbers: Collection[int]) -> dict[int, str]:
    """Return the titles of issues that the group sees, by number: people's text, not escaped; no withdrawn ones."""
    if not numbers:
        return {}
    states = (state for state in State if state is not State.WITHDRAWN)
    found = queries.numbered(work, group_id, states, numbers)
    return {one.number: title(one) for one in found}
