"""The statements of filing an issue, for which everybody waits."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select

from bot.db.inserts import insert_forms
from bot.db.prepared import Prepared
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Counter, Issue, Sighting
from bot.work import Work

_ISSUES, _SIGHTINGS, _COUNTERS = (cast("Table", model.__table__) for model in (Issue, Sighting, Counter))
_FILED = [name for name in IssueFacts._fields if name != "id" and name not in IssueFacts._field_defaults]
_ONE_MORE = {"last_number": _COUNTERS.c.last_number + 1}
_NEXT_NUMBER = [
    form.values(group_id=bindparam("group_id"), workspace=bindparam("workspace"), last_number=1)
    .on_conflict_do_update(index_elements=("group_id",), set_=_ONE_MORE)
    .returning(_COUNTERS.c.last_number)
    for form in insert_forms(_COUNTERS)
]
_SEEN = ["user", "function_id", "low", "likely", "high", "link", "workspace", "seen_at"]
_NUMBER = Prepared(*_NEXT_NUMBER)
_ADD_ISSUE = Prepared(insert(_ISSUES).inline(), columns=_FILED)
_ADD_SIGHTING = Prepared(insert(_SIGHTINGS).inline(), columns=["issue_id", *_SEEN])


def _at_once(*, seen: bool) -> Prepared:
    """Build number, issue and what its author says as one statement: on PostgreSQL each would be a round trip."""
    number = _NEXT_NUMBER[1].cte("next_number")
    columns = [name for name in _FILED if name != "number"]
    filled = select(*(bindparam(name, type_=_ISSUES.c[name].type) for name in columns), number.c.last_number)
    issue = insert(_ISSUES).from_select([*columns, "number"], filled, include_defaults=False)
    if not seen:
        return Prepared(issue.returning(_ISSUES.c.id, _ISSUES.c.number))
    filed = issue.returning(_ISSUES.c.id, _ISSUES.c.number).cte("filed")
    said = select(filed.c.id, *(bindparam(f"said_{name}", type_=_SIGHTINGS.c[name].type) for name in _SEEN))
    sighting = insert(_SIGHTINGS).from_select(["issue_id", *_SEEN], said, include_defaults=False)
    return Prepared(sighting.returning(_SIGHTINGS.c.issue_id, select(filed.c.number).scalar_subquery()))


_FILE, _FILE_AND_SEE = _at_once(seen=False), _at_once(seen=True)


def add_issue(work: Work, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None) -> IssueFacts:
    """Insert an issue under the group's next number, and with it what its author says of it, and return it.

    Two at once get two numbers.
    """
    connection = work.connection
    if connection.dialect.name == "sqlite":
        number = _NUMBER.rows(connection, values)[0][0]
        key = _ADD_ISSUE.inserted(connection, {**values, "number": number})
        if seen:
            _ADD_SIGHTING.changed(connection, {"issue_id": key, **seen})
    elif seen:
        said = {f"said_{name}": value for name, value in seen.items()}
        key, number = _FILE_AND_SEE.rows(connection, {**values, **said})[0]
    else:
        key, number = _FILE.rows(connection, values)[0]
    return IssueFacts(id=key, number=number, **values)
