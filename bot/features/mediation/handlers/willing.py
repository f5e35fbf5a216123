"""Saying that one is willing to be a broker in a group, and taking it back: each for themselves."""

from bot.features.mediation import service
from bot.features.mediation.handlers.choosing import of_click, seat_of
from bot.features.mediation.views import willing as looks
from bot.features.mediation.views.first import Begun
from bot.features.peers.service import Seat
from bot.slack.doors import Doors
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

BROKER = "broker"


def register(doors: Doors) -> None:
    """Register the page, and both presses."""
    doors.click("mediation.broker", ask)
    doors.submission(looks.FORM, say)
    doors.click(looks.TAKE_BACK, take_back)


def ask(click: Click, work: Work) -> Reply:
    """Show what it means, or that it was said."""
    found = of_click(click, work, BROKER)
    return Reply(modal=form(work, found) if isinstance(found, Begun) else found, replace=True)


def form(work: Work, found: Begun) -> Modal:
    """Return the page of the group that is meant."""
    return _page(work, found.seat)


def say(submission: Submission, work: Work) -> Reply:
    """Keep that somebody is willing."""
    seat = seat_of(submission, work, submission.note)
    service.say_willing(work, seat)
    return Reply(modal=_page(work, seat), replace=True, repaint=True)


def take_back(click: Click, work: Work) -> Reply:
    """Take it back."""
    seat = seat_of(click, work, click.subject)
    service.take_willing_back(work, seat)
    return Reply(modal=_page(work, seat), replace=True, repaint=True)


def _page(work: Work, seat: Seat) -> Modal:
    here = seat.group.id in service.willing_in(work, seat.workspace, seat.user)
    return looks.page(seat.group.id, seat.group.name, willing=here)
