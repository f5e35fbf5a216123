"""What notices keep about one person, given out and erased."""

from sqlalchemy import select

from bot.db.records import Erased, Records, drop, moment
from bot.features.notices.models import Kept, Notice
from bot.work import Work


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return when the person is written to, how often, whether they want it, and what is kept for their digest."""
    mine = select(Notice).where(Notice.workspace == workspace, Notice.user == user)
    kept = select(Kept).where(Kept.workspace == workspace, Kept.user == user).order_by(Kept.kept_at)
    return {
        "notices": [
            {
                "wanted": not row.off,
                "stopped": row.stopped,
                "next_at": moment(row.due_at),
                "last_told_on": row.told_on,
                "most_messages_in_a_week": row.most,
                "week": row.week,
                "messages_in_that_week": row.spent,
                "country_of_public_holidays": row.country,
                "digest_at": moment(row.digest_at),
            }
            for row in work.session.scalars(mine)
        ],
        "kept_for_the_digest": [
            {"kind": row.kind, "subject": row.subject, "kept_at": moment(row.kept_at)}
            for row in work.session.scalars(kept)
        ],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Forget all of it."""
    del stand_in
    gone = drop(work.connection, Notice.user, workspace, user) + drop(work.connection, Kept.user, workspace, user)
    return Erased(gone=gone)
