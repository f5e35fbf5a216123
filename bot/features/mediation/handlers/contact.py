"""Whom a group names for what does not belong at a table: any of its peers may change it, in the eyes of all."""

from bot.features.mediation import service
from bot.features.mediation.handlers.choosing import seat_of
from bot.features.mediation.views import contact as looks
from bot.features.mediation.views.first import Begun
from bot.slack.doors import Doors
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the doors of the group's contact."""
    doors.click("mediation.contact", ask)
    doors.submission(looks.FORM, save)


def ask(click: Click, work: Work) -> Reply:
    """Show whom the group named."""
    return Reply(modal=form(work, Begun(seat_of(click, work, click.subject))))


def form(work: Work, found: Begun) -> Modal:
    """Return the form of the group that is meant."""
    group = found.seat.group
    return looks.form(group.id, group.name, service.named_contact(work, group.id))


def save(submission: Submission, work: Work) -> Reply:
    """Keep whom a peer named for the group, and say in its channel who changed it, and to what."""
    seat = seat_of(submission, work, submission.note)
    changed = service.set_contact(work, seat, submission.fields.text("contact"))
    named = service.named_contact(work, seat.group.id)
    return Reply(shown=looks.saved(named), letters=(looks.changed(seat, named),) if changed else ())
