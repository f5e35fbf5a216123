"""The buttons that open a form, and the forms that come back."""

from bot.features.grayzone.handlers.answers import seat_at, submitted
from bot.features.grayzone.rules import checks
from bot.features.grayzone.rules.states import Event
from bot.features.grayzone.service import cards, cases, coalitions, deliveries, proposals, quiet
from bot.features.grayzone.text import forms as say
from bot.features.grayzone.text import refusals
from bot.features.grayzone.text import story as told
from bot.features.grayzone.views import card as looks
from bot.features.grayzone.views import forms, story
from bot.slack.mentions import quote
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def look(click: Click, work: Work) -> Reply:
    """Show an issue's card in a modal: from lists and from Home."""
    seat, number = seat_at(work, click, click.subject)
    return Reply(modal=looks.modal(cards.look(work, seat, number)))


def open_see(click: Click, work: Work) -> Reply:
    """Ask what the issue costs the person's function."""
    seat, number = seat_at(work, click, click.subject)
    issue = cards.find(work, seat, number, Event.SEE)
    return Reply(modal=forms.see(cards.card(work, seat.group, issue), seat.user))


def see(submission: Submission, work: Work) -> Reply:
    """Keep that the person sees it too."""
    seat, number = seat_at(work, submission, submission.note)
    hours = checks.hours(submission.fields.text)
    link = checks.link("link", submission.fields.text("link"))
    card, is_new = proposals.see(work, seat, number, hours, link)
    return submitted(card, story.seen(card, seat.user) if is_new else None)


def case(submission: Submission, work: Work) -> Reply:
    """Put the case before the group."""
    seat, number = seat_at(work, submission, submission.note)
    card = cases.submit(work, seat, number, forms.read_case(submission.fields))
    return submitted(card, story.case(card))


def open_pledge(click: Click, work: Work) -> Reply:
    """Ask for a pledge, or show the person's own."""
    seat, number = seat_at(work, click, click.subject)
    card, own = coalitions.own_pledge(work, seat, number)
    return Reply(modal=forms.pledge(card, own))


def pledge(submission: Submission, work: Work) -> Reply:
    """Seal a pledge: one constant sentence for its author, and nothing at all for anybody else."""
    seat, number = seat_at(work, submission, submission.note)
    coalitions.pledge(work, seat, number, forms.read_pledge(submission.fields))
    return Reply(shown=forms.receipt(say.PLEDGE_RECEIPT), repaint=True)


def unpledge(click: Click, work: Work) -> Reply:
    """Withdraw one's pledge, as silently as it was made."""
    seat, number = seat_at(work, click, click.subject)
    coalitions.unpledge(work, seat, number)
    receipt = forms.receipt_modal(say.PLEDGE_TITLE, say.PLEDGE_WITHDRAWN)
    return Reply(modal=receipt, replace=True, repaint=True)


def open_deliver(click: Click, work: Work) -> Reply:
    """Ask the driver for the number, measured again."""
    seat, number = seat_at(work, click, click.subject)
    return Reply(modal=forms.deliver(deliveries.charter(work, seat, number)))


def deliver(submission: Submission, work: Work) -> Reply:
    """Deliver the number, and ask both sides."""
    seat, number = seat_at(work, submission, submission.note)
    measured = checks.number("measured", submission.fields.text("measured"))
    card = deliveries.deliver(work, seat, number, measured)
    return submitted(card, story.delivered(card, deliveries.answerers(work, seat.group, card.issue)))


def open_off(click: Click, work: Work) -> Reply:
    """Ask what is off about the number."""
    seat, number = seat_at(work, click, click.subject)
    return Reply(modal=forms.off(deliveries.asked(work, seat, number, Event.DOUBT)))


def off(submission: Submission, work: Work) -> Reply:
    """Say that the number is off, and why: the issue runs on."""
    seat, number = seat_at(work, submission, submission.note)
    reason = checks.sentence("reason", submission.fields.text("reason"), checks.LINE_LENGTH, refusals.UNKNOWN_REASON)
    card = deliveries.doubt(work, seat, number)
    return submitted(card, told.doubted(quote(seat.name), quote(reason)))


def open_signal(click: Click, work: Work) -> Reply:
    """Show one's own quiet issue, in a modal and for oneself only."""
    seat, ordinal = seat_at(work, click, click.subject)
    return Reply(modal=forms.signal(quiet.own(work, seat, ordinal)))


def signal(submission: Submission, work: Work) -> Reply:
    """Change one's own quiet issue."""
    seat, ordinal = seat_at(work, submission, submission.note)
    what = checks.sentence("what", submission.fields.text("what"))
    quiet.change(work, seat, ordinal, checks.hours(submission.fields.text), what)
    return Reply(shown=forms.receipt(say.QUIET_CHANGED), repaint=True)


def unsignal(click: Click, work: Work) -> Reply:
    """Withdraw one's own quiet issue."""
    seat, ordinal = seat_at(work, click, click.subject)
    quiet.withdraw(work, seat, ordinal)
    return Reply(modal=forms.receipt_modal(say.SIGNAL_TITLE, say.QUIET_WITHDRAWN), replace=True, repaint=True)
