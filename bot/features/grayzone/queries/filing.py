"""The statements of filing an issue, for which everybody waits."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Sequence, Table, bindparam, insert, update

from bot.db.inserts import insert_forms
from bot.db.prepared import Prepared
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Counter, Issue, Sighting
from bot.work import Work

Place = Callable[[], list[tuple[int, int]]]  # gives the number and the key of a group's next issue, in one row

_ISSUES, _SIGHTINGS, _COUNTERS = (cast("Table", model.__table__) for model in (Issue, Sighting, Counter))
_FILED = [name for name in IssueFacts._fields if name != "id" and name not in IssueFacts._field_defaults]
_SEEN = ["issue_id", "user", "function_id", "low", "likely", "high", "link", "workspace", "seen_at"]
_NEXT = _COUNTERS.c.last_number + 1
_SQLITE, _POSTGRES = insert_forms(_COUNTERS)
_NUMBER = Prepared(
    _SQLITE.values(group_id=bindparam("group_id"), workspace=bindparam("workspace"), last_number=1)
    .on_conflict_do_update(index_elements=("group_id",), set_={"last_number": _NEXT})
    .returning(_COUNTERS.c.last_number)
)
_PLACE = Prepared(  # counts nothing yet, but the row is this work's until it ends
    _POSTGRES.values(group_id=bindparam("group_id"), workspace=bindparam("workspace"), last_number=0)
    .on_conflict_do_update(index_elements=("group_id",), set_={"last_number": _COUNTERS.c.last_number})
    .returning(_NEXT, Sequence("grayzone_issues_id_seq").next_value())
)
_COUNT = Prepared(update(_COUNTERS).where(_COUNTERS.c.group_id == bindparam("group")), columns=["last_number"])
_ADD_ISSUE = Prepared(insert(_ISSUES).inline(), columns=_FILED)
_ADD_KEYED_ISSUE = Prepared(insert(_ISSUES).inline(), columns=["id", *_FILED])
_ADD_SIGHTING = Prepared(insert(_SIGHTINGS).inline(), columns=_SEEN)


def next_place(work: Work, workspace: str, group_id: int) -> Place | None:
    """Have PostgreSQL asked for the place of the group's next issue; from the answer on, nobody else gets it.

    The number is taken by `add_issue` only, or is the next one's again; keys may be left out. On SQLite there is nobody
    else.
    """
    if work.connection.dialect.name == "sqlite":
        return None
    return cast("Place", _PLACE.ahead(work.connection, {"workspace": workspace, "group_id": group_id}))


def add_issue(
    work: Work, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None, place: Place | None = None
) -> IssueFacts:
    """Insert an issue under the group's next number, and with it what its author says of it, and return it.

    Two at once get two numbers. Who has asked for the `place` already waits for nothing here.
    """
    connection = work.connection
    place = place or next_place(work, values["workspace"], values["group_id"])
    if place is None:
        number = _NUMBER.rows(connection, values)[0][0]
        key = _ADD_ISSUE.inserted(connection, {**values, "number": number})
    else:
        [(number, key)] = place()
        _COUNT.put_off(connection, {"group": values["group_id"], "last_number": number})
        _ADD_KEYED_ISSUE.put_off(connection, {**values, "id": key, "number": number})
    if seen:
        _ADD_SIGHTING.put_off(connection, {"issue_id": key, **seen})
    return IssueFacts(id=key, number=number, **values)
