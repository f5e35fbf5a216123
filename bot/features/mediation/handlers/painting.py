"""The cards of a table's conversation, painted when they are sent: from the shared record alone."""

from bot.features.mediation import service
from bot.features.mediation.facts import Form
from bot.features.mediation.facts.room import ENTRY_KIND, THREAD_KIND
from bot.features.mediation.rules.entries import DOOR
from bot.features.mediation.service import Told, is_over
from bot.features.mediation.views import thread
from bot.features.mediation.views.look import Look
from bot.slack.doors import Doors
from bot.slack.replies import Message
from bot.slack.subjects import more
from bot.work import Work


def register(doors: Doors) -> None:
    """Register who paints the card, and the entries in its thread."""
    doors.card(THREAD_KIND, card)
    doors.card(ENTRY_KIND, entry)


def card(work: Work, workspace: str, handle: str) -> Message | None:
    """Paint a table's card; None for one that is gone, or of which nothing is left: it is taken back."""
    told = _told(work, workspace, handle)
    return thread.card(_look(told, work)) if told and not is_over(told.shared) else None


def entry(work: Work, workspace: str, subject: str) -> Message | None:
    """Paint an entry; None for what is not there any more: it is taken back, or never posted."""
    told = _told(work, workspace, subject.partition(".")[0])
    if told and more(subject) == DOOR:
        return thread.door() if told.table.lodging.form is Form.CHANNEL and not is_over(told.shared) else None
    found = service.entry(told, more(subject)) if told else None
    return thread.entry(_look(told, work), found) if told and found else None


def _told(work: Work, workspace: str, handle: str) -> Told | None:
    """Return what a table's conversation may show; None where it is lost: who reads there, nobody can say."""
    told = service.told(work, workspace, handle)
    return None if told is None or told.table.lodging.form is Form.LOST else told


def _look(told: Told, work: Work) -> Look:
    table = told.table
    return thread.look_of(table.handle, told.shared, told.names, work.now, table.lodging.form)
