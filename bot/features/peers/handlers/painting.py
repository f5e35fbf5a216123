"""The card of a group, made when it is sent: for whoever changes something on it without looking at it."""

from bot.errors import Refusal
from bot.features.peers import service
from bot.features.peers.handlers.subjects import group_id
from bot.features.peers.views import card as looks
from bot.slack.replies import Message
from bot.work import Work


def card(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card of the group that its name tells; None when this workspace has no such group."""
    try:
        table = service.table(work, group_id(subject))
    except Refusal:
        return None
    return looks.card(table) if table.group.facts.workspace == workspace else None
