"""Taking part: the form and what comes back, pausing, stopping, and the group's rhythm."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.errors import Refusal
from bot.features.checkins import service
from bot.features.checkins.handlers.asking_group import seat_or_question
from bot.features.checkins.text import forms as say
from bot.features.checkins.text import group as group_say
from bot.features.checkins.text import words
from bot.features.checkins.views import forms, letters, notes
from bot.features.checkins.views import group as group_views
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import PeerFacts, Seat
from bot.schedule.hours import at_local
from bot.slack.mentions import quote
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Request, Submission
from bot.work import Work

DAYS_OF_A_YEAR = 366


def pressed(click: Click, work: Work) -> Reply:
    """Open the form from a card, a message or Home; the subject is the group, or nothing."""
    found = seat_or_question(click, work, "rhythm", group=click.subject)
    return Reply(modal=form(work, found) if isinstance(found, Seat) else found)


def form(work: Work, seat: Seat) -> Modal:
    """Return the form to take part, or to change one's wishes."""
    excluded = service.excluded(work, seat.workspace, seat.user)
    return forms.wishes(service.group_view(work, seat), _others(work, seat), excluded, zone(work, seat))


def save(submission: Submission, work: Work) -> Reply:
    """Take part, or change one's wishes."""
    seat = _seat(submission, work, submission.note)
    before = service.group_view(work, seat)
    kept = service.excluded(work, seat.workspace, seat.user)
    excluded = forms.read_excluded(submission.fields, (peer.user for peer in _others(work, seat)), kept)
    changed = service.take_part(work, seat, forms.read_wishes(submission.fields, before.wishes), excluded)
    told = forms.taken_part(service.group_view(work, seat), stopped=_stopped(work, submission))
    return Reply(shown=told, letters=(letters.group_card(seat.group), *letters.prompts(changed)), repaint=True)


def stop(click: Click, work: Work) -> Reply:
    """Take part no longer."""
    seat = _seat(click, work, click.subject)
    changed = service.leave(work, seat)
    return Reply(
        modal=forms.receipt_modal(say.left(quote(seat.group.name))),
        replace=True,
        letters=(letters.group_card(seat.group), *letters.prompts(changed)),
        repaint=True,
    )


def ask_pause(click: Click, work: Work) -> Reply:
    """Ask until which day somebody pauses."""
    return Reply(modal=pause_form(work, click))


def pause_form(work: Work, request: Request, typed: Sequence[str] = ()) -> Modal:
    """Return the form that asks until which day; the one that was typed, or a week ahead, is suggested."""
    seat = _pausing(work, request)
    return forms.pause(forms.typed_day(typed) or _today(work, seat) + timedelta(days=7))


def pause(submission: Submission, work: Work) -> Reply:
    """Pause until the first moment of a day, where the person is."""
    seat = _pausing(work, submission)
    day = forms.read_day(submission.fields)
    today = _today(work, seat)
    if day <= today:
        raise Refusal(say.DAY_OVER, field="paused_until")
    if day > today + timedelta(days=DAYS_OF_A_YEAR):
        raise Refusal(say.DAY_FAR, field="paused_until")
    changed = service.pause(work, submission.workspace, submission.user, at_local(day, 0, zone(work, seat)))
    told = forms.receipt(say.paused_now(words.day(day)))
    return Reply(shown=told, letters=letters.prompts(changed), repaint=True)


def go_on(click: Click, work: Work) -> Reply:
    """End a pause."""
    peers.any_seat(work, workspace=click.workspace, user=click.user)
    service.pause(work, click.workspace, click.user, None)
    told = f"{say.PAUSE_ENDED} {say.STILL_STOPPED}" if _stopped(work, click) else say.GOES_ON
    return Reply(modal=forms.receipt_modal(told), replace=True, repaint=True)


def ask_rhythm(click: Click, work: Work) -> Reply:
    """Show how often the group has a round."""
    return Reply(modal=group_views.rhythm(service.group_view(work, _seat(click, work, click.subject))))


def save_rhythm(submission: Submission, work: Work) -> Reply:
    """Change how often the group has a round."""
    seat = _seat(submission, work, submission.note)
    rhythm = group_views.read_rhythm(submission.fields)
    if rhythm is None:
        raise Refusal(say.NO_RHYTHM, field="rhythm")
    service.choose_rhythm(work, seat, rhythm)
    told = forms.receipt(group_say.RHYTHM_SAVED)
    return Reply(shown=told, letters=(letters.group_card(seat.group),), repaint=True)


def zone(work: Work, seat: Seat) -> str:
    """Return the zone in which a person lives: their own, or the group's while Slack has not said."""
    return peers.zone_of(work, seat.workspace, seat.user) or seat.group.zone


def _pausing(work: Work, request: Request) -> Seat:
    """Return a seat of somebody who takes part. Raises a `Refusal`."""
    seat = peers.any_seat(work, workspace=request.workspace, user=request.user)
    if not service.takes_part(work, request.workspace, request.user):
        raise Refusal(say.NOTHING_TO_PAUSE)
    return seat


def _stopped(work: Work, request: Request) -> bool:
    """Tell whether somebody stopped all messages: then they have no check-ins."""
    return notices.choice(work, request.workspace, request.user).stopped


def _seat(request: Click | Submission, work: Work, group: str) -> Seat:
    return peers.seat(work, workspace=request.workspace, user=request.user, group_id=notes.number(group))


def _others(work: Work, seat: Seat) -> tuple[PeerFacts, ...]:
    return tuple(peer for peer in peers.peers(work, seat.group.id) if peer.user != seat.user)


def _today(work: Work, seat: Seat) -> date:
    return work.now.astimezone(ZoneInfo(zone(work, seat))).date()
