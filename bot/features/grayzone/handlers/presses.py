"""The buttons that act at once."""

from bot.features.grayzone.handlers.answers import pressed, seat_at
from bot.features.grayzone.models import State
from bot.features.grayzone.service import cases, deliveries, ownership, proposals
from bot.features.grayzone.text import story as say
from bot.features.grayzone.views import forms, story
from bot.features.grayzone.views.status import functions
from bot.features.grayzone.views.story import letters
from bot.slack.mentions import quote
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def withdraw(click: Click, work: Work) -> Reply:
    """Withdraw one's own issue."""
    seat, number = seat_at(work, click, click.subject)
    return pressed(click, proposals.withdraw(work, seat, number), say.withdrawn(quote(seat.name)))


def again(click: Click, work: Work) -> Reply:
    """Raise a parked issue again, or reopen one that slipped."""
    seat, number = seat_at(work, click, click.subject)
    card, was = proposals.raise_again(work, seat, number)
    return pressed(click, card, say.again(quote(seat.name), slipped=was == State.SLIPPED))


def own(click: Click, work: Work) -> Reply:
    """Say that one's function owns the issue; the other side is called, since it has two working days."""
    seat, number = seat_at(work, click, click.subject)
    card = ownership.claim(work, seat, number)
    return pressed(click, card, story.claimed(card, ownership.disputers(work, seat.group, card.issue)))


def dispute(click: Click, work: Work) -> Reply:
    """Dispute what the other side claimed."""
    seat, number = seat_at(work, click, click.subject)
    return pressed(click, ownership.dispute(work, seat, number), say.DISPUTED)


def draft(click: Click, work: Work) -> Reply:
    """Become the driver, and open the form of the case at once."""
    seat, number = seat_at(work, click, click.subject)
    card, changed = cases.take(work, seat, number)
    told = letters(card, say.drafting(quote(seat.name))) if changed else ()
    return Reply(modal=forms.case(card), letters=told, repaint=changed)


def write(click: Click, work: Work) -> Reply:
    """Open the form of the case for its driver."""
    seat, number = seat_at(work, click, click.subject)
    return Reply(modal=forms.case(cases.own_case(work, seat, number)))


def back(click: Click, work: Work) -> Reply:
    """Hand the case back."""
    seat, number = seat_at(work, click, click.subject)
    return pressed(click, cases.hand_back(work, seat, number), say.handed_back(quote(seat.name)))


def over(click: Click, work: Work) -> Reply:
    """Take over from a driver who left the group."""
    seat, number = seat_at(work, click, click.subject)
    return pressed(click, cases.take_over(work, seat, number), say.taken_over(quote(seat.name)))


def start(click: Click, work: Work) -> Reply:
    """Tell that the work has begun."""
    seat, number = seat_at(work, click, click.subject)
    return pressed(click, deliveries.start(work, seat, number), say.started(quote(seat.name)))


def confirm(click: Click, work: Work) -> Reply:
    """Confirm the number for one's side; with both sides the issue is won, or something was learned."""
    seat, number = seat_at(work, click, click.subject)
    card, side = deliveries.confirm(work, seat, number)
    told = say.confirmed(quote(seat.name), functions(card, [side]))
    return pressed(click, card, told, story.outcome(card))


def held(click: Click, work: Work) -> Reply:
    """Say for one's side that the win held."""
    seat, number = seat_at(work, click, click.subject)
    card, side = deliveries.hold(work, seat, number)
    told = say.held(quote(seat.name), functions(card, [side]))
    return pressed(click, card, told, say.HELD if card.issue.state == State.HELD else None)


def slipped(click: Click, work: Work) -> Reply:
    """Say for one's side that the win slipped."""
    seat, number = seat_at(work, click, click.subject)
    return pressed(click, deliveries.slip(work, seat, number), say.slipped(quote(seat.name)))
