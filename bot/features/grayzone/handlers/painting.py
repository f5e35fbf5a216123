"""The card of an issue, made when it is sent: always of what is true then, and not before somebody will see it."""

from bot.features.grayzone.service import cards
from bot.features.grayzone.views import card as looks
from bot.features.grayzone.views import notes
from bot.slack.replies import Message
from bot.work import Work


def card(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card of the issue that its name tells; None when there is no such issue."""
    group_id, number = notes.subject(subject)
    facts = cards.of_issue(work, workspace, group_id, number)
    return looks.message(facts) if facts else None
