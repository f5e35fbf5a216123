"""The frame of a table's screen: who sits there, and what can be pressed at any time."""

from collections.abc import Sequence

TITLE = "A table"
CLOSE = "Close"
BACK = "Back to the table"
READ_ON = "Read on"
YOU = "you"
SOMEBODY = "someone"

REMOVE = "Go on without the broker"
REMOVE_TITLE = "Go on without the broker?"
REMOVE_ASK = (
    "Within one working day the two of you go on alone. Nobody learns whose wish it was. This cannot be taken back."
)
REMOVE_YES = "Go on without"
STOP = "Stop"
STOP_TITLE = "Stop this table?"
STOP_ASK = (
    "You need no reason. The other side reads that the table is closed: in the same words, and at the same moment, as "
    "if the time had run out. This cannot be taken back."
)
STOP_AGREED_ASK = "You will not be asked about this again, and need no reason. What was agreed stands."


def person(name: str, function: str) -> str:
    """Name somebody with the function that they lead, if they lead one here."""
    return f"{name} ({function})" if function else name


def between_you(other: str) -> str:
    """Say with whom one sits there."""
    return f"*With {other}*"


def between(one: str, other: str) -> str:
    """Say who the two are, for a broker."""
    return f"*{one} and {other}*"


def brokered(broker: str) -> str:
    """Say who is the broker."""
    return f"Broker: {broker}"


def asked(candidate: str) -> str:
    """Say who is asked to be the broker."""
    return f"Asked to be the broker: {candidate}"


def lodged(channel: str) -> str:
    """Say where the conversation is."""
    return f"The conversation of this table: {channel}"


def capital(name: str) -> str:
    """Begin a sentence with a name, or with "you"."""
    return "You" if name == YOU else name


def joined(names: Sequence[str]) -> str:
    """Join names: "Ana", "Ana and Bo", "Ana, Bo and Chi"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def counted(count: int, one: str, many: str) -> str:
    """Count something in words: "1 open promise", "2 open promises", "no open promise"."""
    return f"{count} {one if count == 1 else many}" if count else f"no {one}"


def quoted(words: str) -> str:
    """Show somebody's words as a quote of one line."""
    return f"> {words}"
