"""AGREED: whether it holds, and what was agreed in full."""

from bot.features.mediation.facts import Holding
from bot.features.mediation.facts import presses as p
from bot.features.mediation.handlers.acting import mores, number
from bot.features.mediation.handlers.asking import for_page, start
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.views import agreements
from bot.features.mediation.views.reviews import REVIEW
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the answers of a review."""
    doors.click(REVIEW, review)
    doors.click(f"mediation.{agreements.AGREEMENT}", in_full)


def review(click: Click, work: Work) -> Reply:
    """Say whether it holds."""
    said = "".join(mores(click.subject))
    if said not in {one.value for one in Holding}:
        raise NotNow
    return pressed(click, work, p.ReviewAnswer(Holding(said)), click.subject)


def in_full(click: Click, work: Work) -> Reply:
    """Show an agreement, or the final words, in full."""
    found, which = for_page(click, work), number(click.subject)
    if which > len(agreements.every(found)):
        raise NotNow
    return Reply(modal=agreements.page(found, which, start(click, 1)), replace=True)
