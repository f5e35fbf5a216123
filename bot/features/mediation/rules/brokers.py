"""Who is asked to be the broker, who takes the seat, and how it is empty again. Pure; only the tick calls it.

Whom both would take is all that their rankings tell. A candidate who was not asked never learns of the table. While one
is only asked, their no, and either party's, read like the candidate's silence: they are asked no longer when the intake
ends. A seat that was taken is empty at the next tick if either of the two wished it, or the broker left; nothing tells
whose wish it was. Whoever has no part any more keeps a word of that for a week, the same whatever the reason.
"""

from dataclasses import replace

from bot.features.mediation.facts import Case, Own, Seat, Stage, Tick
from bot.features.mediation.rules.times import notes_go


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


def seated(case: Case, at: Tick) -> Case:
    """Return a case in which this tick's wishes about the broker are fulfilled."""
    if case.broker is None:
        return case
    unwished = any(own.no_broker for own in (*case.parties(), case.broker))
    if case.shared.broker:
        return emptied(case, at) if unwished else case
    if case.broker.takes_seat and not unwished:
        return replace(case, shared=replace(case.shared, asked=None, broker=case.broker.user))
    return case


def unasked(case: Case, at: Tick) -> Case:
    """Return a case in which nobody is asked any more."""
    return emptied(case, at) if case.shared.asked else case


def emptied(case: Case, at: Tick) -> Case:
    """Return a case without a broker; of whoever was it, or was asked, nothing stays but that their part has ended."""
    if case.shared.broker is None and case.shared.asked is None:
        return case
    a, b = (replace(own, no_broker=False) for own in case.parties())
    told = case.broker is not None and not case.broker.stopped  # whoever was erased is nobody to be told
    former = Own(case.broker.user, Seat.BROKER, ended=at.now) if case.broker and told else None
    return Case(replace(case.shared, asked=None, broker=None), a, b, former)


def forgotten(case: Case, at: Tick) -> Case:
    """Return a case without the record of somebody whose part ended a week ago."""
    former, shared = case.broker, case.shared
    if former is None or former.user in {shared.broker, shared.asked}:
        return case
    over = shared.stage is Stage.CLOSED and shared.erased
    return Case(shared, case.a, case.b) if over or former.ended is None or notes_go(former.ended, at) else case
