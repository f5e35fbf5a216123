"""What a table's thread shows: one entry for each thing that was passed on, or opened at a tick."""

from enum import StrEnum
from typing import NamedTuple

from bot.features.mediation.facts.shared import Agreement, Draft, Number, Opened, Passed, Restated, Split


class EntryKind(StrEnum):
    """What an entry is about. It stands in the name of its card."""

    LINE = "line"
    RESTATED = "restated"
    GROUND = "ground"
    DRAFT = "draft"
    TOLD = "told"
    SPLIT = "split"
    NUMBER = "number"
    FINAL = "final"
    TALK = "talk"
    AGREED = "agreed"
    REVIEW = "review"


class Ground(NamedTuple):
    """The interests that both rated high, by their keys."""

    cards: tuple[str, ...]


class Talk(NamedTuple):
    """Both want to talk before they sign."""

    round: int


class Review(NamedTuple):
    """A review, whether it is open, and whether both said that it does not hold."""

    number: int
    is_open: bool
    not_holding: bool


class Entry(NamedTuple):
    """An entry by its key, which begins with its kind and stays the same while the table does."""

    key: str
    kind: EntryKind
    what: Passed | Restated | Ground | Draft | Opened | Split | Number | Agreement | Talk | Review
