"""What waits for a person, as each feature tells it to Home; and whether a message may go to them now."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Passage(StrEnum):
    """What becomes of a message that the bot would send a person of its own accord."""

    NOW = "now"
    LATER = "later"
    KEPT = "kept"
    NEVER = "never"


class Admission(NamedTuple):
    """The answer of the gate. `at` (UTC): with LATER, when to ask again; with KEPT, when the digest comes."""

    passage: Passage
    at: datetime | None = None


class Choice(NamedTuple):
    """What a person says about messages: `told` of what is private and waits; `country` where they chose one."""

    told: bool
    stopped: bool
    most: int
    country: str | None


class Owed(NamedTuple):
    """Somebody for whom something may wait."""

    workspace: str
    user: str


class Line(NamedTuple):
    """What was kept: of which kind, and of which thing."""

    kind: str
    subject: str


class Digest(NamedTuple):
    """Somebody whose digest is due, and what was kept for it, the oldest first."""

    workspace: str
    user: str
    kept: tuple[Line, ...]


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
