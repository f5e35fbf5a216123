"""Rating the interest cards."""

from bot.features.mediation import service
from bot.features.mediation.facts import Pressed
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.acting import act, look_as_seen
from bot.features.mediation.handlers.asking import for_form
from bot.features.mediation.handlers.pressing import shown
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say
from bot.features.mediation.text.cards import RATINGS
from bot.features.mediation.views import intake
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

KNOWN = {str(number): number for number in range(len(RATINGS))}


def register(doors: Doors) -> None:
    """Register the form and what comes back."""
    doors.click(f"mediation.{intake.RATE}", ask)
    doors.submission(f"mediation.{intake.RATE}", rate)


def ask(click: Click, work: Work) -> Reply:
    """Show the cards as they are rated."""
    return Reply(modal=intake.cards_form(for_form(click, work, Move.RATE_CARD)), replace=True)


def rate(submission: Submission, work: Work) -> Reply:
    """Keep the ratings: each card is a press of its own, all of them happen or none does."""
    acting, found = act(submission, submission.note), look_as_seen(submission, work, submission.note)
    before = dict(found.own.cards)
    chosen = {card: _rating(card, typed) for card, typed in intake.read_cards(submission.fields).items()}
    changed = {card: rating for card, rating in chosen.items() if before.get(card) != rating}
    done = Pressed(found.seen, None)
    for card, rating in changed.items():
        done = service.press(work, acting, p.RateCard(card, rating))
    return shown(done, work)


def _rating(card: str, typed: str) -> int:
    if typed not in KNOWN:
        raise BadField(card, say.NO_CARD)
    return KNOWN[typed]
