"""The words of the cards in the group's channel."""

RING_TITLE = "*From this month's ring day*: what is still open. Is there one that you could do?"


def heading(name: str) -> str:
    """Say who asks."""
    return f"*{name} asks for a hand*"


def text(name: str, what: str, frame: str) -> str:
    """Return an ask as a plain line."""
    return f"{name} asks for a hand: {what} ({frame})"


def listed(name: str, what: str, frame: str) -> str:
    """Return one ask of a ring day's list."""
    return f"*{name}*: {what}\n_{frame}_"


def settled(name: str, state: str) -> str:
    """Return one that is not open any more."""
    return f"*{name}*: {state}"
