"""Telling receivers: who is due, and of what. A notice that comes to nothing is dropped silently.

`told_until` moves only when somebody was told: what was kept for the week's digest is still new to it.
"""

from bot.features.kudos import queries
from bot.features.kudos.facts import Notice
from bot.features.kudos.models import DueNotice
from bot.features.kudos.service.settings import wishes
from bot.features.kudos.text.letters import thanked
from bot.features.notices import service as notices
from bot.features.notices.service import Passage
from bot.features.peers import service as peers
from bot.work import Work

RECEIVED = "kudos.received"  # a kind of what is kept for a digest


def due_notices(work: Work) -> tuple[tuple[Notice, ...], bool]:
    """Take the notices that are due, each by one replica only; tell also whether more may be waiting."""
    due = queries.due_notices(work)
    in_one_order = sorted(due, key=lambda one: (one.workspace, one.user))  # the gate locks each, in every job
    found = [notice for one in in_one_order if (notice := _taken(work, one))]
    work.session.flush()
    return tuple(found), len(due) == queries.NOTICES_AT_ONCE


def digest_line(work: Work, workspace: str, user: str, subject: str) -> str | None:
    """Return who thanked somebody since they were told last, who are told so now; None for nothing new. Not escaped.

    Whoever has the row just now tells them, or has them told: waiting for it could be waiting in a circle.
    """
    del subject
    due = queries.free_notice(work, workspace, user)
    notice = _new(work, due) if due and wishes(work, workspace, user).notices else None
    if due is None or notice is None:
        return None
    due.due_at, due.told_until = None, work.now
    work.session.flush()
    return thanked(notice.names, private=notice.private)


def _taken(work: Work, due: DueNotice) -> Notice | None:
    """Return what somebody is told now; None for nobody who wants it, for nothing new, and where the gate says so."""
    sits = peers.seats(work, workspace=due.workspace, user=due.user)
    if not sits or not wishes(work, due.workspace, due.user).notices:
        due.due_at, due.told_until = None, work.now
        return None
    notice, due.due_at = _new(work, due), None
    if notice is None:
        return None
    admission = notices.admit(work, due.workspace, due.user, kind=RECEIVED)
    due.due_at = admission.at
    if admission.passage in {Passage.NOW, Passage.NEVER}:
        due.told_until = work.now
    return notice if admission.passage is Passage.NOW else None


def _new(work: Work, due: DueNotice) -> Notice | None:
    workspace, user = due.workspace, due.user
    found = queries.received(work, workspace, user, queries.MOST_LINES, due.told_until)
    if not found:
        return None
    openly = list(dict.fromkeys(row.giver for row, _ in reversed(found) if row.published))
    names = peers.names(work, workspace, openly)
    private = any(not row.published and row.giver not in openly for row, _ in found)
    return Notice(workspace, user, tuple(names[giver] for giver in openly), private)
