"""How the receipts of notices look. Pure."""

from bot.slack.blocks import section
from bot.slack.replies import Message


def receipt(words: str) -> Message:
    """Return a receipt."""
    return Message(words, (section(words),))
