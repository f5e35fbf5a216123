"""What people do not want to be asked."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Table, bindparam, select

from bot.db.inserts import insert_into
from bot.db.prepared import Prepared
from bot.features.asks.facts import Wishes
from bot.features.asks.models import PersonWishes
from bot.work import Work

_PEOPLE = cast("Table", PersonWishes.__table__)


_WISHES = Prepared(
    select(_PEOPLE.c.user, _PEOPLE.c.no_quiet, _PEOPLE.c.no_rings).where(
        _PEOPLE.c.workspace == bindparam("workspace"), _PEOPLE.c.user.in_(bindparam("users"))
    )
)


def wishes(work: Work, workspace: str, users: Iterable[str]) -> dict[str, Wishes]:
    """Return what people want to be asked; who never said anything is left out."""
    rows = _WISHES.rows(work.connection, {"workspace": workspace, "users": list(users)})
    return {user: Wishes(not no_quiet, not no_rings) for user, no_quiet, no_rings in rows}


def wish(work: Work, workspace: str, user: str, **changes: bool) -> None:
    """Keep what a person wants; what is not given stays."""
    new = {"workspace": workspace, "user": user, "no_quiet": False, "no_rings": False, **changes}
    statement = insert_into(work.connection, _PEOPLE).values(**new)
    same = ("workspace", "user")
    work.connection.execute(statement.on_conflict_do_update(index_elements=same, set_=changes))
