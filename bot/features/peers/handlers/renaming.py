"""Giving a function another name. Features above repaint what they show of it: see `Doors.after_submission`."""

from bot.features.peers import service
from bot.features.peers.handlers.subjects import function_id, group_id
from bot.features.peers.rules.refusals import GroupNotReady, StaleSetUp
from bot.features.peers.rules.set_up import read_new_name
from bot.features.peers.text import words
from bot.features.peers.views import card, forms
from bot.slack.replies import Message, Modal, Reply
from bot.slack.requests import Click, Request, Submission
from bot.work import Work


def ask(click: Click, work: Work) -> Reply:
    """Open the form, on top of the group's own."""
    return Reply(modal=_form(click, work, group_id(click.subject)))


def save(submission: Submission, work: Work) -> Reply:
    """Rename, and close all forms: the group's own shows the old name. A newer set-up is shown above what was typed."""
    note = forms.SetUpNote.read(submission.note)
    chosen = function_id(submission.fields.text("function"))
    name = read_new_name(submission.fields.text("name"))
    who = {"workspace": submission.workspace, "user": submission.user}
    try:
        is_new = service.rename_function(
            work, **who, group_id=note.group_id, version=note.version, function_id=chosen, name=name
        )
    except StaleSetUp:
        return Reply(modal=_form(submission, work, note.group_id, newer=True), replace=True)
    if not is_new:
        return Reply(shown=Message(words.named_already(name)))
    return Reply(close_all=True, letters=(card.card_letter(service.table(work, note.group_id)),), repaint=True)


def _form(request: Request, work: Work, group: int, *, newer: bool = False) -> Modal:
    state = service.editable(work, workspace=request.workspace, user=request.user, group_id=group)
    if not state.ready:
        raise GroupNotReady(state.facts.name)
    return forms.rename_form(state, service.functions(work, group), newer=newer)
