"""Asking: the ways into the form, what comes back from it, and what an asker changes later."""

from bot.features.asks.facts import AskFacts, Origin
from bot.features.asks.models import Way
from bot.features.asks.service import asking
from bot.features.asks.text import forms as say
from bot.features.asks.views import card, forms, notes
from bot.features.peers import service as peers
from bot.features.peers.service import Seat, SeveralGroups
from bot.slack.replies import Letter, Reply
from bot.slack.requests import Click, Command, Shortcut, Submission
from bot.work import Work


def open_for(work: Work, request: Command | Shortcut, channel: str | None, what: str = "") -> Reply:
    """Open the form with these words, or ask first in which group."""
    try:
        seat = peers.seat(work, workspace=request.workspace, user=request.user, channel=channel)
    except SeveralGroups as several:
        return Reply(modal=forms.where(several.seats, what))
    return _form(work, seat, Origin(seat.group.id), what)


def prefilled(work: Work, seat: Seat, what: str) -> Reply:
    """Open the form with these words: for a feature above, in which somebody makes an ask of what they wrote."""
    return _form(work, seat, Origin(seat.group.id), what)


def shortcut(request: Shortcut, work: Work) -> Reply:
    """Answer the global shortcut."""
    return open_for(work, request, None)


def pressed(click: Click, work: Work) -> Reply:
    """Open the form from Home or from a card of another feature; the subject is the group, or group and issue."""
    if not click.subject:
        try:
            seat = peers.seat(work, workspace=click.workspace, user=click.user)
        except SeveralGroups as several:
            return Reply(modal=forms.where(several.seats, ""))
        return _form(work, seat, Origin(seat.group.id))
    origin = notes.origin(click.subject)
    seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=origin.group_id)
    return _form(work, seat, origin)


def group_chosen(submission: Submission, work: Work) -> Reply:
    """Go on with the form of the chosen group, and keep what was typed."""
    group_id = notes.number(submission.fields.text("group"))
    seat = peers.seat(work, workspace=submission.workspace, user=submission.user, group_id=group_id)
    reply = _form(work, seat, Origin(group_id), submission.fields.text("what"))
    return Reply(modal=reply.modal, replace=True)


def ask(submission: Submission, work: Work) -> Reply:
    """Ask: everyone, by a card, or quietly, without any trace that others could see."""
    origin = notes.read(submission.note)
    seat = peers.seat(work, workspace=submission.workspace, user=submission.user, group_id=origin.group_id)
    one = asking.ask(work, seat, origin, forms.read(submission.fields))
    told = say.ASKED_EVERYONE if one.way is Way.EVERYONE else say.ASKED_QUIETLY
    return Reply(shown=forms.receipt(told), letters=card.letters(seat.group, one), repaint=True)


def open_edit(click: Click, work: Work) -> Reply:
    """Open an ask for its asker."""
    return Reply(modal=forms.edit(asking.to_edit(work, notes.act(click, click.subject))))


def edit(submission: Submission, work: Work) -> Reply:
    """Change an ask."""
    one = asking.edit(work, notes.act(submission, submission.note), forms.read(submission.fields))
    return Reply(shown=forms.receipt(say.SAVED), letters=letters(work, one), repaint=True)


def open_publish(click: Click, work: Work) -> Reply:
    """Show a quiet ask as everyone would see it."""
    return Reply(modal=forms.publish(asking.to_publish(work, notes.act(click, click.subject))))


def publish(submission: Submission, work: Work) -> Reply:
    """Ask everyone after all."""
    one = asking.publish(work, notes.act(submission, submission.note))
    return Reply(shown=forms.receipt(say.ASKED_EVERYONE), letters=letters(work, one), repaint=True)


def keep_looking(click: Click, work: Work) -> Reply:
    """Ask on quietly."""
    asking.keep_looking(work, notes.act(click, click.subject))
    return Reply(modal=forms.receipt_modal(say.LOOKING), replace=True, repaint=True)


def cancel(click: Click, work: Work) -> Reply:
    """Take an ask back."""
    one = asking.cancel(work, notes.act(click, click.subject))
    receipt = forms.receipt_modal(say.CANCELLED)
    return Reply(modal=receipt, replace=True, letters=letters(work, one), repaint=True)


def seen(click: Click, work: Work) -> Reply:
    """Put aside what one was told."""
    asking.put_aside(work, notes.act(click, click.subject), notes.more(click.subject))
    return Reply(modal=forms.receipt_modal(say.SEEN), replace=True, repaint=True)


def letters(work: Work, one: AskFacts) -> tuple[Letter, ...]:
    """Return the letters that bring the cards of an ask up to date."""
    return card.letters(peers.group(work, one.group_id), one)


def _form(work: Work, seat: Seat, origin: Origin, what: str = "") -> Reply:
    return Reply(modal=forms.ask(origin, peers.functions(work, seat.group.id), what))
