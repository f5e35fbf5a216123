"""Owing a notice, taking those that are due, putting one off, switching them."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from bot.db.inserts import insert_into
from bot.features.notices.models import Notice
from bot.features.notices.rules import local_day, telling_moment
from bot.features.peers import service as peers
from bot.schedule.hours import OPENS, tick_in_working_days
from bot.work import Work


class Owed(NamedTuple):
    """Somebody for whom something may wait."""

    workspace: str
    user: str


def owe(work: Work, workspace: str, user: str, at: datetime | None = None) -> None:
    """Tell a person that something waits for them: in their working hours, not before `at` (UTC; now), once a day.

    Who is away from all their groups is told when they are back. What is owed already and is sooner stays as it is.
    Nothing happens for whoever does not want to be told.
    """
    row = _row(work, workspace, user)
    if row.off:
        return
    where = _whereabouts(work, workspace, user)
    moment = telling_moment(max(at or work.now, work.now, where.back_at or work.now), where.zone, row.told_on)
    row.due_at = moment if row.due_at is None else min(row.due_at, moment)
    work.session.flush()


def take_due(work: Work, limit: int) -> tuple[tuple[Owed, ...], bool]:
    """Take the notices that are due, each by one replica only; tell also whether more may be waiting.

    Returned are those in whose working hours this runs, who are not away, and who sit in an open group: it may be late,
    they may have travelled, left, or their group be paused, and then they are looked for again on the next working day.
    The caller sends a notice to those for whom something does wait, and says so with `told`.
    """
    due = select(Notice).where(Notice.due_at <= work.now, Notice.off.is_(False)).order_by(Notice.due_at).limit(limit)
    latest = due.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    rows = work.session.scalars(latest).all()
    owed = tuple(Owed(row.workspace, row.user) for row in rows if _is_taken(work, row))
    work.session.flush()
    return owed, len(rows) == limit


def told(work: Work, owed: Owed) -> None:
    """Keep that a person is told now."""
    row = _row(work, *owed)
    row.told_on = local_day(work.now, _whereabouts(work, *owed).zone).isoformat()
    work.session.flush()


def snooze(work: Work, workspace: str, user: str) -> bool:
    """Tell a person again on their next working day; return whether they want to be told at all."""
    row = _row(work, workspace, user)
    if not row.off:
        zone = _whereabouts(work, workspace, user).zone
        row.due_at = telling_moment(tick_in_working_days(work.now, 1, zone, OPENS), zone, row.told_on)
        work.session.flush()
    return not row.off


def switch(work: Work, workspace: str, user: str, *, on: bool) -> None:
    """Switch a person's notices. Who wants them again is told of what came meanwhile, if it still waits."""
    row = _row(work, workspace, user)
    row.off = not on
    row.due_at = row.due_at if on else None
    work.session.flush()
    if on:
        owe(work, workspace, user)


def are_on(work: Work, workspace: str, user: str) -> bool:
    """Tell whether a person wants to be told."""
    off = select(Notice.off).where(Notice.workspace == workspace, Notice.user == user)
    return not work.session.scalar(off)


def _is_taken(work: Work, row: Notice) -> bool:
    where = _whereabouts(work, row.workspace, row.user)
    wished = where.back_at if where.sits else tick_in_working_days(work.now, 1, where.zone, OPENS)
    moment = telling_moment(wished or work.now, where.zone, row.told_on)
    row.due_at = moment if moment > work.now else None
    return row.due_at is None


class _Whereabouts(NamedTuple):
    """A person's IANA zone, whether they sit in an open group, and when they are back, if they are away from all."""

    zone: str
    sits: bool
    back_at: datetime | None


def _whereabouts(work: Work, workspace: str, user: str) -> _Whereabouts:
    seats = peers.seats(work, workspace=workspace, user=user)
    away = [seat.away_until for seat in seats]
    back_at = min((until for until in away if until), default=None) if all(away) else None
    zone = peers.zone_of(work, workspace, user) or (seats[0].group.zone if seats else "UTC")
    return _Whereabouts(zone, bool(seats), back_at)


def _row(work: Work, workspace: str, user: str) -> Notice:
    new = {"workspace": workspace, "user": user, "due_at": None, "told_on": None, "off": False}
    same = ("workspace", "user")
    work.session.execute(insert_into(work.connection, Notice).values(**new).on_conflict_do_nothing(index_elements=same))
    mine = select(Notice).where(Notice.workspace == workspace, Notice.user == user).with_for_update()
    return work.session.scalars(mine.execution_options(populate_existing=True)).one()
