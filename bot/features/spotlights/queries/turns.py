"""Whose turn it is: groups that are to be looked at, and what has been, by which writers are chosen."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import permutations
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, func, insert, or_, select, update

from bot.db.inserts import insert_into
from bot.db.prepared import Prepared
from bot.features.spotlights.facts import Light, Pair
from bot.features.spotlights.models import CONTRIBUTIONS, ContributionRecord, Prompt, Spotlight, State, Turn
from bot.work import Work

CREDITS = (State.HERO_REVIEW, State.SCHEDULED, State.POSTED)  # who declines is owed as before: declining is free

_SPOTLIGHTS, _TURNS, _PROMPTS, _DONE = (
    cast("Table", model.__table__) for model in (Spotlight, Turn, Prompt, ContributionRecord)
)


class TurnRow(NamedTuple):
    """A group whose spotlights are to be looked at."""

    group_id: int
    workspace: str


def call(work: Work, workspace: str, group_id: int) -> None:
    """Have a group's spotlights looked at now. Called before a row of them is changed: whoever looks locks so, too."""
    statement = insert_into(work.connection, _TURNS).values(group_id=group_id, workspace=workspace, due_at=work.now)
    work.connection.execute(statement.on_conflict_do_update(index_elements=("group_id",), set_={"due_at": work.now}))


_TURNS_DUE = Prepared(
    select(_TURNS.c.group_id, _TURNS.c.workspace)
    .where(_TURNS.c.due_at <= bindparam("now"))
    .order_by(_TURNS.c.due_at, _TURNS.c.group_id)
    .limit(bindparam("limit"))
)
_HOLD_TURNS = Prepared(
    select(_TURNS.c.group_id, _TURNS.c.due_at)
    .where(_TURNS.c.workspace == bindparam("workspace"))
    .order_by(_TURNS.c.group_id)
    .with_for_update()
)


def turns_due(work: Work, limit: int) -> tuple[TurnRow, ...]:
    """Return groups whose spotlights are to be looked at, the longest due first."""
    return tuple(map(TurnRow._make, _TURNS_DUE.rows(work.connection, {"now": work.now, "limit": limit})))


def hold_turns(work: Work, workspace: str) -> frozenset[int]:
    """Keep all others of this workspace from asking writers until this work ends; return the groups that are due."""
    held = _HOLD_TURNS.rows(work.connection, {"workspace": workspace})
    return frozenset(group for group, due_at in held if due_at is not None and due_at <= work.now)


def set_turn(work: Work, group_id: int, due_at: datetime | None) -> None:
    """Set when a group's spotlights are looked at next."""
    work.connection.execute(update(_TURNS).where(_TURNS.c.group_id == group_id).values(due_at=due_at))


def note_prompt(work: Work, workspace: str, spotlight: int, writer: str) -> None:
    """Keep that somebody was asked."""
    row = {"workspace": workspace, "spotlight_id": spotlight, "writer": writer, "prompted_at": work.now}
    work.connection.execute(insert(_PROMPTS), [row])


_OF_GROUP = _SPOTLIGHTS.c.group_id == bindparam("group")
_SENT_SINCE = _SPOTLIGHTS.c.sent_at > bindparam("since")
_DONE_SINCE = (_DONE.c.group_id == bindparam("group"), _DONE.c.at > bindparam("since"))
_ASKED = Prepared(
    select(_PROMPTS.c.spotlight_id, _PROMPTS.c.writer).where(_PROMPTS.c.spotlight_id.in_(bindparam("spotlights")))
)
_PROMPTS_SINCE = Prepared(
    select(_PROMPTS.c.writer, func.count())
    .where(_PROMPTS.c.workspace == bindparam("workspace"), _PROMPTS.c.prompted_at > bindparam("since"))
    .group_by(_PROMPTS.c.writer)
)
_TOOK_PART = Prepared(select(_DONE.c.win_id, _DONE.c.user).where(*_DONE_SINCE))
_CONTRIBUTED = Prepared(
    select(_DONE.c.user, func.count(_DONE.c.win_id.distinct()))
    .where(*_DONE_SINCE, _DONE.c.kind.in_(CONTRIBUTIONS))
    .group_by(_DONE.c.user)
)
_CREDITED = Prepared(
    select(_SPOTLIGHTS.c.hero, func.count())
    .where(_OF_GROUP, _SENT_SINCE, _SPOTLIGHTS.c.state.in_(CREDITS))
    .group_by(_SPOTLIGHTS.c.hero)
)
_WROTE = Prepared(
    select(_SPOTLIGHTS.c.writer, _SPOTLIGHTS.c.hero, func.count())
    .where(_OF_GROUP, _SENT_SINCE)
    .group_by(_SPOTLIGHTS.c.writer, _SPOTLIGHTS.c.hero)
)
_SWAPS = Prepared(
    select(_SPOTLIGHTS.c.hero, _SPOTLIGHTS.c.writer).where(
        _SPOTLIGHTS.c.workspace == bindparam("workspace"),
        _SPOTLIGHTS.c.writer.is_not(None),
        or_(_SPOTLIGHTS.c.state.in_(bindparam("open_states")), _SENT_SINCE),
    )
)
_BEGUN_SINCE = select(func.count()).where(_OF_GROUP, _SPOTLIGHTS.c.begun_at > bindparam("since"))


def asked(work: Work, spotlight_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return who was asked already, by spotlight."""
    wanted = list(spotlight_ids)
    found: dict[int, set[str]] = {key: set() for key in wanted}
    for key, writer in _ASKED.rows(work.connection, {"spotlights": wanted}):
        found[key].add(writer)
    return {key: frozenset(writers) for key, writers in found.items()}


def prompts_since(work: Work, workspace: str, since: datetime) -> dict[str, int]:
    """Return how often each person of the workspace was asked after `since`."""
    return _counts(work, _PROMPTS_SINCE, {"workspace": workspace, "since": since})


def took_part(work: Work, group_id: int, since: datetime) -> dict[int, frozenset[str]]:
    """Return who took part in each win of the group after `since`: its witnesses."""
    found: dict[int, set[str]] = {}
    for win, user in _TOOK_PART.rows(work.connection, {"group": group_id, "since": since}):
        found.setdefault(win, set()).add(user)
    return {win: frozenset(people) for win, people in found.items()}


def together(people: Iterable[frozenset[str]]) -> Counter[Pair]:
    """Return in how many wins both of a pair took part, under either order."""
    return Counter(pair for of_win in people for pair in permutations(sorted(of_win), 2))


def light(work: Work, group_id: int, since: datetime) -> dict[str, Light]:
    """Return each person's account after `since`: a win counts once, whatever was done for it."""
    lately = {"group": group_id, "since": since}
    done, seen = _counts(work, _CONTRIBUTED, lately), _counts(work, _CREDITED, lately)
    return {user: Light(done.get(user, 0), seen.get(user, 0)) for user in {*done, *seen}}


def wrote(work: Work, group_id: int, since: datetime) -> dict[Pair, int]:
    """Return how often each writer wrote about each hero after `since`."""
    rows = _WROTE.rows(work.connection, {"group": group_id, "since": since})
    return {(writer, hero): count for writer, hero, count in rows}


def swaps(work: Work, workspace: str, since: datetime, open_states: Collection[State]) -> frozenset[Pair]:
    """Return the pairs that would be swaps: the hero writes, or has written after `since`, about the writer."""
    lately = {"workspace": workspace, "since": since, "open_states": open_states}
    return frozenset(_SWAPS.rows(work.connection, lately))


def begun_since(work: Work, group_id: int, since: datetime) -> int:
    """Return for how many heroes of the group a first writer was asked after `since`."""
    return work.connection.execute(_BEGUN_SINCE, {"group": group_id, "since": since}).scalar_one()


def _counts(work: Work, counted: Prepared, values: Mapping[str, Any]) -> dict[str, int]:
    return dict(counted.rows(work.connection, values))
