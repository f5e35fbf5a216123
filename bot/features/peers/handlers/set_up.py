"""Setting a group up, and editing it."""

from bot.features.peers import service
from bot.features.peers.handlers.subjects import group_id
from bot.features.peers.rules.refusals import StaleSetUp
from bot.features.peers.text import words
from bot.features.peers.views import card, forms
from bot.slack.replies import Message, Modal, Reply
from bot.slack.requests import Click, Request, Submission
from bot.work import Work


def ask(click: Click, work: Work) -> Reply:
    """Open the form."""
    return Reply(modal=_form(click, work, group_id(click.subject)))


def save(submission: Submission, work: Work) -> Reply:
    """Keep what was filled in; show faults at their fields, and a newer set-up above what was typed."""
    note = forms.SetUpNote.read(submission.note)
    wanted, errors = forms.read_set_up(submission.fields)
    if wanted is None:
        return Reply(errors=errors)
    who = {"workspace": submission.workspace, "user": submission.user}
    was_ready = service.editable(work, **who, group_id=note.group_id).ready
    try:
        group = service.set_up(
            work, **who, group_id=note.group_id, version=note.version, wanted=wanted, shown=note.shown
        )
    except StaleSetUp:
        return Reply(modal=_form(submission, work, note.group_id, newer=True), replace=True)
    done = words.edited() if was_ready else words.set_up_done(group.name)
    return Reply(
        shown=Message(done),
        letters=(card.card_letter(service.table(work, group.id)),),
        repaint=True,
    )


def _form(request: Request, work: Work, group: int, *, newer: bool = False) -> Modal:
    state = service.editable(work, workspace=request.workspace, user=request.user, group_id=group)
    saved = forms.Catalogue(service.functions(work, group), service.handoffs(work, group))
    zone = service.zone_of(work, request.workspace, request.user)
    return forms.set_up_form(state, saved, zone, newer=newer)
