"""Talk to somebody now: by a command, from Home, from the list of one's pairs."""

from bot.errors import Refusal
from bot.features.checkins import service
from bot.features.checkins.facts import Act, Shown
from bot.features.checkins.rules.refusals import YouExcluded
from bot.features.checkins.text import forms as say
from bot.features.checkins.views import forms, letters, people
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.slack.mentions import escape
from bot.slack.replies import Letter, Message, Reply
from bot.slack.requests import Click, Command, Request, Submission
from bot.work import Work


def command(command: Command, work: Work) -> Reply:
    """Answer `/checkin talk to @bo now`; without a name, ask whom."""
    if not command.writing.people:
        return _ask_whom(command, work)
    if len(command.writing.people) > 1:
        raise Refusal(say.ONE_AT_A_TIME)
    (other,) = command.writing.people
    try:
        told, owed = _asked(command, work, other, command.channel)
    except YouExcluded as refusal:  # whom one excludes shows in modals only, and not in the channel's window
        return Reply(modal=forms.receipt_modal(escape(refusal.sentence)))
    return Reply(shown=told, letters=owed, repaint=True)


def pressed(click: Click, work: Work) -> Reply:
    """Ask whom, from Home."""
    return _ask_whom(click, work)


def to_one(click: Click, work: Work) -> Reply:
    """Ask the one beside whose name the button stands."""
    told, owed = _asked(click, work, click.subject)
    return Reply(shown=told, letters=owed, repaint=True)


def ask(submission: Submission, work: Work) -> Reply:
    """Ask who was chosen."""
    other = submission.fields.text("other")
    if not other:
        raise Refusal(say.NO_PERSON, field="other")
    try:
        told, owed = _asked(submission, work, other)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="other") from refusal
    return Reply(shown=told, letters=owed, repaint=True)


def _ask_whom(request: Request, work: Work) -> Reply:
    peers.any_seat(work, workspace=request.workspace, user=request.user)
    if not service.takes_part(work, request.workspace, request.user):
        return Reply(modal=forms.not_yet())
    others = tuple(pair.other for pair in service.pairs(work, request.workspace, request.user))
    if not others:
        return Reply(shown=forms.receipt(say.TALK_WITH_NOBODY))
    return Reply(modal=forms.talk(others))


def _asked(request: Request, work: Work, other: str, channel: str | None = None) -> tuple[Message, tuple[Letter, ...]]:
    shown = _talk(work, _seats(request, work, other, channel), other)
    owed = letters.prompts(service.cards(work, request.workspace, shown.handle))
    already = service.knows(work, Act(request.workspace, request.user, shown.handle))
    return forms.receipt(say.asked_to_talk(people.names(shown), already=already)), owed


def _seats(request: Request, work: Work, other: str, channel: str | None) -> tuple[Seat, ...]:
    """Return the person's seats, those first in whose groups the other one sits, too, and the one of this channel."""
    seats = peers.seats(work, workspace=request.workspace, user=request.user)
    if not seats:
        return (peers.any_seat(work, workspace=request.workspace, user=request.user),)
    shared = {seat.group.id for seat in seats if any(peer.user == other for peer in peers.peers(work, seat.group.id))}
    return tuple(sorted(seats, key=lambda seat: (seat.group.id not in shared, seat.group.channel != channel)))


def _talk(work: Work, seats: tuple[Seat, ...], other: str) -> Shown:
    """Ask in the first group in which it can be. Raises the first group's `Refusal` when there is none."""
    first: Refusal | None = None
    for seat in seats:
        try:
            return service.talk_now(work, seat, other)
        except Refusal as refusal:
            first = first or refusal
    raise first or Refusal(say.NO_PERSON)
