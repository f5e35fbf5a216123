"""`/checkin` and what may follow it; one's own pages; how check-ins work."""

import re
from collections.abc import Callable

from bot.features.checkins import service
from bot.features.checkins.handlers import joining, talking
from bot.features.checkins.handlers.asking_group import seat_or_question
from bot.features.checkins.text import forms as say
from bot.features.checkins.views import forms, notes, pages
from bot.features.checkins.views import group as group_views
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Command, Submission
from bot.work import Work

BARE, RHYTHM = "bare", "rhythm"
PAUSE = re.compile(r"pause\b.*")
TALK = re.compile(r"talk(?: to)?(?:(?:,| and)? @[^\s,]+)*,?(?: now)?", re.IGNORECASE)  # any other words get help


def checkin(command: Command, work: Work) -> Reply:
    """Answer `/checkin`: a sub-command, or nothing more; anything else gets help."""
    word = " ".join(command.text.casefold().split())
    if TALK.fullmatch(" ".join(command.writing.words.split())):
        return talking.command(command, work)
    page = PAGES.get("pause" if PAUSE.fullmatch(word) else word)
    return Reply(modal=page(command, work)) if page else Reply(shown=forms.receipt(say.HELP))


def how(click: Click, work: Work) -> Reply:
    """Explain check-ins."""
    del click, work
    return Reply(modal=group_views.how())


def mine(click: Click, work: Work) -> Reply:
    """Show one's own pairs."""
    return Reply(modal=_mine(click, work))


def following(click: Click, work: Work) -> Reply:
    """Show what comes next."""
    return Reply(modal=_following(click, work))


def group_chosen(submission: Submission, work: Work) -> Reply:
    """Go on in the chosen group."""
    group_id = notes.number(submission.fields.text("group"))
    seat = peers.seat(work, workspace=submission.workspace, user=submission.user, group_id=group_id)
    return Reply(modal=_then(submission, work, seat, submission.note), replace=True)


def _bare(command: Command, work: Work) -> Modal:
    return _form(command, work, BARE)


def _rhythm(command: Command, work: Work) -> Modal:
    return _form(command, work, RHYTHM)


def _pause(command: Command, work: Work) -> Modal:
    return joining.pause_form(work, command, command.text.split()[1:])


def _form(command: Command, work: Work, then: str) -> Modal:
    found = seat_or_question(command, work, then, channel=command.channel)
    return _then(command, work, found, then) if isinstance(found, Seat) else found


def _then(request: Command | Submission, work: Work, seat: Seat, then: str) -> Modal:
    if then == BARE and service.group_view(work, seat).takes_part:
        return _following(request, work)
    return joining.form(work, seat)


def _mine(request: Click | Command, work: Work) -> Modal:
    peers.any_seat(work, workspace=request.workspace, user=request.user)
    who = (request.workspace, request.user)
    return pages.mine(service.pairs(work, *who), service.noted(work, *who), takes_part=service.takes_part(work, *who))


def _following(request: Click | Command | Submission, work: Work) -> Modal:
    peers.any_seat(work, workspace=request.workspace, user=request.user)
    return pages.following(service.home(work, request.workspace, request.user), work.now)


PAGES: dict[str, Callable[[Command, Work], Modal]] = {
    "": _bare,
    "rhythm": _rhythm,
    "pause": _pause,
    "mine": _mine,
    "next": _following,
}
