"""The selects of what the group sees: its issues, who sees them too, and who said yes to a question about them."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import TypedDict, Unpack, cast

from sqlalchemy import ColumnElement, String, Table, bindparam, func, literal_column, or_, select, type_coerce

from bot.db.prepared import Prepared
from bot.features.grayzone.facts import IssueFacts, SightingFacts
from bot.features.grayzone.models import Answer, Issue, Question, Sighting, State
from bot.work import Work

Newest = Callable[[], list[tuple[int, str, int, str]]]  # gives what `newest_issues` has asked for

MOST_ISSUES = 200  # of one list: far above what a team of peers keeps open

_ISSUES, _SIGHTINGS = (cast("Table", model.__table__) for model in (Issue, Sighting))
_ISSUE = select(*(_ISSUES.c[name] for name in IssueFacts._fields))
_SIGHTING = select(*(_SIGHTINGS.c[name] for name in SightingFacts._fields))
_THIS_ISSUE = _ISSUE.where(
    _ISSUES.c.workspace == bindparam("workspace"),
    _ISSUES.c.group_id == bindparam("group"),
    _ISSUES.c.number == bindparam("number"),
)
_LOOK, _HOLD = Prepared(_THIS_ISSUE), Prepared(_THIS_ISSUE.with_for_update())  # SQLite has one writer, and ignores it


def _in_group(states: tuple[State, ...]) -> ColumnElement[bool]:
    """Return what is true of a group's issues in these states, written out, so that there is no list to fill in."""
    in_states = _ISSUES.c.state.in_([literal_column(f"'{state}'") for state in states])
    return (_ISSUES.c.group_id == bindparam("group")) & in_states


@cache
def _newest(states: tuple[State, ...], longest: int) -> Prepared:
    return Prepared(
        select(  # text instead of enums: up to two hundred rows are read
            *(_ISSUES.c.number, func.substr(_ISSUES.c.what, 1, longest)),
            *(_ISSUES.c.handoff_id, type_coerce(_ISSUES.c.symptom, String)),
        )
        .where(_in_group(states))
        .order_by(_ISSUES.c.number.desc())
        .limit(MOST_ISSUES)
    )


def newest_issues(work: Work, group_id: int, states: tuple[State, ...], longest: int) -> Newest:
    """Ask ahead for number, first `longest` characters, handoff and symptom of the group's newest issues."""
    return cast("Newest", _newest(states, longest).ahead(work.connection, {"group": group_id}))


def issue(work: Work, workspace: str, group_id: int, number: int, *, locked: bool = False) -> IssueFacts | None:
    """Return an issue of the group; `locked` keeps others from changing it until this work ends."""
    wanted = {"workspace": workspace, "group": group_id, "number": number}
    rows = (_HOLD if locked else _LOOK).rows(work.connection, wanted)
    return IssueFacts._make(rows[0]) if rows else None


class Narrower(TypedDict, total=False):
    """What else may be asked of a group's issues: by when due, since when won, or raised, driven or seen by whom."""

    due_by: datetime
    won_since: datetime
    of_person: str


_NARROWER = {
    "due_by": _ISSUES.c.due_at <= bindparam("due_by"),
    "won_since": _ISSUES.c.won_at >= bindparam("won_since"),
    "of_person": or_(
        _ISSUES.c.author == bindparam("of_person"),
        _ISSUES.c.driver == bindparam("of_person"),
        _ISSUES.c.id.in_(select(_SIGHTINGS.c.issue_id).where(_SIGHTINGS.c.user == bindparam("of_person"))),
    ),
}


@cache
def _issues(states: tuple[State, ...], narrower: tuple[str, ...], *, locked: bool) -> Prepared:
    wanted = _ISSUE.where(_in_group(states), *(_NARROWER[name] for name in narrower))
    wanted = wanted.order_by(_ISSUES.c.number).limit(MOST_ISSUES)
    return Prepared(wanted.with_for_update() if locked else wanted)


def issues(
    work: Work, group_id: int, states: tuple[State, ...], *, locked: bool = False, **narrower: Unpack[Narrower]
) -> tuple[IssueFacts, ...]:
    """Return the group's issues in these states, the oldest first; `locked` keeps others from them, as above."""
    rows = _issues(states, tuple(narrower), locked=locked).rows(work.connection, {"group": group_id, **narrower})
    return tuple(map(IssueFacts._make, rows))


_NUMBERED = Prepared(
    _ISSUE.where(
        _ISSUES.c.group_id == bindparam("group"),
        _ISSUES.c.state.in_(bindparam("states")),
        _ISSUES.c.number.in_(bindparam("numbers")),
    )
    .order_by(_ISSUES.c.number)
    .limit(MOST_ISSUES)
)


def numbered(work: Work, group_id: int, states: Iterable[State], numbers: Iterable[int]) -> tuple[IssueFacts, ...]:
    """Return those of the group's issues with these numbers that are in these states, the oldest first."""
    wanted = {"group": group_id, "states": list(states), "numbers": list(numbers)}
    return tuple(map(IssueFacts._make, _NUMBERED.rows(work.connection, wanted)))


@cache
def _count(states: tuple[State, ...]) -> Prepared:
    return Prepared(select(func.count()).where(_in_group(states)))


def count(work: Work, group_id: int, states: tuple[State, ...]) -> int:
    """Return how many issues of the group are in these states."""
    return cast("int", _count(states).rows(work.connection, {"group": group_id})[0][0])


_SEEN_BY = Prepared(_SIGHTING.where(_SIGHTINGS.c.issue_id.in_(bindparam("issues"))).order_by(_SIGHTINGS.c.id))
_ANSWERS = (
    select(Answer)
    .where(Answer.issue_id.in_(bindparam("issues")), Answer.question == bindparam("question"))
    .order_by(Answer.id)
)


def sightings(work: Work, issue_ids: Iterable[int]) -> dict[int, tuple[SightingFacts, ...]]:
    """Return who said openly that they see these issues, by issue, in the order in which they said so."""
    found: dict[int, list[SightingFacts]] = {key: [] for key in issue_ids}
    if found:
        for row in map(SightingFacts._make, _SEEN_BY.rows(work.connection, {"issues": found})):
            found[row.issue_id].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def answers(work: Work, issue_ids: Iterable[int], question: Question) -> dict[int, tuple[Answer, ...]]:
    """Return which border functions said yes to a question, by issue."""
    found: dict[int, list[Answer]] = {key: [] for key in issue_ids}
    if found:
        for row in work.session.scalars(_ANSWERS, {"issues": list(found), "question": question}):
            found[row.issue_id].append(row)
    return {key: tuple(rows) for key, rows in found.items()}
