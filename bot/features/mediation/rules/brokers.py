"""Who is asked to be the broker, who takes the seat, and how it is empty again. Pure; only the tick calls it.

Whom both would take is all that their rankings tell. A candidate who was not asked never learns of the table. While one
is only asked, their no, and either party's, read like the candidate's silence: they are asked no longer when the intake
ends. A seat that was taken is empty at the next tick if either of the two wished it, or the broker left; nothing tells
whose wish it was.
"""

from dataclasses import replace

from bot.features.mediation.facts import Case, Own, Seat


def chosen(case: Case) -> Case:
    """Return a case in which the candidate is asked whom both would take, if there is one.

    That is the smallest sum of both places, then the less uneven pair of places, then the name.
    """
    one, other = case.a.ranking or (), case.b.ranking or ()
    both = {*one} & {*other}
    if not both:
        return case
    places = {user: (one.index(user), other.index(user)) for user in both}
    best = min(both, key=lambda user: (sum(places[user]), max(places[user]), user))
    return replace(case, shared=replace(case.shared, asked=best), broker=Own(best, Seat.BROKER))


def seated(case: Case) -> Case:
    """Return a case in which this tick's wishes about the broker are fulfilled."""
    if case.broker is None:
        return case
    unwished = any(own.no_broker for own in (*case.parties(), case.broker))
    if case.shared.broker:
        return emptied(case) if unwished else case
    if case.broker.takes_seat and not unwished:
        return replace(case, shared=replace(case.shared, asked=None, broker=case.broker.user))
    return case


def unasked(case: Case) -> Case:
    """Return a case in which nobody is asked any more."""
    return emptied(case) if case.shared.asked else case


def emptied(case: Case) -> Case:
    """Return a case without a broker."""
    a, b = (replace(own, no_broker=False) for own in case.parties())
    return Case(replace(case.shared, asked=None, broker=None), a, b)
