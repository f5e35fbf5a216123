"""People's rows, their calendars, and when they may be written to."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select, tuple_

from bot.db.inserts import insert_into
from bot.db.prepared import Prepared
from bot.features.notices.models import Notice
from bot.features.notices.rules import NO_HOLIDAYS
from bot.features.peers import service as peers
from bot.schedule.holidays import Calendar, country_of_zone, next_opening, next_working_moment
from bot.work import Work

Person = tuple[str, str]  # workspace and user

_CHOSEN = Prepared(
    select(Notice.stopped, Notice.country).where(
        Notice.workspace == bindparam("workspace"), Notice.user == bindparam("user")
    )
)
_THEIRS = tuple_(Notice.workspace, Notice.user).in_(bindparam("who"))
_KNOWN = Prepared(select(Notice.workspace, Notice.user).where(_THEIRS))
_HELD = (
    select(Notice)
    .where(
        _THEIRS,
        # The same once more, in a form for which SQLite uses an index.
        *(Notice.workspace.in_(bindparam("workspaces")), Notice.user.in_(bindparam("users"))),
    )
    .order_by(Notice.workspace, Notice.user)
    .with_for_update()
    .execution_options(populate_existing=True)
)


class Reach(NamedTuple):
    """A person's calendar, whether they sit in an open group, and until when they are away or want quiet.

    `gone`: they have sat in none for so long that they are waited for no longer.
    """

    calendar: Calendar
    sits: bool
    back_at: datetime | None
    gone: bool

    def reachable_at(self, now: datetime) -> datetime:
        """Return when the person may be written to: `now`, or when to ask again; UTC."""
        if not self.sits:
            return next_opening(now, self.calendar)
        return next_working_moment(max(now, self.back_at or now), self.calendar)


def calendar(work: Work, workspace: str, user: str) -> Calendar:
    """Return where and when the person works."""
    _, country = _chosen(work, workspace, user)
    return _reach(peers.whereabouts(work, workspace, (user,))[user], country).calendar


def reachable_at(work: Work, workspace: str, user: str) -> datetime | None:
    """Return when the person may be written to: now, or when to ask again (UTC); None when they stopped the bot.

    It holds and counts nothing, for what was admitted before and has waited since.
    """
    stopped, country = _chosen(work, workspace, user)
    if stopped:
        return None
    return _reach(peers.whereabouts(work, workspace, (user,))[user], country).reachable_at(work.now)


def _chosen(work: Work, workspace: str, user: str) -> tuple[bool, str | None]:
    """Return whether the person stopped the bot, and whose public holidays they chose."""
    rows = _CHOSEN.rows(work.connection, {"workspace": workspace, "user": user})
    return (rows[0][0], rows[0][1]) if rows else (False, None)


def reach_of(work: Work, row: Notice) -> Reach:
    """Return where and when the person of a row may be written to."""
    return reaches_of(work, (row,))[row.workspace, row.user]


def reaches_of(work: Work, rows: Iterable[Notice]) -> dict[Person, Reach]:
    """Return the same of many, asked at once."""
    chosen: dict[str, dict[str, str | None]] = {}
    for row in rows:
        chosen.setdefault(row.workspace, {})[row.user] = row.country
    found: dict[Person, Reach] = {}
    for workspace, countries in chosen.items():
        known = peers.whereabouts(work, workspace, countries)
        found |= {(workspace, user): _reach(known[user], country) for user, country in countries.items()}
    return found


def _reach(where: peers.Whereabouts, chosen: str | None) -> Reach:
    ends = [moment for moment in (where.back_at, where.quiet_until) if moment]
    return Reach(Calendar(where.zone, country_for(chosen, where.zone)), where.sits, max(ends, default=None), where.gone)


def row_of(work: Work, workspace: str, user: str) -> Notice:
    """Return the person's row, which is theirs alone until this unit of work ends: whoever else asks waits."""
    return rows_of(work, ((workspace, user),))[workspace, user]


def rows_of(work: Work, who: Collection[Person]) -> dict[Person, Notice]:
    """Return the rows of many, each held as above, always in the same order: so two who ask once do not block another.

    What is not there yet is added before anything is held. Who asks several times in a unit of work, in whatever order,
    may still be in the way of one another: the database ends one of the two, which is then done anew.
    """
    if len(who) == 1 and (held := _held(work, who)):  # of one who is not there, nothing is held by asking
        return held
    there = set(_KNOWN.rows(work.connection, {"who": who}))
    new = [
        {"workspace": workspace, "user": user, "off": False, "stopped": False, "spent": 0}
        for workspace, user in sorted(set(who) - there)
    ]
    if new:
        add = insert_into(work.connection, Notice).values(new)
        work.session.execute(add.on_conflict_do_nothing(index_elements=("workspace", "user")))
    return _held(work, who)


def _held(work: Work, who: Collection[Person]) -> dict[Person, Notice]:
    sides = {"workspaces": [workspace for workspace, _ in who], "users": [user for _, user in who]}
    held = work.session.scalars(_HELD, {"who": list(who), **sides})
    return {(row.workspace, row.user): row for row in held}


def country_for(chosen: str | None, zone: str) -> str | None:
    """Return the country whose public holidays are a person's: as chosen, else that of their zone."""
    if chosen == NO_HOLIDAYS:
        return None
    return chosen or country_of_zone(zone)
