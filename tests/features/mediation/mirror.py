"""A table with the parties swapped: whatever the rules do to one, they have to do to its mirror image."""

from dataclasses import replace
from typing import TypeVar

from bot.features.mediation.facts import Agreement, Candidate, Case, Draft, Own, Passed, Restated, Seat, Shared, Term
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press

By = TypeVar("By", Passed, Restated, Term, Draft)


def seat(one: Seat) -> Seat:
    """Return the seat across; the broker's stays."""
    return one if one is Seat.BROKER else one.other


def case(one: Case) -> Case:
    """Return the mirror image of all records."""
    return Case(shared(one.shared), _own(one.b), _own(one.a), one.broker)


def press(one: Press) -> Press:
    """Return the mirror image of a press: a draft names who does what."""
    return replace(one, terms=_all_by(one.terms)) if isinstance(one, p.Propose) else one


def shared(one: Shared) -> Shared:
    """Return the mirror image of what is shared."""
    split = one.split
    if split and split.to_a is not None:
        split = replace(split, to_a=tuple(1 - part for part in split.to_a))
    split = replace(split, by=seat(split.by)) if split else None
    number = replace(one.number, by=seat(one.number.by)) if one.number else None
    return replace(
        one,
        a=one.b,
        b=one.a,
        candidates=tuple(Candidate(each.user, each.to_b, each.to_a, each.stake) for each in one.candidates),
        lines=_all_by(one.lines),
        restated=_all_by(one.restated),
        drafts=tuple(replace(draft, terms=_all_by(draft.terms)) for draft in _all_by(one.drafts)),
        final=_agreement(one.final) if one.final else None,
        agreed=tuple(_agreement(each) for each in one.agreed),
        split=split,
        number=number,
        lot=seat(one.lot),
    )


def _own(one: Own) -> Own:
    return replace(one, seat=seat(one.seat))


def _agreement(one: Agreement) -> Agreement:
    return replace(one, lines=_all_by(one.lines), terms=_all_by(one.terms))


def _all_by(many: tuple[By, ...]) -> tuple[By, ...]:
    return tuple(replace(one, by=seat(one.by)) for one in many)
