"""What the form of a draft begins with: a draft that lies there, what came of an aid, or nothing."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bot.features.mediation.facts import Draft, Number, Seat, Split
from bot.features.mediation.text import aids as say
from bot.features.mediation.views import aids

ALL, NOTHING = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class StartTerm:
    """A term to be filled in further."""

    by: Seat
    what: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The parts that stand in the form already. `name` is what its note carries, so that they come again."""

    name: str = ""
    lines: tuple[int, ...] = ()
    ground: tuple[str, ...] = ()
    terms: tuple[StartTerm, ...] = ()


def from_draft(draft: Draft) -> Start:
    """Return all that a draft is made of."""
    terms = tuple(StartTerm(term.by, term.what, term.due) for term in draft.terms)
    return Start(str(draft.number), draft.lines, draft.ground, terms)


def from_split(split: Split) -> Start:
    """Return a term for what each gets of each thing; nothing where nothing came of it."""
    parts = zip(split.items, split.to_a or (), strict=False)
    terms = (
        StartTerm(seat, say.takes(item, "" if share == ALL else aids.shown_part(share)))
        for item, to_a in parts
        for seat, share in ((Seat.A, to_a), (Seat.B, ALL - to_a))
        if share != NOTHING
    )
    return Start(aids.SPLIT, terms=tuple(terms))


def from_number(number: Number) -> Start:
    """Return a term for each to keep to the number that was found; nothing where none was."""
    if number.common is None:
        return Start(aids.NUMBER)
    what = say.keeps_to(number.what, aids.shown_number(number.common), number.unit)
    return Start(aids.NUMBER, terms=(StartTerm(Seat.A, what), StartTerm(Seat.B, what)))
