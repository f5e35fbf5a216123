"""One's own tables and flags."""

from bot.features.mediation import service
from bot.features.mediation.views import lists
from bot.features.peers import service as peers
from bot.slack.doors import Doors
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Request
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the door of one's own page."""
    doors.click("mediation.mine", mine)


def mine(click: Click, work: Work) -> Reply:
    """Show it, in the place of the screen on which it was pressed."""
    return Reply(modal=page(click, work), replace=True)


def page(request: Request, work: Work) -> Modal:
    """Return the page. Raises a `Refusal` for whoever is in no group."""
    peers.any_seat(work, workspace=request.workspace, user=request.user)
    who = (request.workspace, request.user)
    flags = service.flags_of(work, *who)
    names = peers.names(work, request.workspace, {flag.other for flag in flags})
    return lists.mine(service.tables_of(work, *who), flags, names)
