"""The frame of a table's screen: who sits there, and what can be pressed at any time."""

TITLE = "A table"
CLOSE = "Close"
BACK = "Back to the table"
YOU = "you"
SOMEBODY = "someone"

REMOVE = "Go on without the broker"
REMOVE_ASK = (
    "From the next tick on the two of you go on alone. Nobody learns whose wish it was. This cannot be taken back."
)
REMOVE_YES = "Go on without"
STOP = "Stop"
STOP_TITLE = "Stop this table?"
STOP_ASK = (
    "You need no reason. The other side reads on the day that both of you know that the table is closed: in the same "
    "words and at the same moment as if the time had run out. This cannot be taken back."
)


def person(name: str, function: str) -> str:
    """Name somebody with the function that they lead, if they lead one here."""
    return f"{name} ({function})" if function else name


def between_you(other: str) -> str:
    """Say with whom one sits there."""
    return f"*With {other}*"


def between(one: str, other: str) -> str:
    """Say who the two are, for a broker."""
    return f"*{one} and {other}*"
