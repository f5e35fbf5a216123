"""Ranking who could be the broker, with their ties in view."""

from bot.errors import Refusal
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.asking import for_form, for_page, start
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.text import opening as say
from bot.features.mediation.views import opening
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the form and what comes back."""
    doors.click(f"mediation.{opening.RANK}", ask)
    doors.submission(f"mediation.{opening.RANK}", rank)
    doors.click(f"mediation.{opening.CANDIDATES}", candidates)


def ask(click: Click, work: Work) -> Reply:
    """Ask whom they would take."""
    return Reply(modal=opening.ranking_form(for_form(click, work, Move.RANK_BROKERS)), replace=True)


def candidates(click: Click, work: Work) -> Reply:
    """Show those for whom the screen has no room, with what ties them."""
    return Reply(modal=opening.candidates(for_page(click, work), start(click)), replace=True)


def rank(submission: Submission, work: Work) -> Reply:
    """Keep whom they would take."""
    order = opening.read_ranking(submission.fields)
    twice = next((opening.PLACES[at] for at, user in enumerate(order) if user in order[:at]), None)
    if twice:
        raise Refusal(say.NOT_TWICE, field=twice)
    try:
        return pressed(submission, work, p.RankBrokers(order), submission.note)
    except Refusal as refusal:
        field = opening.PLACES[0] if refusal.field else None
        raise Refusal(refusal.sentence, field=field) from refusal
