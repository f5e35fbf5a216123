"""A quiet flag: "there is friction with them". Its author alone reads it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FlagState(StrEnum):
    """How a flag stands, as its author sees it. None of it depends on anybody else, but that it met another."""

    RESTS = "RESTS"
    OPEN = "OPEN"
    TAKEN_BACK = "TAKEN_BACK"
    ENDED = "ENDED"
    MET = "MET"


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag of `by` about friction with `other`; `words` say about what, and never open."""

    by: str
    other: str
    filed_at: datetime
    words: str = ""
    taken_back_at: datetime | None = None
    met_at: datetime | None = None
