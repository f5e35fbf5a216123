"""Inviting to a table: the form, and what comes back."""

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.handlers.choosing import of_click, others_of, seat_of
from bot.features.mediation.service import Act
from bot.features.mediation.views import inviting as looks
from bot.features.mediation.views.first import Begun
from bot.features.peers import service as peers
from bot.slack.doors import Doors
from bot.slack.replies import Message, Modal, Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

INVITE = "invite"


def register(doors: Doors) -> None:
    """Register the doors of invitations."""
    doors.click("mediation.invite", pressed)
    doors.submission(looks.FORM, send)


def pressed(click: Click, work: Work) -> Reply:
    """Open the form, in the place of the screen on which it was pressed."""
    found = of_click(click, work, INVITE)
    return Reply(modal=form(work, found) if isinstance(found, Begun) else found, replace=True)


def form(work: Work, found: Begun) -> Modal:
    """Return the form."""
    return looks.form(found, others_of(work, found.seat))


def send(submission: Submission, work: Work) -> Reply:
    """Invite the two."""
    filled = looks.read(submission.fields, submission.user)
    seat = seat_of(submission, work, submission.note)
    try:
        handle = service.invite(work, seat, filled.one, filled.other, filled.about)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field=refusal.field or "person") from refusal
    # A receipt and not the table: of a form that was answered by a form, Slack may send the same once more.
    return Reply(shown=_told(work, submission, filled, handle), repaint=True)


def _told(work: Work, submission: Submission, filled: looks.Filled, handle: str | None) -> Message:
    names = peers.names(work, submission.workspace, (filled.one, filled.other))
    if handle is None:
        return looks.invited_others(names[filled.one], names[filled.other])
    seen = service.look(work, Act(submission.workspace, submission.user, handle))
    return looks.invited(seen, names[filled.other])
