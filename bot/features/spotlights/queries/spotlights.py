"""Wins, and the spotlights that they begin."""

from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Table,
    and_,
    bindparam,
    insert,
    or_,
    select,
    update,
)

from bot.db.inserts import insert_into
from bot.db.prepared import Prepared
from bot.features.spotlights.facts import SpotlightFacts
from bot.features.spotlights.models import ContributionRecord, Spotlight, State, Win
from bot.work import Work

MOST_UNDER_WAY = 200  # of one group: far above what a team of peers begins

_SPOTLIGHTS, _WINS, _DONE = (cast("Table", model.__table__) for model in (Spotlight, Win, ContributionRecord))
_OF_WIN = ("title", "driver")
_ALL = [(_WINS if name in _OF_WIN else _SPOTLIGHTS).c[name] for name in SpotlightFacts._fields]
_SEEN = select(*_ALL).join_from(_SPOTLIGHTS, _WINS, _WINS.c.id == _SPOTLIGHTS.c.win_id)


def add_once(work: Work, table: Table, values: Mapping[str, Any]) -> int | None:
    """Insert a row unless one with the same key is there; return its id, or None where one was."""
    statement = insert_into(work.connection, table).values(**values).on_conflict_do_nothing().returning(table.c.id)
    return work.connection.execute(statement).scalar_one_or_none()


def add_win(work: Work, values: Mapping[str, Any]) -> int | None:
    """Keep a win; return its id, or None for one that is known."""
    return add_once(work, _WINS, values)


def add_contributions(work: Work, rows: list[dict[str, Any]]) -> None:
    """Keep who did what for a new win."""
    if rows:
        work.connection.execute(insert(_DONE), rows)


def add_spotlights(work: Work, rows: list[dict[str, Any]]) -> None:
    """Begin the spotlights of a new win."""
    if rows:
        work.connection.execute(insert(_SPOTLIGHTS), rows)


def end_win(work: Work, group_id: int, source: str) -> int | None:
    """Note that a win slipped; return its id, or None when it is unknown or had slipped before."""
    mine = (_WINS.c.group_id == group_id, _WINS.c.source == source, _WINS.c.ended_at.is_(None))
    ended = update(_WINS).where(*mine).values(ended_at=work.now).returning(_WINS.c.id)
    return work.connection.execute(ended).scalar_one_or_none()


_THIS = _SEEN.where(_SPOTLIGHTS.c.workspace == bindparam("workspace"), _SPOTLIGHTS.c.id == bindparam("spotlight"))
_LOOK, _HOLD = Prepared(_THIS), Prepared(_THIS.with_for_update(of=_SPOTLIGHTS))
_OF_USER = (_SPOTLIGHTS.c.workspace == bindparam("workspace"), _SPOTLIGHTS.c.state.in_(bindparam("states")))
_NEWEST = _SEEN.where(*_OF_USER).order_by(_SPOTLIGHTS.c.id.desc()).limit(bindparam("limit"))
_ABOUT = Prepared(_NEWEST.where(_SPOTLIGHTS.c.hero == bindparam("user")))
_BY = Prepared(_NEWEST.where(_SPOTLIGHTS.c.writer == bindparam("user")))
_TO_DO = or_(
    and_(_SPOTLIGHTS.c.writer == bindparam("user"), _SPOTLIGHTS.c.state.in_(bindparam("to_write"))),
    and_(_SPOTLIGHTS.c.hero == bindparam("user"), _SPOTLIGHTS.c.state == State.HERO_REVIEW),
)
_WAITING = Prepared(
    _SEEN.where(
        _SPOTLIGHTS.c.workspace == bindparam("workspace"), _SPOTLIGHTS.c.group_id.in_(bindparam("groups")), _TO_DO
    )
    .order_by(_SPOTLIGHTS.c.id)
    .limit(MOST_UNDER_WAY)
)


def spotlight(work: Work, workspace: str, key: int, *, locked: bool = False) -> SpotlightFacts | None:
    """Return a spotlight; `locked` keeps others from changing it until this work ends."""
    rows = (_HOLD if locked else _LOOK).rows(work.connection, {"workspace": workspace, "spotlight": key})
    return SpotlightFacts._make(rows[0]) if rows else None


def waiting(
    work: Work, workspace: str, user: str, groups: Collection[int], to_write: Collection[State]
) -> tuple[SpotlightFacts, ...]:
    """Return what somebody has to write or to decide in these groups, the oldest first."""
    who = {"workspace": workspace, "user": user}
    return _found(work, _WAITING, {**who, "groups": groups, "to_write": to_write})


def newest(
    work: Work, workspace: str, user: str, *, about: Collection[State], by: Collection[State], limit: int
) -> tuple[SpotlightFacts, ...]:
    """Return up to `limit` spotlights about a person in some states, and as many by them; of each the newest first."""
    who = {"workspace": workspace, "user": user, "limit": limit}
    return (
        *_found(work, _ABOUT, {**who, "states": about}),
        *_found(work, _BY, {**who, "states": by}),
    )


def all_of_person(work: Work, *which: ColumnElement[bool], locked: bool) -> tuple[SpotlightFacts, ...]:
    """Return every spotlight of one person, the oldest first; `locked` as above. Whoever calls names whose."""
    wanted = _SEEN.where(*which).order_by(_SPOTLIGHTS.c.id)
    rows = work.connection.execute(wanted.with_for_update(of=_SPOTLIGHTS) if locked else wanted)
    return tuple(SpotlightFacts._make(row) for row in rows)


_HELD_UNDER_WAY = (
    _SEEN.where(_SPOTLIGHTS.c.group_id == bindparam("group"), _SPOTLIGHTS.c.state.in_(bindparam("states")))
    .order_by(_SPOTLIGHTS.c.id)
    .limit(MOST_UNDER_WAY)
    .with_for_update(of=_SPOTLIGHTS)
)
_UNDER_WAY = Prepared(_HELD_UNDER_WAY)
_OF_WIN_UNDER_WAY = Prepared(_HELD_UNDER_WAY.where(_SPOTLIGHTS.c.win_id == bindparam("win")))


def under_way(
    work: Work, group_id: int, states: Collection[State], win: int | None = None
) -> tuple[SpotlightFacts, ...]:
    """Return a group's spotlights in these states, of one win or of all, kept from others as above; oldest first."""
    wanted = {"group": group_id, "states": states}
    return _found(work, _UNDER_WAY, wanted) if win is None else _found(work, _OF_WIN_UNDER_WAY, {**wanted, "win": win})


_FREE = _SEEN.limit(bindparam("limit")).with_for_update(of=_SPOTLIGHTS, skip_locked=True)
_POSTS_DUE = Prepared(
    _FREE.where(_SPOTLIGHTS.c.state == State.SCHEDULED, _SPOTLIGHTS.c.due_at <= bindparam("now")).order_by(
        _SPOTLIGHTS.c.due_at, _SPOTLIGHTS.c.id
    )
)
_NOTICES_DUE = Prepared(
    _FREE.where(_SPOTLIGHTS.c.notice_at <= bindparam("now")).order_by(_SPOTLIGHTS.c.notice_at, _SPOTLIGHTS.c.id)
)


def posts_due(work: Work, limit: int) -> tuple[SpotlightFacts, ...]:
    """Return a batch of what is posted now, that no other replica works on; kept until this work ends."""
    return tuple(map(SpotlightFacts._make, _POSTS_DUE.rows(work.connection, {"now": work.now, "limit": limit})))


def notices_due(work: Work, limit: int) -> tuple[SpotlightFacts, ...]:
    """Return a batch of those of which somebody is told now, as above."""
    return tuple(map(SpotlightFacts._make, _NOTICES_DUE.rows(work.connection, {"now": work.now, "limit": limit})))


def move(work: Work, one: SpotlightFacts, **changes: Any) -> SpotlightFacts | None:  # noqa: ANN401 (any column's value)
    """Change a spotlight if it is where it was read, with the same writer; return it as it is now, else None."""
    same_writer = _SPOTLIGHTS.c.writer.is_not_distinct_from(one.writer)
    mine = (_SPOTLIGHTS.c.id == one.id, _SPOTLIGHTS.c.state == one.state, same_writer)
    moved = cast("CursorResult[Any]", work.connection.execute(update(_SPOTLIGHTS).where(*mine).values(**changes)))
    return one._replace(**changes) if moved.rowcount == 1 else None


def _found(work: Work, wanted: Prepared, values: Mapping[str, Any]) -> tuple[SpotlightFacts, ...]:
    return tuple(SpotlightFacts._make(row) for row in wanted.rows(work.connection, values))
