"""What notices keep about one person, given out and erased."""

from sqlalchemy import select

from bot.db.records import Erased, Records, drop, moment
from bot.features.notices.models import Notice
from bot.work import Work


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return when the person is told next, when they were last told, and whether they want to be."""
    mine = select(Notice).where(Notice.workspace == workspace, Notice.user == user)
    return {
        "notices": [
            {"wanted": not row.off, "next_at": moment(row.due_at), "last_told_on": row.told_on}
            for row in work.session.scalars(mine)
        ]
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Forget all of it."""
    del stand_in
    return Erased(gone=drop(work.connection, Notice.user, workspace, user))
