"""Owing a notice, taking those that are due, putting one off, switching them."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.features.notices.facts import Owed
from bot.features.notices.models import Notice
from bot.features.notices.rules import digest_moment, is_spent, telling_moment
from bot.features.notices.service.reach import Reach, reach_of, reaches_of, row_of
from bot.schedule.holidays import Calendar, local_day, next_opening
from bot.work import Work

_DUE = (
    select(Notice)
    .where(Notice.due_at <= bindparam("now"), Notice.off.is_(False))
    .order_by(Notice.due_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
    .execution_options(populate_existing=True)
)


def owe(work: Work, workspace: str, user: str, at: datetime | None = None) -> datetime | None:
    """Tell a person that something waits for them: in their working hours, not before `at` (UTC; now), once a day.

    Who is away from all their groups is told when they are back. What is owed already and is sooner stays as it is.
    Nothing happens for whoever does not want to be told, or has stopped the bot. Returned is when they are told, as far
    as that can be known: with their digest where this week's messages are used up; None for those who are not told.
    """
    row = row_of(work, workspace, user)
    if row.off or row.stopped:
        return None
    where = reach_of(work, row)
    moment = telling_moment(max(at or work.now, work.now, where.back_at or work.now), where.calendar, row.told_on)
    row.due_at = moment if row.due_at is None else min(row.due_at, moment)
    work.session.flush()
    return digest_moment(moment, where.calendar) if _is_spent(row, moment, where.calendar) else moment


def take_due(work: Work, limit: int) -> tuple[tuple[Owed, ...], bool]:
    """Take the notices that are due, each by one replica only; tell also whether more may be waiting.

    Returned are those in whose working hours this runs, who are not away, and who sit in an open group: it may be late,
    they may have travelled, left, or their group be paused, and then they are looked for again on the next working day,
    for a month. What still waits for them then is owed anew by whatever happens to it.
    The caller sends a notice to those for whom something does wait, and says so with `told`.
    """
    rows = work.session.scalars(_DUE, {"now": work.now, "limit": limit}).all()
    reach = reaches_of(work, rows)
    taken = [row for row in rows if _is_taken(work, row, reach[row.workspace, row.user])]
    work.session.flush()
    return tuple(Owed(row.workspace, row.user) for row in taken), len(rows) == limit


def told(work: Work, owed: Owed) -> None:
    """Keep that a person is told now."""
    row = row_of(work, *owed)
    row.told_on = local_day(work.now, reach_of(work, row).calendar.zone).isoformat()
    work.session.flush()


def snooze(work: Work, workspace: str, user: str) -> bool:
    """Tell a person again on their next working day; return whether they want to be told at all."""
    row = row_of(work, workspace, user)
    wanted = not row.off and not row.stopped
    if wanted:
        calendar = reach_of(work, row).calendar
        row.due_at = telling_moment(next_opening(work.now, calendar), calendar, row.told_on)
        work.session.flush()
    return wanted


def switch(work: Work, workspace: str, user: str, *, on: bool) -> None:
    """Switch a person's notices. Who wants them again is told of what came meanwhile, if it still waits."""
    row = row_of(work, workspace, user)
    row.off = not on
    row.due_at = row.due_at if on else None
    work.session.flush()
    if on:
        owe(work, workspace, user)


def start(work: Work, workspace: str, user: str) -> None:
    """Write to the person again: also of what came meanwhile, if it still waits."""
    row = row_of(work, workspace, user)
    row.stopped = False
    work.session.flush()
    owe(work, workspace, user)


def _is_spent(row: Notice, moment: datetime, calendar: Calendar) -> bool:
    return is_spent(row.week, row.spent, row.most, moment, calendar.zone)


def _is_taken(work: Work, row: Notice, where: Reach) -> bool:
    moment = telling_moment(where.reachable_at(work.now), where.calendar, row.told_on)
    row.due_at = moment if moment > work.now and not where.gone else None
    return row.due_at is None and not where.gone
