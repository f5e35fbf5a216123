"""Opening a table: from a message, from Home, and from a form that stands in its place; and its page "More"."""

from bot.features.mediation.handlers.acting import look
from bot.features.mediation.handlers.asking import for_page
from bot.features.mediation.views import forms, more
from bot.features.mediation.views.table import screen
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the way to a table, and to its page "More"."""
    doors.click(forms.OPEN, opened)
    doors.click(more.MORE, all_else)


def opened(click: Click, work: Work) -> Reply:
    """Open the table's screen; within a modal it takes the modal's place."""
    return Reply(modal=screen(look(click, work, click.subject)), replace=True)


def all_else(click: Click, work: Work) -> Reply:
    """Show what can be looked at and done in every stage."""
    return Reply(modal=more.page(for_page(click, work)), replace=True)
