"""Who takes part in which group, what they chose, and whom they do not want to be brought together with."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, delete, select, tuple_, update

from bot.db.inserts import insert_into, insert_or_leave
from bot.db.prepared import Prepared
from bot.features.checkins.models import CheckinPerson, Exclusion, Participant, Rhythm
from bot.work import Work

_PEOPLE, _PARTS, _EXCLUSIONS = (cast("Table", model.__table__) for model in (CheckinPerson, Participant, Exclusion))
AT_ONCE = 500  # people who are asked for in one question


class PersonRow(NamedTuple):
    """What one person chose: columns of `models.CheckinPerson`, by the same names."""

    user: str
    weekday: int
    hour: int
    trio: bool
    paused_until: datetime | None


class PartRow(NamedTuple):
    """Somebody takes part in a group, or did: the columns of `models.Participant`, by the same names."""

    group_id: int
    user: str
    workspace: str
    rhythm: Rhythm | None
    since: datetime
    left_at: datetime | None


_CHOSEN = Prepared(
    select(*(_PEOPLE.c[name] for name in PersonRow._fields)).where(
        _PEOPLE.c.workspace == bindparam("workspace"), _PEOPLE.c.user.in_(bindparam("users"))
    )
)


def people(work: Work, workspace: str, users: Collection[str]) -> dict[str, PersonRow]:
    """Return what those who chose something chose."""
    rows = _CHOSEN.rows(work.connection, {"workspace": workspace, "users": users})
    return {row.user: row for row in map(PersonRow._make, rows)}


def choose(work: Work, workspace: str, user: str, *, new: dict[str, Any], **changes: Any) -> None:  # noqa: ANN401 (any column's value)
    """Change what a person chose; `new` is the whole row where nothing is kept yet."""
    row = {"workspace": workspace, "user": user, **new, **changes}
    same = ("workspace", "user")
    statement = insert_into(work.connection, _PEOPLE).values(**row)
    work.connection.execute(statement.on_conflict_do_update(index_elements=same, set_=changes))


_EVER = select(*(_PARTS.c[name] for name in PartRow._fields)).order_by(_PARTS.c.group_id, _PARTS.c.user)
_NOW = _EVER.where(_PARTS.c.left_at.is_(None))
_OF_PERSON = (_PARTS.c.workspace == bindparam("workspace"), _PARTS.c.user == bindparam("user"))
_EVER_OF_PERSON, _NOW_OF_PERSON = Prepared(_EVER.where(*_OF_PERSON)), Prepared(_NOW.where(*_OF_PERSON))
_NOW_OF_GROUP = Prepared(_NOW.where(_PARTS.c.group_id == bindparam("group")))
_NOW_OF_PAIRS = Prepared(_NOW.where(tuple_(_PARTS.c.group_id, _PARTS.c.user).in_(bindparam("pairs"))))


def parts_of_person(work: Work, workspace: str, user: str, *, left: bool = False) -> tuple[PartRow, ...]:
    """Return in which groups a person takes part, by group; with `left` also where they no longer do."""
    wanted = _EVER_OF_PERSON if left else _NOW_OF_PERSON
    return _parts(wanted.rows(work.connection, {"workspace": workspace, "user": user}))


def parts_of_group(work: Work, group_id: int) -> tuple[PartRow, ...]:
    """Return who takes part in a group, by person."""
    question = ("checkins.parts", group_id)
    return work.asked_once(question, lambda: _parts(_NOW_OF_GROUP.rows(work.connection, {"group": group_id})))


def parts_of(work: Work, pairs: Sequence[tuple[int, str]], limit: int) -> tuple[PartRow, ...]:
    """Return who of these (a group's id, and a user) takes part: the first ones, at most `limit`."""
    found: tuple[PartRow, ...] = ()
    for start in range(0, len(pairs), AT_ONCE):
        if len(found) < limit:
            some = {"pairs": pairs[start : start + AT_ONCE]}
            found += _parts(_NOW_OF_PAIRS.rows(work.connection, some))
    return found[:limit]


def _parts(rows: Iterable[Iterable[Any]]) -> tuple[PartRow, ...]:
    return tuple(PartRow._make(row) for row in rows)


def take_part(work: Work, values: dict[str, Any]) -> None:
    """Note that somebody takes part, again, or with another rhythm: who took part already keeps their beginning."""
    mine = (_PARTS.c.group_id == values["group_id"], _PARTS.c.user == values["user"])
    again = {"left_at": None, "since": values["since"]}
    insert_or_leave(work.connection, _PARTS, values)
    work.connection.execute(update(_PARTS).where(*mine, _PARTS.c.left_at.is_not(None)).values(**again))
    work.connection.execute(update(_PARTS).where(*mine).values(rhythm=values["rhythm"]))


def leave(work: Work, group_id: int, user: str) -> None:
    """Note that somebody takes part no longer."""
    mine = (_PARTS.c.group_id == group_id, _PARTS.c.user == user, _PARTS.c.left_at.is_(None))
    work.connection.execute(update(_PARTS).where(*mine).values(left_at=work.now))


_EXCLUDED_BY = Prepared(
    select(_EXCLUSIONS.c.other)
    .where(_EXCLUSIONS.c.workspace == bindparam("workspace"), _EXCLUSIONS.c.user == bindparam("user"))
    .order_by(_EXCLUSIONS.c.other)
)


def excluded_by(work: Work, workspace: str, user: str) -> tuple[str, ...]:
    """Return whom a person excluded: for their own eyes."""
    rows = _EXCLUDED_BY.rows(work.connection, {"workspace": workspace, "user": user})
    return tuple(other for (other,) in rows)


def exclude(work: Work, workspace: str, user: str, others: Collection[str]) -> None:
    """Keep whom a person excludes: these, and nobody else. What is saved twice at once is kept once."""
    mine = (_EXCLUSIONS.c.workspace == workspace, _EXCLUSIONS.c.user == user)
    work.connection.execute(delete(_EXCLUSIONS).where(*mine, _EXCLUSIONS.c.other.not_in(others)))
    known = set(excluded_by(work, workspace, user))
    rows = [{"workspace": workspace, "user": user, "other": other} for other in sorted(set(others) - known)]
    if rows:
        work.connection.execute(insert_into(work.connection, _EXCLUSIONS).values(rows).on_conflict_do_nothing())


_EXCLUDED_AMONG = Prepared(
    select(_EXCLUSIONS.c.user, _EXCLUSIONS.c.other).where(
        _EXCLUSIONS.c.workspace == bindparam("workspace"),
        _EXCLUSIONS.c.user.in_(bindparam("users")),
        _EXCLUSIONS.c.other.in_(bindparam("users")),
    )
)


def exclusions(work: Work, workspace: str, users: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return who excluded whom among these: for putting rounds together, and for nobody's eyes."""
    rows = _EXCLUDED_AMONG.rows(work.connection, {"workspace": workspace, "users": users})
    return tuple((user, other) for user, other in rows)
