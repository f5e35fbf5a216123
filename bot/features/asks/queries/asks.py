"""Asks, and the quiet questions that are put to people."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Select, Table, and_, bindparam, delete, insert, or_, select, update

from bot.db.prepared import Prepared
from bot.features.asks.facts import AskFacts
from bot.features.asks.models import Ask, Question, State, Way
from bot.features.asks.queries.groups import PAUSED
from bot.work import Work

UNCLAIMED = (State.OPEN, State.ROUTED)
MOST = 200  # of one person, or of a group: far above what a team of peers asks at a time


_ASKS, _QUESTIONS = (cast("Table", model.__table__) for model in (Ask, Question))
_COLUMNS = [_ASKS.c[name] for name in AskFacts._fields]
_ALL = select(*_COLUMNS)
IS_ASKED = and_(_QUESTIONS.c.ask_id == _ASKS.c.id, _QUESTIONS.c.round == _ASKS.c.round, _ASKS.c.state == State.ROUTED)
_HERE = _ASKS.c.workspace == bindparam("workspace")


def add(work: Work, values: dict[str, Any]) -> AskFacts:
    """Keep a new ask, and return it."""
    row = work.connection.execute(insert(_ASKS).values(**values).returning(*_COLUMNS)).one()
    return AskFacts._make(row)


_THIS = _ALL.where(_HERE, _ASKS.c.handle == bindparam("handle"))
_LOOK, _HOLD = Prepared(_THIS), Prepared(_THIS.with_for_update())


def ask(work: Work, workspace: str, handle: str, *, locked: bool = False) -> AskFacts | None:
    """Return an ask; `locked` keeps others from changing it until this work ends."""
    wanted = {"workspace": workspace, "handle": handle}
    rows = (_HOLD if locked else _LOOK).rows(work.connection, wanted)
    return AskFacts._make(rows[0]) if rows else None


def chosen(*which: ColumnElement[bool]) -> Select[Any]:
    """Return a select for `asks`, the oldest first: who asks it names whose, and builds it once."""
    return _ALL.where(*which).order_by(_ASKS.c.id).limit(MOST)


def asks(work: Work, wanted: Prepared, values: Mapping[str, object]) -> tuple[AskFacts, ...]:
    """Return asks, by a select from `chosen` and the values that it names."""
    return _facts(wanted.rows(work.connection, values))


def _facts(rows: Iterable[Iterable[Any]]) -> tuple[AskFacts, ...]:
    return tuple(AskFacts._make(row) for row in rows)


_THANKED = (
    _ALL.where(_HERE, _ASKS.c.state == State.THANKED).order_by(_ASKS.c.thanked_at.desc()).limit(bindparam("most"))
)
_NEWEST_GIVEN = Prepared(_THANKED.where(_ASKS.c.helper == bindparam("user")))
_NEWEST_RECEIVED = Prepared(_THANKED.where(_ASKS.c.asker == bindparam("user")))


def newest_given(work: Work, workspace: str, user: str, most: int) -> tuple[AskFacts, ...]:
    """Return what a person helped with and was thanked for, the newest first."""
    return _facts(_NEWEST_GIVEN.rows(work.connection, {"workspace": workspace, "user": user, "most": most}))


def newest_received(work: Work, workspace: str, user: str, most: int) -> tuple[AskFacts, ...]:
    """Return what a person was helped with and gave thanks for, the newest first."""
    return _facts(_NEWEST_RECEIVED.rows(work.connection, {"workspace": workspace, "user": user, "most": most}))


def all_of(work: Work, *which: ColumnElement[bool], locked: bool = False) -> tuple[AskFacts, ...]:
    """Return every such ask, the oldest first; `locked` keeps others from changing them until this work ends."""
    wanted = _ALL.where(*which).order_by(_ASKS.c.id)
    return _facts(work.connection.execute(wanted.with_for_update() if locked else wanted))


_IS_DUE = or_(
    _ASKS.c.due_at <= bindparam("now"), and_(_ASKS.c.expires_at <= bindparam("now"), _ASKS.c.state.in_(UNCLAIMED))
)
_DUE = (
    _ALL.where(_IS_DUE, _ASKS.c.group_id.not_in(PAUSED))
    .order_by(_ASKS.c.workspace, _ASKS.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


def due(work: Work, limit: int) -> tuple[AskFacts, ...]:
    """Return a batch of asks of which something is due, that no other replica works on; kept until this work ends.

    Those of paused groups stand still.
    """
    return _facts(work.connection.execute(_DUE, {"now": work.now, "limit": limit}))


def change(work: Work, one: AskFacts, **changes: Any) -> AskFacts | None:  # noqa: ANN401 (any column's value)
    """Change an ask if it is where it was read, with the same helper; return it as it is now, else None."""
    same_helper = _ASKS.c.helper.is_not_distinct_from(one.helper)
    mine = (_ASKS.c.id == one.id, _ASKS.c.state == one.state, _ASKS.c.round == one.round, same_helper)
    done = cast("CursorResult[Any]", work.connection.execute(update(_ASKS).where(*mine).values(**changes)))
    return one._replace(**changes) if done.rowcount == 1 else None


_OPEN_TO_EVERYONE = Prepared(
    _ALL.where(_ASKS.c.group_id.in_(bindparam("groups")), _ASKS.c.state == State.OPEN, _ASKS.c.way == Way.EVERYONE)
    .where(_ASKS.c.asker != bindparam("user"))
    .order_by(_ASKS.c.public_at, _ASKS.c.handle)
    .limit(MOST)
)


def open_to_everyone(work: Work, groups: Collection[int], user: str) -> tuple[AskFacts, ...]:
    """Return the open asks of others to everyone of these groups, in the order in which everyone was asked."""
    return _facts(_OPEN_TO_EVERYONE.rows(work.connection, {"groups": groups, "user": user}))


def note_question(work: Work, one: AskFacts, user: str, number: int) -> None:
    """Keep that somebody is asked in a round."""
    row = {"workspace": one.workspace, "ask_id": one.id, "user": user, "round": number, "hidden": False}
    work.connection.execute(insert(_QUESTIONS), [row])


def hide(work: Work, one: AskFacts, user: str) -> None:
    """Let somebody not see the present question any more."""
    mine = (_QUESTIONS.c.ask_id == one.id, _QUESTIONS.c.user == user)
    work.connection.execute(update(_QUESTIONS).where(*mine).values(hidden=True))


def forget_hidden(work: Work, one: AskFacts) -> None:
    """Forget who did not want to see a question that is over: every row of the past is the same."""
    work.connection.execute(update(_QUESTIONS).where(_QUESTIONS.c.ask_id == one.id).values(hidden=False))


def forget_questions(work: Work, one: AskFacts) -> None:
    """Forget who was asked: what is asked now is something else."""
    work.connection.execute(delete(_QUESTIONS).where(_QUESTIONS.c.ask_id == one.id))


_ASKED = select(_QUESTIONS.c.user).where(_QUESTIONS.c.ask_id == bindparam("ask"))
_ASKED_NOW = (
    select(_QUESTIONS.c.user)
    .join(_ASKS, IS_ASKED)
    .where(_ASKS.c.id == bindparam("ask"), _QUESTIONS.c.hidden.is_(False))
)


def asked(work: Work, one: AskFacts) -> frozenset[str]:
    """Return who was asked quietly for this ask."""
    return frozenset(work.connection.execute(_ASKED, {"ask": one.id}).scalars())


def asked_now(work: Work, one: AskFacts) -> str | None:
    """Return who is asked now and has not passed."""
    return work.connection.execute(_ASKED_NOW, {"ask": one.id}).scalar_one_or_none()


_QUESTIONS_TO = Prepared(
    _ALL.join_from(_ASKS, _QUESTIONS, IS_ASKED)
    .where(_QUESTIONS.c.workspace == bindparam("workspace"), _QUESTIONS.c.user == bindparam("user"))
    .where(_QUESTIONS.c.hidden.is_(False), _ASKS.c.group_id.in_(bindparam("groups")))
    .order_by(_ASKS.c.id)
)


def questions_to(work: Work, workspace: str, user: str, groups: Collection[int]) -> tuple[AskFacts, ...]:
    """Return the asks that are put to a person now, unless they passed, the oldest first."""
    mine = {"workspace": workspace, "user": user, "groups": groups}
    return _facts(_QUESTIONS_TO.rows(work.connection, mine))
