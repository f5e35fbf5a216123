"""The selects, and the few statements that must be safe when two people or two replicas act at once."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import permutations
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, CursorResult, Select, Table, func, insert, or_, select, update

from bot.db.inserts import insert_into
from bot.features.spotlights.facts import Light, Pair, SpotlightFacts
from bot.features.spotlights.models import CONTRIBUTIONS, ContributionRecord, Prompt, Spotlight, State, Turn, Win
from bot.work import Work

CREDITS = (State.HERO_REVIEW, State.SCHEDULED, State.POSTED)  # who declines is owed as before: declining is free
MOST_UNDER_WAY = 200  # of one group: far above what a team of peers begins

_SPOTLIGHTS, _WINS, _TURNS, _PROMPTS, _DONE = (
    cast("Table", model.__table__) for model in (Spotlight, Win, Turn, Prompt, ContributionRecord)
)
_OF_WIN = ("title", "driver")
_ALL = [(_WINS if name in _OF_WIN else _SPOTLIGHTS).c[name] for name in SpotlightFacts._fields]
_SEEN = select(*_ALL).join_from(_SPOTLIGHTS, _WINS, _WINS.c.id == _SPOTLIGHTS.c.win_id)


class TurnRow(NamedTuple):
    """A group whose spotlights are to be looked at."""

    group_id: int
    workspace: str


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


def note_prompt(work: Work, workspace: str, spotlight: int, writer: str) -> None:
    """Keep that somebody was asked."""
    row = {"workspace": workspace, "spotlight_id": spotlight, "writer": writer, "prompted_at": work.now}
    work.connection.execute(insert(_PROMPTS), [row])


def end_win(work: Work, group_id: int, source: str) -> int | None:
    """Note that a win slipped; return its id, or None when it is unknown or had slipped before."""
    mine = (_WINS.c.group_id == group_id, _WINS.c.source == source, _WINS.c.ended_at.is_(None))
    ended = update(_WINS).where(*mine).values(ended_at=work.now).returning(_WINS.c.id)
    return work.connection.execute(ended).scalar_one_or_none()


def call(work: Work, workspace: str, group_id: int) -> None:
    """Have a group's spotlights looked at now. Called before a row of them is changed: whoever looks locks so, too."""
    statement = insert_into(work.connection, _TURNS).values(group_id=group_id, workspace=workspace, due_at=work.now)
    work.connection.execute(statement.on_conflict_do_update(index_elements=("group_id",), set_={"due_at": work.now}))


def turns_due(work: Work, limit: int) -> tuple[TurnRow, ...]:
    """Return groups whose spotlights are to be looked at, the longest due first."""
    due = select(_TURNS.c.group_id, _TURNS.c.workspace).where(_TURNS.c.due_at <= work.now)
    rows = work.connection.execute(due.order_by(_TURNS.c.due_at, _TURNS.c.group_id).limit(limit))
    return tuple(TurnRow._make(row) for row in rows)


def hold_turns(work: Work, workspace: str) -> frozenset[int]:
    """Keep all others of this workspace from asking writers until this work ends; return the groups that are due."""
    rows = select(_TURNS.c.group_id, _TURNS.c.due_at).where(_TURNS.c.workspace == workspace)
    held = work.connection.execute(rows.order_by(_TURNS.c.group_id).with_for_update()).all()
    return frozenset(row.group_id for row in held if row.due_at is not None and row.due_at <= work.now)


def set_turn(work: Work, group_id: int, due_at: datetime | None) -> None:
    """Set when a group's spotlights are looked at next."""
    work.connection.execute(update(_TURNS).where(_TURNS.c.group_id == group_id).values(due_at=due_at))


def spotlight(
    work: Work, workspace: str, key: int, *which: ColumnElement[bool], locked: bool = False
) -> SpotlightFacts | None:
    """Return a spotlight; `locked` keeps others from changing it until this work ends."""
    wanted = _SEEN.where(_SPOTLIGHTS.c.workspace == workspace, _SPOTLIGHTS.c.id == key, *which)
    row = work.connection.execute(wanted.with_for_update(of=_SPOTLIGHTS) if locked else wanted).one_or_none()
    return SpotlightFacts._make(row) if row else None


def spotlights(work: Work, *which: ColumnElement[bool], newest: int | None = None) -> tuple[SpotlightFacts, ...]:
    """Return spotlights, the oldest first; of more than `newest` the newest, these first. Whoever calls names whose."""
    wanted = _SEEN.where(*which)
    if newest is None:
        wanted = wanted.order_by(_SPOTLIGHTS.c.id).limit(MOST_UNDER_WAY)
    else:
        wanted = wanted.order_by(_SPOTLIGHTS.c.id.desc()).limit(newest)
    return tuple(SpotlightFacts._make(row) for row in work.connection.execute(wanted))


def all_of_person(work: Work, *which: ColumnElement[bool], locked: bool) -> tuple[SpotlightFacts, ...]:
    """Return every spotlight of one person, the oldest first; `locked` as above. Whoever calls names whose."""
    wanted = _SEEN.where(*which).order_by(_SPOTLIGHTS.c.id)
    rows = work.connection.execute(wanted.with_for_update(of=_SPOTLIGHTS) if locked else wanted)
    return tuple(SpotlightFacts._make(row) for row in rows)


def under_way(
    work: Work, group_id: int, states: Collection[State], *which: ColumnElement[bool]
) -> tuple[SpotlightFacts, ...]:
    """Return a group's spotlights in these states, kept from others until this work ends; the oldest first."""
    wanted = _SEEN.where(_SPOTLIGHTS.c.group_id == group_id, _SPOTLIGHTS.c.state.in_(states), *which)
    wanted = wanted.order_by(_SPOTLIGHTS.c.id).limit(MOST_UNDER_WAY).with_for_update(of=_SPOTLIGHTS)
    return tuple(SpotlightFacts._make(row) for row in work.connection.execute(wanted))


def claimed(work: Work, limit: int, *which: ColumnElement[bool]) -> tuple[SpotlightFacts, ...]:
    """Return a batch of spotlights that no other replica works on, and keep them until this work ends."""
    wanted = _SEEN.where(*which).order_by(_SPOTLIGHTS.c.id).limit(limit)
    rows = work.connection.execute(wanted.with_for_update(of=_SPOTLIGHTS, skip_locked=True))
    return tuple(SpotlightFacts._make(row) for row in rows)


def move(work: Work, one: SpotlightFacts, **changes: Any) -> SpotlightFacts | None:  # noqa: ANN401 (any column's value)
    """Change a spotlight if it is where it was read, with the same writer; return it as it is now, else None."""
    same_writer = _SPOTLIGHTS.c.writer.is_not_distinct_from(one.writer)
    mine = (_SPOTLIGHTS.c.id == one.id, _SPOTLIGHTS.c.state == one.state, same_writer)
    moved = cast("CursorResult[Any]", work.connection.execute(update(_SPOTLIGHTS).where(*mine).values(**changes)))
    return one._replace(**changes) if moved.rowcount == 1 else None


def asked(work: Work, spotlight_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return who was asked already, by spotlight."""
    wanted = tuple(spotlight_ids)
    found: dict[int, set[str]] = {key: set() for key in wanted}
    for key, writer in work.connection.execute(
        select(_PROMPTS.c.spotlight_id, _PROMPTS.c.writer).where(_PROMPTS.c.spotlight_id.in_(wanted))
    ):
        found[key].add(writer)
    return {key: frozenset(writers) for key, writers in found.items()}


def prompts_since(work: Work, workspace: str, since: datetime) -> dict[str, int]:
    """Return how often each person of the workspace was asked after `since`."""
    counted = select(_PROMPTS.c.writer, func.count()).where(
        _PROMPTS.c.workspace == workspace, _PROMPTS.c.prompted_at > since
    )
    return _counts(work, counted.group_by(_PROMPTS.c.writer))


def took_part(work: Work, group_id: int, since: datetime) -> dict[int, frozenset[str]]:
    """Return who took part in each win of the group after `since`: its witnesses."""
    rows = select(_DONE.c.win_id, _DONE.c.user).where(_DONE.c.group_id == group_id, _DONE.c.at > since)
    found: dict[int, set[str]] = {}
    for win, user in work.connection.execute(rows):
        found.setdefault(win, set()).add(user)
    return {win: frozenset(people) for win, people in found.items()}


def together(people: Iterable[frozenset[str]]) -> Counter[Pair]:
    """Return in how many wins both of a pair took part, under either order."""
    return Counter(pair for of_win in people for pair in permutations(sorted(of_win), 2))


def light(work: Work, group_id: int, since: datetime) -> dict[str, Light]:
    """Return each person's account after `since`: a win counts once, whatever was done for it."""
    contributed = select(_DONE.c.user, func.count(_DONE.c.win_id.distinct())).where(
        _DONE.c.group_id == group_id, _DONE.c.at > since, _DONE.c.kind.in_(CONTRIBUTIONS)
    )
    credited = select(_SPOTLIGHTS.c.hero, func.count()).where(
        _SPOTLIGHTS.c.group_id == group_id, _SPOTLIGHTS.c.sent_at > since, _SPOTLIGHTS.c.state.in_(CREDITS)
    )
    done = _counts(work, contributed.group_by(_DONE.c.user))
    seen = _counts(work, credited.group_by(_SPOTLIGHTS.c.hero))
    return {user: Light(done.get(user, 0), seen.get(user, 0)) for user in {*done, *seen}}


def wrote(work: Work, group_id: int, since: datetime) -> dict[Pair, int]:
    """Return how often each writer wrote about each hero after `since`."""
    columns = (_SPOTLIGHTS.c.writer, _SPOTLIGHTS.c.hero)
    counted = select(*columns, func.count()).where(_SPOTLIGHTS.c.group_id == group_id, _SPOTLIGHTS.c.sent_at > since)
    return {(writer, hero): count for writer, hero, count in work.connection.execute(counted.group_by(*columns))}


def swaps(work: Work, workspace: str, since: datetime, open_states: Collection[State]) -> frozenset[Pair]:
    """Return the pairs that would be swaps: the hero writes, or has written after `since`, about the writer."""
    lately = or_(_SPOTLIGHTS.c.state.in_(open_states), _SPOTLIGHTS.c.sent_at > since)
    rows = select(_SPOTLIGHTS.c.hero, _SPOTLIGHTS.c.writer).where(
        _SPOTLIGHTS.c.workspace == workspace, _SPOTLIGHTS.c.writer.is_not(None), lately
    )
    return frozenset((hero, writer) for hero, writer in work.connection.execute(rows))


def begun_since(work: Work, group_id: int, since: datetime) -> int:
    """Return for how many heroes of the group a first writer was asked after `since`."""
    counted = select(func.count()).where(_SPOTLIGHTS.c.group_id == group_id, _SPOTLIGHTS.c.begun_at > since)
    return work.connection.execute(counted).scalar_one()


def _counts(work: Work, counted: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in work.connection.execute(counted)}
