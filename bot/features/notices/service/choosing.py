"""What people say about the messages that they get."""

from sqlalchemy import bindparam, select

from bot.db.prepared import Prepared
from bot.features.notices.facts import Choice
from bot.features.notices.models import Notice
from bot.features.notices.rules import MOST_CHOSEN, NO_HOLIDAYS, OF_ZONE, WEEKLY_MESSAGES, BadField
from bot.features.notices.service.reach import row_of
from bot.features.notices.text import NO_COUNTRY, NO_NUMBER
from bot.schedule.holidays import countries
from bot.work import Work

_CHOICE = Prepared(
    select(Notice.off, Notice.stopped, Notice.most, Notice.country).where(
        Notice.workspace == bindparam("workspace"), Notice.user == bindparam("user")
    )
)


def choice(work: Work, workspace: str, user: str) -> Choice:
    """Return what a person chose, or what holds for whoever did not."""
    rows = _CHOICE.rows(work.connection, {"workspace": workspace, "user": user})
    off, stopped, most, country = rows[0] if rows else (False, False, None, None)
    return Choice(not off, stopped, WEEKLY_MESSAGES if most is None else most, country)


def choose(work: Work, workspace: str, user: str, *, most: str, country: str) -> None:
    """Keep how many messages a week somebody wants, and whose public holidays hold. Raises `BadField`."""
    if most not in {str(number) for number in range(MOST_CHOSEN + 1)}:
        raise BadField("most", NO_NUMBER)
    if country not in {OF_ZONE, NO_HOLIDAYS} and country not in countries():
        raise BadField("country", NO_COUNTRY)
    row = row_of(work, workspace, user)
    row.most, row.country = int(most), None if country == OF_ZONE else country
    work.session.flush()
