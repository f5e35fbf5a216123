"""Joining, changing function, being away, leaving: each by the person's own press."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.features.peers import service
from bot.features.peers.facts import Joined, Seat
from bot.features.peers.handlers.subjects import function_id, group_id
from bot.features.peers.rules.refusals import NotAPeer
from bot.features.peers.rules.times import checked_return
from bot.features.peers.text import words
from bot.features.peers.views import card, forms
from bot.schedule.hours import at_local
from bot.slack.replies import Letter, Message, Reply
from bot.slack.requests import Click, Request, Submission
from bot.work import Work


def ask_to_join(click: Click, work: Work) -> Reply:
    """Ask for the function; tell who is in already."""
    return _ask_for_function(click, work, changing=False)


def ask_to_change(click: Click, work: Work) -> Reply:
    """Ask for another function; who is not in yet joins by it."""
    return _ask_for_function(click, work, changing=True)


def join(submission: Submission, work: Work) -> Reply:
    """Seat the person for the function chosen."""
    group = group_id(submission.note)
    chosen = function_id(submission.fields.text("function"))
    who = {"workspace": submission.workspace, "user": submission.user}
    outcome = service.join(work, **who, group_id=group, function_id=chosen)
    function = service.seat(work, **who, group_id=group).function.name
    said = {Joined.JOINED: words.joined, Joined.CHANGED: words.changed, Joined.ALREADY: words.already}[outcome]
    letters = () if outcome is Joined.ALREADY else (_card(work, group),)
    return Reply(shown=Message(said(function)), letters=letters, repaint=True)


def leave(click: Click, work: Work) -> Reply:
    """Give up the seat; pressing it twice does no harm."""
    group = group_id(click.subject)
    seat = _seat_or_none(click, work, group)
    if seat is None:
        return Reply(shown=Message(words.ALREADY_LEFT), repaint=True)
    service.leave(work, seat)
    return Reply(shown=Message(words.HOME_LEFT), letters=(_card(work, group),), repaint=True)


def ask_when_back(click: Click, work: Work) -> Reply:
    """Ask for the first day back, tomorrow to begin with."""
    seat = _seat(click, work, group_id(click.subject))
    tomorrow = work.now.astimezone(ZoneInfo(seat.group.zone)).date() + timedelta(days=1)
    return Reply(modal=forms.away_form(seat, tomorrow.isoformat()))


def go_away(submission: Submission, work: Work) -> Reply:
    """Note the absence."""
    group = group_id(submission.note)
    seat = _seat(submission, work, group)
    zone = seat.group.zone
    back = checked_return(submission.fields.text("back"), work.now, zone, field="back")
    service.away(work, seat, back)
    day = card.day_words(at_local(back, 0, zone), zone)
    return Reply(shown=Message(words.away(day)), letters=(_card(work, group),), repaint=True)


def come_back(click: Click, work: Work) -> Reply:
    """End the absence."""
    group = group_id(click.subject)
    service.back(work, _seat(click, work, group))
    return Reply(shown=Message(words.IS_BACK), letters=(_card(work, group),), repaint=True)


def _ask_for_function(click: Click, work: Work, *, changing: bool) -> Reply:
    group = group_id(click.subject)
    service.check_may_join(work, workspace=click.workspace, user=click.user, group_id=group)
    seat = _seat_or_none(click, work, group)
    if seat and not changing:
        return Reply(shown=Message(words.already(seat.function.name)))
    return Reply(modal=forms.join_form(service.group(work, group), service.functions(work, group), seat))


def _seat(request: Request, work: Work, group: int) -> Seat:
    return service.seat(work, workspace=request.workspace, user=request.user, group_id=group)


def _seat_or_none(request: Request, work: Work, group: int) -> Seat | None:
    try:
        return _seat(request, work, group)
    except NotAPeer:
        return None


def _card(work: Work, group: int) -> Letter:
    return card.card_letter(service.table(work, group))
