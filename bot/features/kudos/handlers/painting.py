"""The card of an occasion, made when it is sent."""

from bot.features.kudos import service
from bot.features.kudos.handlers.subjects import pair
from bot.features.kudos.views import card as looks
from bot.slack.replies import Message
from bot.work import Work


def card(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card that its name tells; None when nobody is thanked on it any more: then it is taken back."""
    facts = service.card(work, workspace, *pair(subject))
    return looks.message(facts) if facts else None
