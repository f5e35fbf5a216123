"""Giving by a form or a command: what opens the form, and what comes back from it."""

from bot.errors import Refusal
from bot.features.kudos import service
from bot.features.kudos.handlers.wording import words as spelled_out
from bot.features.kudos.rules.grounds import MOST_UNASKED
from bot.features.kudos.rules.refusals import NotPeers
from bot.features.kudos.service import Giver, MessagePlace, Outcome, Thanks
from bot.features.kudos.text import forms as say
from bot.features.kudos.views import card, forms
from bot.features.kudos.views.forms import Subject, Typed
from bot.features.peers import service as peers
from bot.slack.doors import NeedsLookUp
from bot.slack.mentions import channel as channel_link
from bot.slack.mentions import escape, quote
from bot.slack.replies import Message, Reply
from bot.slack.requests import Click, Command, Request, Shortcut, Submission
from bot.work import Work


def kudos(command: Command, work: Work) -> Reply:
    """Answer `/kudos`: give at once to who is named with words, else open the form with what is there."""
    if command.text.casefold() == "help":
        return Reply(shown=forms.receipt(say.HELP))
    writing = command.writing
    if writing.user_groups and command.looked_up is None:
        peers.any_seat(work, workspace=command.workspace, user=command.user)
        raise NeedsLookUp
    looked_up = command.looked_up
    members = [one for group in writing.user_groups for one in (looked_up.members.get(group, ()) if looked_up else ())]
    giver = Giver(command.workspace, command.user)
    # Of a user group only peers are meant; who is named is refused with a reason.
    meant = [one for one in members if service.settings_between(work, giver, one, command.channel) is not None]
    people = tuple(one for one in dict.fromkeys((*writing.people, *meant)) if one != command.user or not meant)
    words = spelled_out(work, command.workspace, writing)
    if not people or not words or len(people) > MOST_UNASKED:
        return _form(command, work, Typed(people, words), many=len(people) > MOST_UNASKED)
    try:
        with work.session.begin_nested():  # a refusal leaves nothing behind, and the form takes what was typed
            outcome = _given(command, work, Thanks(people, words), None)
    except Refusal as refusal:
        return _form(command, work, Typed(people, words), refused=refusal.sentence)
    return Reply(shown=_receipt(work, giver, outcome), letters=card.letters(outcome), repaint=True)


def asked(shortcut: Shortcut, work: Work) -> Reply:
    """Answer the global shortcut."""
    return _form(shortcut, work, Typed())


def asked_for_message(shortcut: Shortcut, work: Work) -> Reply:
    """Answer the message shortcut: its author is thanked, and the reason is asked for."""
    message = shortcut.message
    if message is None or not message.author:
        return Reply(shown=forms.receipt(say.NO_MESSAGE))
    if shortcut.looked_up is None:
        raise NeedsLookUp
    is_open, thread_ts = shortcut.looked_up.is_open, shortcut.looked_up.thread_ts
    link = message.permalink if is_open else None
    place = MessagePlace(message.channel, message.ts, message.author, is_open, thread_ts, link)
    giver = Giver(shortcut.workspace, shortcut.user)
    closed = not is_open and message.channel not in service.kudos_channels(work, giver)
    return _form(shortcut, work, Typed((message.author,)), Subject(place, closed))


def pressed(click: Click, work: Work) -> Reply:
    """Open the form from Home."""
    return _form(click, work, Typed())


def give(submission: Submission, work: Work) -> Reply:
    """Give what was filled in; a refusal stands at its field, and the form keeps its input."""
    giver, place = Giver(submission.workspace, submission.user), forms.place_of(submission.note)
    filled = forms.read(submission.fields)
    outcome = _given(submission, work, filled, place)
    return Reply(shown=_receipt(work, giver, outcome), letters=card.letters(outcome), repaint=True)


def _given(request: Command | Submission, work: Work, thanks: Thanks, place: MessagePlace | None) -> Outcome:
    """Give; whoever cannot be thanked is asked after first, so that the refusal can say who that is and why."""
    try:
        return service.give(work, Giver(request.workspace, request.user), thanks, place)
    except NotPeers as refusal:
        if refusal.unknown and request.looked_up is None:
            raise NeedsLookUp from refusal
        raise


def _form(
    request: Request,
    work: Work,
    typed: Typed,
    subject: Subject | None = None,
    *,
    many: bool = False,
    refused: str = "",
) -> Reply:
    seat = peers.any_seat(work, workspace=request.workspace, user=request.user)
    hint = say.left_hint(*service.left_today(work, seat.group, request.user))
    first = escape(refused) if refused else say.MORE if many else ""
    return Reply(modal=forms.modal(typed, subject, hint, first=first))


def _receipt(work: Work, giver: Giver, outcome: Outcome) -> Message:
    if not outcome.given:
        return forms.receipt(say.nothing_new())
    names = peers.names(work, giver.workspace, outcome.given)
    where = channel_link(outcome.cards[0].channel) if outcome.cards else None
    listed = tuple(quote(names[one]) for one in outcome.given)
    return forms.receipt(say.receipt(listed, where, outcome.left, outcome.a_day))
