"""Ranking who could be the broker, with their ties in view."""

from bot.errors import Refusal
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.acting import look_as_seen
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules.refusals import NotNow
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


def ask(click: Click, work: Work) -> Reply:
    """Ask whom they would take."""
    found = look_as_seen(click, work, click.subject)
    if Move.RANK_BROKERS not in found.moves:
        raise NotNow
    return Reply(modal=opening.ranking_form(found), replace=True)


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
