"""Quiet flags: the form, filing one, taking one's own back. Nothing of it reaches anybody else, nor any message."""

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.handlers import listing
from bot.features.mediation.handlers.choosing import of_click, others_of, seat_of
from bot.features.mediation.rules.refusals import FlagRefused
from bot.features.mediation.text import flags as say
from bot.features.mediation.text import inviting, refusals
from bot.features.mediation.views import first
from bot.features.mediation.views import flags as looks
from bot.features.mediation.views.first import Begun
from bot.slack.blocks import button
from bot.slack.doors import Doors
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Submission
from bot.slack.subjects import handle
from bot.work import Work

FLAG = "flag"


def register(doors: Doors) -> None:
    """Register the doors of flags."""
    doors.click("mediation.flag", pressed)
    doors.submission(looks.FORM, file)
    doors.click("mediation.take_back_flag", take_back)


def pressed(click: Click, work: Work) -> Reply:
    """Open the form, in the place of the screen on which it was pressed."""
    found = of_click(click, work, FLAG)
    return Reply(modal=form(work, found) if isinstance(found, Begun) else found, replace=True)


def form(work: Work, found: Begun) -> Modal:
    """Return the form."""
    return looks.form(found, others_of(work, found.seat))


def file(submission: Submission, work: Work) -> Reply:
    """File it; what is said then is the same whatever anybody else has filed."""
    person = submission.fields.text("person")
    seat = seat_of(submission, work, submission.note)
    if not person:
        raise Refusal(say.CHOOSE, field="person")
    try:
        service.file_flag(work, seat, person, submission.fields.text("words"))
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field=refusal.field or "person") from refusal
    return Reply(shown=first.receipt(say.FILED, button(inviting.MINE, "mediation.mine")), repaint=True)


def take_back(click: Click, work: Work) -> Reply:
    """Take one's own flag back."""
    key = handle(click.subject)
    if key is None:
        raise FlagRefused(refusals.FLAG_GONE)
    service.take_back_flag(work, click.workspace, click.user, key)
    return Reply(modal=listing.page(click, work), replace=True, repaint=True)
