"""What waits for a person, as each feature tells it to Home."""

from typing import NamedTuple


class Press(NamedTuple):
    """A button: what it does, what stands on it, and to which thing; `danger` for what cannot be taken back."""

    action: str
    label: str
    subject: str
    danger: bool = False


class Waiting(NamedTuple):
    """Something private that waits for one person: two lines, not escaped, and the presses that answer it."""

    title: str
    what: str
    presses: tuple[Press, ...]
