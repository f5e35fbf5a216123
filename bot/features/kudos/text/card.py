"""Words of the card. People's words come in escaped."""

from collections.abc import Sequence

from bot.features.kudos.text.words import listed

MESSAGE = "The message"
JOIN = "I join in"
MOST_NAMES = 30


def thanked(receivers: Sequence[str], givers: Sequence[str]) -> str:
    """Say who is thanked by whom; a name never comes with a number."""
    return f":raised_hands: *{_names(receivers)}*, thanked by {_names(givers)}"


def words(giver: str, reason: str) -> str:
    """Return what somebody said, with who said it; nobody is named where only one gives."""
    quoted = "\n".join(f"> {line}" for line in reason.splitlines() if line.strip())
    return f"{quoted}\n— {giver}" if giver else quoted


def _names(names: Sequence[str]) -> str:
    return listed((*names[:MOST_NAMES], "others") if len(names) > MOST_NAMES else tuple(names))
