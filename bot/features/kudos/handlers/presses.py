"""The buttons of kudos that act at once: on the card, in one's own book, under a notice."""

from bot.features.kudos import service
from bot.features.kudos.handlers.subjects import pair, whole
from bot.features.kudos.service import Giver
from bot.features.kudos.text import forms as say
from bot.features.kudos.text import letters as told
from bot.features.kudos.text import refusals
from bot.features.kudos.views import card, forms, lists
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click
from bot.work import Work


def join(click: Click, work: Work) -> Reply:
    """Add one's thanks to a card."""
    outcome = service.join(work, _giver(click), *pair(click.subject))
    words = say.JOINED if outcome.given else refusals.JOINED_ALREADY
    receipt = forms.receipt(words + (say.remaining(outcome.left, outcome.a_day) if outcome.given else ""))
    return Reply(shown=receipt, letters=card.letters(outcome), repaint=True)


def confirm(click: Click, work: Work) -> Reply:
    """Say that the many people whom one's message names are meant."""
    outcome = service.confirm(work, _giver(click), whole(click.subject))
    words = say.CONFIRMED + say.remaining(outcome.left, outcome.a_day) if outcome.given else say.nothing_new()
    return Reply(shown=forms.receipt(words), letters=card.letters(outcome), repaint=True)


def mine(click: Click, work: Work) -> Reply:
    """Show what one gave and received."""
    return Reply(modal=lists.mine(service.book(work, click.workspace, click.user)))


def take_back(click: Click, work: Work) -> Reply:
    """Take one's thanks back."""
    outcome = service.take_back(work, _giver(click), whole(click.subject))
    return Reply(modal=_book(click, work), replace=True, letters=card.letters(outcome), repaint=True)


def private(click: Click, work: Work) -> Reply:
    """Publish thanks from a closed conversation, or take them back."""
    if click.value != "publish":
        return take_back(click, work)
    shown = service.publish(work, _giver(click), whole(click.subject))
    return Reply(modal=_book(click, work), replace=True, letters=(card.letter(shown),), repaint=True)


def notices(click: Click, work: Work) -> Reply:
    """Switch one's notices."""
    service.wish(work, click.workspace, click.user, notices=click.subject == "on")
    return Reply(modal=_book(click, work), replace=True)


def refusals_wished(click: Click, work: Work) -> Reply:
    """Switch whether one hears of thanks that did not count."""
    service.wish(work, click.workspace, click.user, refusals=click.subject == "on")
    return Reply(modal=_book(click, work), replace=True)


def quiet_notices(click: Click, work: Work) -> Reply:
    """Stop notices, from one of them."""
    service.wish(work, click.workspace, click.user, notices=False)
    return Reply(shown=forms.receipt(told.QUIET_NOTICES))


def quiet_refusals(click: Click, work: Work) -> Reply:
    """Stop hearing of thanks that did not count, from such a message."""
    service.wish(work, click.workspace, click.user, refusals=False)
    return Reply(shown=forms.receipt(told.QUIET_REFUSALS))


def _giver(click: Click) -> Giver:
    return Giver(click.workspace, click.user)


def _book(click: Click, work: Work) -> Modal:
    return lists.mine(service.book(work, click.workspace, click.user))
