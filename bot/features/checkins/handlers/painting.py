"""The painters of the cards, and what a move to another zone changes."""

from bot.features.checkins import service
from bot.features.checkins.views import card
from bot.features.checkins.views import group as group_views
from bot.slack.doors import Wait
from bot.slack.replies import Letter, Message
from bot.slack.requests import PersonChanged
from bot.slack.subjects import whole
from bot.work import Work


def prompt(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the message to one member as it is now."""
    found = service.shown_to(work, workspace, subject)
    return card.message(found, work.now) if found else None


def hold(work: Work, workspace: str, subject: str) -> Wait | None:
    """Tell whether a message that is not posted yet has to wait."""
    found = service.hold(work, workspace, subject)
    return Wait(found.until) if found else None


def group(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the group's card."""
    key = whole(subject)
    found = service.group_card(work, workspace, key) if key else None
    return group_views.message(found) if found else None


def moved(event: PersonChanged, work: Work) -> tuple[Letter, ...]:
    """Write to somebody at their hour in the zone in which they are now."""
    service.moved(work, event.workspace, event.user)
    return ()
