"""The one gate: whether a message that the bot would send a person of its own accord goes now, later, or never."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, bindparam, delete, select

from bot.db.inserts import insert_or_leave
from bot.db.prepared import Prepared
from bot.features.notices.facts import Admission, Digest, Line, Passage
from bot.features.notices.models import Kept, Notice
from bot.features.notices.rules import WEEKLY_MESSAGES, counted_week, digest_moment
from bot.features.notices.service.reach import Person, Reach, reaches_of, row_of, rows_of
from bot.schedule.holidays import Calendar
from bot.work import Work

_STOPPED = Prepared(
    select(Notice.user).where(
        Notice.workspace == bindparam("workspace"), Notice.user.in_(bindparam("users")), Notice.stopped
    )
)
_DIGESTS_DUE = (
    select(Notice)
    .where(Notice.digest_at <= bindparam("now"))
    .order_by(Notice.digest_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
    .execution_options(populate_existing=True)
)
_LINES = Prepared(
    select(Kept.kind, Kept.subject)
    .where(Kept.workspace == bindparam("workspace"), Kept.user == bindparam("user"))
    .order_by(Kept.kept_at, Kept.kind, Kept.subject)
)


class Gate:
    """The gate for several people at once: what is known of them is asked together, and their rows are held."""

    def __init__(self, work: Work, who: Iterable[Person]) -> None:
        """Let these people (workspace and user) be asked about; many wait for one another in no way."""
        self._work = work
        self._rows = rows_of(work, tuple(who))
        self._reach = reaches_of(work, self._rows.values())

    def admit(self, workspace: str, user: str, *, kind: str, subject: str = "", asked: bool = False) -> Admission:
        """Tell what becomes of a message. Whoever asks sends it with NOW, for which it counts as one of this week.

        LATER outside of the person's hours, on their public holidays, while they are away, want quiet, or sit in no
        open group. KEPT when this week's messages are used up: then it counts as told, and the digest, at the moment
        that is returned, has its line.
        NEVER for whoever stopped the bot. What somebody asked for themselves (`asked`) is not counted, and never kept.
        """
        work, row, reach = self._work, self._rows[workspace, user], self._reach[workspace, user]
        if row.stopped:
            return Admission(Passage.NEVER)
        moment = reach.reachable_at(work.now)
        if moment > work.now:
            return Admission(Passage.LATER, moment)
        if not asked and not _spend(work, row, reach.calendar.zone):
            _keep(work, row, reach.calendar, Line(kind, subject))
            return Admission(Passage.KEPT, row.digest_at)
        if row.digest_at is not None:  # else nothing is kept
            _forget(work, workspace, user, Kept.kind == kind, Kept.subject == subject)
        return Admission(Passage.NOW)


def admit(work: Work, workspace: str, user: str, *, kind: str, subject: str = "") -> Admission:
    """Tell what becomes of a message to one person, as `Gate.admit` does; the change is in the database at once."""
    admission = Gate(work, ((workspace, user),)).admit(workspace, user, kind=kind, subject=subject)
    work.session.flush()
    return admission


def stop(work: Work, workspace: str, user: str) -> None:
    """Send the person nothing more of the bot's own accord; what was kept for them is forgotten."""
    row = row_of(work, workspace, user)
    row.stopped, row.due_at, row.digest_at = True, None, None
    work.session.flush()
    _forget(work, workspace, user)


def stopped(work: Work, workspace: str, users: Iterable[str]) -> frozenset[str]:
    """Return who of them has stopped the bot."""
    found = _STOPPED.rows(work.connection, {"workspace": workspace, "users": list(users)})
    return frozenset(user for (user,) in found)


def take_digests(work: Work, limit: int) -> tuple[tuple[Digest, ...], bool]:
    """Take the digests that are due, each by one replica only; tell also whether more may be waiting.

    Who cannot be written to now is looked for again when they can; whoever has sat nowhere for a month is not. What was
    kept is handed out, and kept no longer.
    """
    rows = work.session.scalars(_DIGESTS_DUE, {"now": work.now, "limit": limit}).all()
    reach = reaches_of(work, rows)
    found = [digest for row in rows if (digest := _taken(work, row, reach[row.workspace, row.user]))]
    work.session.flush()
    return tuple(found), len(rows) == limit


def _taken(work: Work, row: Notice, reach: Reach) -> Digest | None:
    moment = reach.reachable_at(work.now)
    row.digest_at = moment if moment > work.now and not reach.gone else None
    if row.digest_at is not None:
        return None
    mine = {"workspace": row.workspace, "user": row.user}
    lines = tuple(Line._make(one) for one in _LINES.rows(work.connection, mine))
    _forget(work, row.workspace, row.user)
    return None if reach.gone else Digest(row.workspace, row.user, lines)


def _spend(work: Work, row: Notice, zone: str) -> bool:
    """Count one message of this week; False when they are used up."""
    week = counted_week(row.week, work.now, zone)
    if week != row.week:
        row.week, row.spent = week, 0
    if row.spent >= (WEEKLY_MESSAGES if row.most is None else row.most):
        return False
    row.spent += 1
    return True


def _keep(work: Work, row: Notice, calendar: Calendar, line: Line) -> None:
    moment = digest_moment(work.now, calendar)
    row.digest_at = moment if row.digest_at is None else min(row.digest_at, moment)
    new = {"workspace": row.workspace, "user": row.user, **line._asdict(), "kept_at": work.now}
    insert_or_leave(work.connection, Kept, new)


def _forget(work: Work, workspace: str, user: str, *which: ColumnElement[bool]) -> None:
    mine = (Kept.workspace == workspace, Kept.user == user, *which)
    work.session.execute(delete(Kept).where(*mine).execution_options(synchronize_session=False))
