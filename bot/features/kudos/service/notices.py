"""Telling receivers: who is due, and of what. A notice that comes to nothing is dropped silently."""

from bot.features.kudos import queries
from bot.features.kudos.facts import Notice
from bot.features.kudos.models import DueNotice, Kudos
from bot.features.kudos.service.settings import wishes
from bot.features.peers import service as peers
from bot.schedule.hours import next_working_moment
from bot.work import Work


def due_notices(work: Work) -> tuple[tuple[Notice, ...], bool]:
    """Take the notices that are due, each by one replica only; tell also whether more may be waiting."""
    due = queries.due_notices(work)
    notices = [notice for one in due if (notice := _taken(work, one))]
    work.session.flush()
    return tuple(notices), len(due) == queries.NOTICES_AT_ONCE


def _taken(work: Work, due: DueNotice) -> Notice | None:
    """Return what somebody is told now; None for nobody who wants it, for nothing new, and outside of their hours."""
    seats = peers.seats(work, workspace=due.workspace, user=due.user)
    if not seats or not wishes(work, due.workspace, due.user).notices:
        due.due_at, due.told_until = None, work.now
        return None
    zone = peers.zone_of(work, due.workspace, due.user) or seats[0].group.zone
    moment = next_working_moment(work.now, zone)  # it may be late, or they may have travelled
    if moment > work.now:
        due.due_at = moment
        return None
    since, due.due_at = due.told_until, None
    notice = _notice(work, due.workspace, due.user, (Kudos.given_at > since,) if since else ())
    if notice:
        due.told_until = work.now
    return notice


def _notice(work: Work, workspace: str, user: str, new: tuple[queries.Condition, ...]) -> Notice | None:
    found = queries.book(work, workspace, queries.MOST_LINES, Kudos.receiver == user, *new)
    if not found:
        return None
    openly = list(dict.fromkeys(row.giver for row, _ in reversed(found) if row.published))
    names = peers.names(work, workspace, openly)
    private = any(not row.published and row.giver not in openly for row, _ in found)
    return Notice(workspace, user, tuple(names[giver] for giver in openly), private)
