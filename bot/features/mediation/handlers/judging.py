"""VERDICT: sealed answers to drafts."""

from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.acting import number
from bot.features.mediation.handlers.asking import for_form
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say
from bot.features.mediation.views import verdicts
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the doors of judging."""
    doors.click(f"mediation.{verdicts.CAN_LIVE}", can_live)
    doors.click(f"mediation.{verdicts.CANNOT}", ask)
    doors.submission(f"mediation.{verdicts.JUDGE}", cannot)


def can_live(click: Click, work: Work) -> Reply:
    """Say that one can live with a draft."""
    return pressed(click, work, p.Judge(number(click.subject), can_live=True), click.subject)


def ask(click: Click, work: Work) -> Reply:
    """Ask what would fix a draft."""
    found, which = for_form(click, work, Move.JUDGE), number(click.subject)
    draft = next((one for one in found.table.current() if one.number == which), None)
    if draft is None:
        raise BadField("draft", say.NO_DRAFT)
    return Reply(modal=verdicts.cannot(found, draft), replace=True)


def cannot(submission: Submission, work: Work) -> Reply:
    """Say that one cannot live with a draft, with what would fix it for oneself."""
    press = p.Judge(number(submission.note), can_live=False, fix=submission.fields.text("fix"))
    return pressed(submission, work, press, submission.note)
