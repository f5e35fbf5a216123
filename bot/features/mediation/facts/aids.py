"""The presses of the two aids, which are offered and never imposed: adjusted winner, and the sealed grid."""

from dataclasses import dataclass

from bot.features.mediation.facts.moves import Move, Press


@dataclass(frozen=True, slots=True)
class OfferSplit(Press):
    """Offer adjusted winner for these items. The table reads the items."""

    items: tuple[str, ...]
    move = Move.OFFER_SPLIT


@dataclass(frozen=True, slots=True)
class GivePoints(Press):
    """Give 100 points to the items, once. Sealed for good: only the division opens."""

    points: tuple[int, ...]
    move = Move.GIVE_POINTS


@dataclass(frozen=True, slots=True)
class OfferNumber(Press):
    """Offer the sealed grid for one number. The table reads what the number is."""

    what: str
    unit: str
    move = Move.OFFER_NUMBER


@dataclass(frozen=True, slots=True)
class NameRange(Press):
    """Name the range in which the number could lie, once. Sealed: the range that spans both opens."""

    low: int
    high: int
    move = Move.NAME_RANGE


@dataclass(frozen=True, slots=True)
class TickGrid(Press):
    """Tick all of the nine numbers that one can live with, once. Sealed for good: only a common one opens."""

    ticks: tuple[int, ...]
    move = Move.TICK_GRID
