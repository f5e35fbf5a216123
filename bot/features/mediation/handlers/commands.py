"""`/mediate`, the shortcut on a message, the buttons of Home: ways to the first screen, and to one's own page."""

from collections.abc import Callable
from dataclasses import replace

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.handlers import contact, flagging, inviting, listing, willing
from bot.features.mediation.handlers.choosing import begun, begun_or_question, seat_of
from bot.features.mediation.text import inviting as say
from bot.features.mediation.views import first
from bot.features.mediation.views.first import Begun
from bot.features.peers import service as peers
from bot.slack.doors import Doors, NeedsLookUp
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Command, Request, Shortcut, Submission
from bot.work import Work

FIRST, CONTACT = "first", "contact"


def register(doors: Doors) -> None:
    """Register the ways in."""
    doors.command("/mediate", mediate)
    doors.shortcut("ask_a_peace_broker", asked_for_message)
    doors.click("mediation.begin", begin)
    doors.click("mediation.how", how)
    doors.submission(first.WHERE, group_chosen)


def mediate(command: Command, work: Work) -> Reply:
    """Answer `/mediate`: the first screen, with who is named; a page of one's own; anything else gets help.

    What was typed besides names is not taken along: nothing of it may stand where a form has not asked for it.
    """
    word = " ".join(command.text.casefold().split())
    if word in {"mine", "list"}:
        return Reply(modal=listing.page(command, work))
    if word in {CONTACT, willing.BROKER}:
        return _begin(command, work, word, channel=command.channel)
    if word and not command.writing.people:
        return Reply(shown=first.receipt(say.HELP))
    return _begin(command, work, FIRST, named=command.writing.people, channel=command.channel)


def asked_for_message(shortcut: Shortcut, work: Work) -> Reply:
    """Answer the shortcut on a message: its author and whom it mentions are taken along. The thread is not read."""
    message = shortcut.message
    if message is None:
        return _begin(shortcut, work, FIRST)
    if shortcut.looked_up is None:
        raise NeedsLookUp
    place = shortcut.looked_up.channel
    if place and place.shared_outside:
        raise Refusal(say.SHARED_OUTSIDE)
    people = (message.author, *peers.written_in(message.text))
    known = peers.seats(work, workspace=shortcut.workspace, user=shortcut.user)
    colleagues = {peer.user for seat in known for peer in peers.peers(work, seat.group.id)}
    # Whoever is no peer is left out without a word: nobody named them here.
    named = tuple(dict.fromkeys(user for user in people if user in colleagues))
    return _begin(shortcut, work, FIRST, named=named, channel=message.channel)


def begin(click: Click, work: Work) -> Reply:
    """Show the first screen from Home, or in the place of one's own page."""
    return replace(_begin(click, work, FIRST), replace=True)


def how(click: Click, work: Work) -> Reply:
    """Explain it."""
    del click, work
    return Reply(modal=first.how())


def group_chosen(submission: Submission, work: Work) -> Reply:
    """Go on in the chosen group."""
    then, *named = submission.note.split(".")
    seat = seat_of(submission, work, submission.fields.text("group"))
    return Reply(modal=THEN.get(then, _first)(work, begun(work, seat, tuple(named))), replace=True)


def _begin(
    request: Request, work: Work, then: str, *, named: tuple[str, ...] = (), channel: str | None = None
) -> Reply:
    found = begun_or_question(request, work, then, named=named, channel=channel)
    return Reply(modal=THEN[then](work, found) if isinstance(found, Begun) else found)


def _first(work: Work, found: Begun) -> Modal:
    return first.screen(found, service.named_contact(work, found.seat.group.id))


THEN: dict[str, Callable[[Work, Begun], Modal]] = {
    FIRST: _first,
    CONTACT: contact.form,
    flagging.FLAG: flagging.form,
    inviting.INVITE: inviting.form,
    willing.BROKER: willing.form,
}
