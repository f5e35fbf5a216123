"""Asks, and the quiet questions that are put to people."""

from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Table, and_, delete, insert, or_, select, update

from bot.features.asks.facts import AskFacts
from bot.features.asks.models import Ask, GroupAsks, Question, State, Way
from bot.work import Work

UNCLAIMED = (State.OPEN, State.ROUTED)
MOST = 200  # of one person, or of a group: far above what a team of peers asks at a time


_ASKS, _QUESTIONS, _GROUPS = (cast("Table", model.__table__) for model in (Ask, Question, GroupAsks))
_COLUMNS = [_ASKS.c[name] for name in AskFacts._fields]
_ALL = select(*_COLUMNS)
IS_ASKED = and_(_QUESTIONS.c.ask_id == _ASKS.c.id, _QUESTIONS.c.round == _ASKS.c.round, _ASKS.c.state == State.ROUTED)


def add(work: Work, values: dict[str, Any]) -> AskFacts:
    """Keep a new ask, and return it."""
    row = work.connection.execute(insert(_ASKS).values(**values).returning(*_COLUMNS)).one()
    return AskFacts._make(row)


def ask(work: Work, workspace: str, handle: str, *, locked: bool = False) -> AskFacts | None:
    """Return an ask; `locked` keeps others from changing it until this work ends."""
    wanted = _ALL.where(_ASKS.c.workspace == workspace, _ASKS.c.handle == handle)
    row = work.connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
    return AskFacts._make(row) if row else None


def asks(work: Work, *which: ColumnElement[bool], newest: int | None = None) -> tuple[AskFacts, ...]:
    """Return asks, the oldest first; of more than `newest` the newest, these first. Whoever calls names whose."""
    order = _ASKS.c.id if newest is None else _ASKS.c.thanked_at.desc()
    wanted = _ALL.where(*which).order_by(order).limit(MOST if newest is None else newest)
    return tuple(AskFacts._make(row) for row in work.connection.execute(wanted))


def all_of(work: Work, *which: ColumnElement[bool], locked: bool = False) -> tuple[AskFacts, ...]:
    """Return every such ask, the oldest first; `locked` keeps others from changing them until this work ends."""
    wanted = _ALL.where(*which).order_by(_ASKS.c.id)
    rows = work.connection.execute(wanted.with_for_update() if locked else wanted)
    return tuple(AskFacts._make(row) for row in rows)


def due(work: Work, limit: int) -> tuple[AskFacts, ...]:
    """Return a batch of asks of which something is due, that no other replica works on; kept until this work ends.

    Those of paused groups stand still.
    """
    paused = select(_GROUPS.c.group_id).where(_GROUPS.c.paused_at.is_not(None))
    expired = and_(_ASKS.c.expires_at <= work.now, _ASKS.c.state.in_(UNCLAIMED))
    wanted = _ALL.where(or_(_ASKS.c.due_at <= work.now, expired), _ASKS.c.group_id.not_in(paused))
    rows = wanted.order_by(_ASKS.c.workspace, _ASKS.c.id).limit(limit).with_for_update(skip_locked=True)
    return tuple(AskFacts._make(row) for row in work.connection.execute(rows))


def change(work: Work, one: AskFacts, **changes: Any) -> AskFacts | None:  # noqa: ANN401 (any column's value)
    """Change an ask if it is where it was read, with the same helper; return it as it is now, else None."""
    same_helper = _ASKS.c.helper.is_not_distinct_from(one.helper)
    mine = (_ASKS.c.id == one.id, _ASKS.c.state == one.state, _ASKS.c.round == one.round, same_helper)
    done = cast("CursorResult[Any]", work.connection.execute(update(_ASKS).where(*mine).values(**changes)))
    return one._replace(**changes) if done.rowcount == 1 else None


def open_to_everyone(work: Work, groups: Collection[int], user: str) -> tuple[AskFacts, ...]:
    """Return the open asks of others to everyone of these groups, in the order in which everyone was asked."""
    which = (_ASKS.c.group_id.in_(groups), _ASKS.c.state == State.OPEN, _ASKS.c.way == Way.EVERYONE)
    wanted = _ALL.where(*which, _ASKS.c.asker != user)
    rows = work.connection.execute(wanted.order_by(_ASKS.c.public_at, _ASKS.c.handle).limit(MOST))
    return tuple(AskFacts._make(row) for row in rows)


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


def asked(work: Work, one: AskFacts) -> frozenset[str]:
    """Return who was asked quietly for this ask."""
    rows = select(_QUESTIONS.c.user).where(_QUESTIONS.c.ask_id == one.id)
    return frozenset(work.connection.execute(rows).scalars())


def asked_now(work: Work, one: AskFacts) -> str | None:
    """Return who is asked now and has not passed."""
    rows = select(_QUESTIONS.c.user).join(_ASKS, IS_ASKED).where(_ASKS.c.id == one.id, _QUESTIONS.c.hidden.is_(False))
    return work.connection.execute(rows).scalar_one_or_none()


def questions_to(work: Work, workspace: str, user: str, groups: Collection[int]) -> tuple[AskFacts, ...]:
    """Return the asks that are put to a person now, unless they passed, the oldest first."""
    mine = (_QUESTIONS.c.workspace == workspace, _QUESTIONS.c.user == user, _QUESTIONS.c.hidden.is_(False))
    wanted = _ALL.join_from(_ASKS, _QUESTIONS, IS_ASKED).where(*mine, _ASKS.c.group_id.in_(groups))
    return tuple(AskFacts._make(row) for row in work.connection.execute(wanted.order_by(_ASKS.c.id)))
