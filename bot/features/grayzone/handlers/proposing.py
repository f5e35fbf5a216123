"""Raising an issue: the ways into the form, the form that changes as it is filled in, and what comes back."""

import dataclasses
from urllib.parse import urlencode

from bot.errors import Refusal
from bot.features.grayzone.rules import checks
from bot.features.grayzone.service import proposals, quiet
from bot.features.grayzone.service.facts import Form, title
from bot.features.grayzone.text import forms as say
from bot.features.grayzone.views import card as cards
from bot.features.grayzone.views import forms, notes
from bot.features.grayzone.views import propose as looks
from bot.features.grayzone.views.notes import Source
from bot.features.peers import service as peers
from bot.features.peers.service import HandoffFacts, Seat, SeveralGroups
from bot.slack.mentions import quote
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Command, Fields, SharedMessage, Shortcut, Submission
from bot.work import Work


def open_for(work: Work, request: Command | Shortcut, channel: str | None, what: str = "") -> Reply:
    """Open the form with these words, or ask first in which group."""
    what = peers.spelled_out(work, request.workspace, what)
    try:
        seat = peers.seat(work, workspace=request.workspace, user=request.user, channel=channel)
    except SeveralGroups as several:
        return Reply(modal=_where(several, what))
    return Reply(modal=_form(work, seat, Source(seat.group.id), Fields({"what": what})))


def prefilled(work: Work, seat: Seat, what: str) -> Reply:
    """Open the form with these words: for a feature above, in which somebody makes an issue of what they wrote."""
    return Reply(modal=_form(work, seat, Source(seat.group.id), Fields({"what": what})))


def raised(shortcut: Shortcut, work: Work) -> Reply:
    """Answer the global shortcut."""
    return open_for(work, shortcut, None)


def message_raised(shortcut: Shortcut, work: Work) -> Reply:
    """Answer the message shortcut: its words are shown to its author for editing, before anybody reads them.

    Only a message of the group's own channel is linked: of any other, not everybody may know that it exists.
    """
    message = shortcut.message
    if message is None:
        return open_for(work, shortcut, None)
    what = peers.spelled_out(work, shortcut.workspace, message.text)
    try:
        seat = peers.seat(work, workspace=shortcut.workspace, user=shortcut.user, channel=message.channel)
    except SeveralGroups as several:
        return Reply(modal=_where(several, what, outside=True))
    inside = message.channel == seat.group.channel
    source = Source(seat.group.id, _link(shortcut.workspace, message) if inside else None, outside=not inside)
    return Reply(modal=_form(work, seat, source, Fields({"what": what})))


def pressed(click: Click, work: Work) -> Reply:
    """Open the form from Home or from a card of the group; the subject is the group, or nothing."""
    try:
        group_id = notes.whole(click.subject) if click.subject else None
        seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=group_id)
    except SeveralGroups as several:
        return Reply(modal=_where(several, ""))
    return Reply(modal=_form(work, seat, Source(seat.group.id), Fields()))


def group_chosen(submission: Submission, work: Work) -> Reply:
    """Go on with the form of the chosen group, and keep what was typed."""
    group_id = notes.whole(submission.fields.text("group"))
    seat = peers.seat(work, workspace=submission.workspace, user=submission.user, group_id=group_id)
    source = Source(seat.group.id, outside=submission.note == looks.OUTSIDE)
    typed = Fields({"what": submission.fields.text("what")})
    return Reply(modal=_form(work, seat, source, typed), replace=True)


def handoff_chosen(click: Click, work: Work) -> Reply:
    """Show or hide the fields of a new handoff; what was typed stays."""
    if click.view is None:
        return Reply()
    source = notes.source(click.view.note)
    seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=source.group_id)
    typed = Fields({**click.fields.values, "handoff": click.value})
    return Reply(modal=_form(work, seat, source, typed), replace=True)


def propose(submission: Submission, work: Work) -> Reply:
    """File what was typed: openly with a card, or quietly without any trace that others could see."""
    source = notes.source(submission.note)
    fields = submission.fields
    is_quiet = looks.is_quiet(fields)
    asked = proposals.ask_ahead(work, submission.workspace, source.group_id, openly=not is_quiet)
    seat, known = _seat_and_handoff(submission, work, source.group_id)
    draft = looks.read(fields, known, source.link)
    similar = proposals.similar(work, seat, draft, asked)
    if not {issue.number for issue in similar} <= set(source.shown):
        source = dataclasses.replace(source, shown=tuple(issue.number for issue in similar))
        modal = looks.modal(_choices(work, seat), source, fields, similar)
        return Reply(modal=modal, replace=True)
    if is_quiet:
        return _file_quietly(work, seat, draft)
    try:
        issue = proposals.propose(work, seat, draft, asked.place)
    except Refusal as refusal:
        raise _in_form(refusal, draft) from refusal
    receipt = forms.receipt(say.proposed(issue.number, quote(title(issue))))
    return Reply(shown=receipt, letters=(cards.letter(seat.group, issue, first=True),), repaint=True)


def _seat_and_handoff(submission: Submission, work: Work, group_id: int) -> tuple[Seat, HandoffFacts | None]:
    workspace, user = submission.workspace, submission.user
    chosen = looks.handoff_id(submission.fields)
    if chosen is None:
        return peers.seat(work, workspace=workspace, user=user, group_id=group_id), None
    return peers.seat_at_handoff(work, workspace=workspace, user=user, group_id=group_id, handoff_id=chosen)


def _file_quietly(work: Work, seat: Seat, draft: proposals.Draft) -> Reply:
    if isinstance(draft.handoff, HandoffFacts):
        quiet.file_quietly(work, seat, (draft.handoff.id, draft.symptom), draft.hours, draft.what)
    return Reply(shown=forms.receipt(say.QUIET_RECEIPT), repaint=True)


def _in_form(refusal: Refusal, draft: proposals.Draft) -> Refusal:
    """Put a refusal of a new handoff next to its field."""
    if refusal.field is None and not isinstance(draft.handoff, HandoffFacts):
        return Refusal(refusal.sentence, field="artefact")
    return refusal


def _where(several: SeveralGroups, what: str, *, outside: bool = False) -> Modal:
    groups = tuple((seat.group.id, seat.group.name) for seat in several.seats)
    return looks.where(groups, what, outside=outside)


def _form(work: Work, seat: Seat, source: Source, typed: Fields) -> Modal:
    return looks.modal(_choices(work, seat), source, typed)


def _choices(work: Work, seat: Seat) -> Form:
    functions = tuple((function.id, function.name) for function in peers.functions(work, seat.group.id))
    return Form(seat.group, peers.handoffs(work, seat.group.id), functions)


def _link(workspace: str, message: SharedMessage) -> str | None:
    if message.permalink:
        return checks.link("what", message.permalink)
    query = urlencode({"team": workspace, "channel": message.channel, "message_ts": message.ts})
    return f"https://slack.com/app_redirect?{query}"
