"""Opening a table: from a message, from Home, and from a form that stands in its place."""

from bot.features.mediation.handlers.acting import look
from bot.features.mediation.views import forms
from bot.features.mediation.views.table import screen
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the way to a table."""
    doors.click(forms.OPEN, opened)


def opened(click: Click, work: Work) -> Reply:
    """Open the table's screen; within a modal it takes the modal's place."""
    return Reply(modal=screen(look(click, work, click.subject)), replace=True)
