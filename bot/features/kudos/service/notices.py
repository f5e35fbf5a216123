"""Telling receivers: who is due, and of what. A notice that comes to nothing is dropped silently."""

from bot.features.kudos import queries
from bot.features.kudos.facts import Notice
from bot.features.kudos.models import Kudos
from bot.features.kudos.service.settings import wishes
from bot.features.peers import service as peers
from bot.work import Work


def due_notices(work: Work) -> tuple[tuple[Notice, ...], bool]:
    """Take the notices that are due, each by one replica only; tell also whether more may be waiting."""
    due = queries.due_notices(work)
    notices = []
    for one in due:
        since, one.due_at, one.told_until = one.told_until, None, work.now
        notice = _notice(work, one.workspace, one.user, (Kudos.given_at > since,) if since else ())
        if notice:
            notices.append(notice)
    work.session.flush()
    return tuple(notices), len(due) == queries.NOTICES_AT_ONCE


def _notice(work: Work, workspace: str, user: str, new: tuple[queries.Condition, ...]) -> Notice | None:
    wanted = wishes(work, workspace, user).notices and peers.seats(work, workspace=workspace, user=user)
    found = queries.book(work, workspace, queries.MOST_LINES, Kudos.receiver == user, *new) if wanted else ()
    if not found:
        return None
    openly = list(dict.fromkeys(row.giver for row, _ in reversed(found) if row.published))
    names = peers.names(work, workspace, openly)
    private = any(not row.published for row, _ in found)
    return Notice(workspace, user, tuple(names[giver] for giver in openly), private)
