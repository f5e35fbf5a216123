"""An agreement, its reviews after 30 and 90 days, and how the table opens again. Pure; only the tick calls it.

A review is open for five working days, and its answers open at its end, however early they came: only that both say it
does not hold. Then one press of either opens the table again; so does "sit down again" in the review itself. Nobody
learns whose wish it was. Silence says nothing, and after the second review the table is closed; the agreement stands.
"""

from dataclasses import replace

from bot.features.mediation.facts import Agreement, Case, Holding, Own, Shared, Stage, Tick
from bot.features.mediation.rules.moving import closed
from bot.features.mediation.rules.times import REVIEWS_AFTER_DAYS, is_come, later, review


def agreed(case: Case, final: Agreement, at: Tick) -> Case:
    """Return a case that is agreed: both signed."""
    shared = replace(case.shared, stage=Stage.AGREED, agreed=(*case.shared.agreed, final), agreed_at=at.now)
    shared = replace(shared, deadline=review(at.now, 0, at), ended=at.now, erased=False, reviews=0)
    return replace(case, shared=shared)


def reviewed(case: Case, at: Tick) -> Case:
    """Return a case that is agreed as this tick leaves it."""
    shared = case.shared
    wished = any(own.again for own in case.parties())
    if shared.not_holding and not shared.review_open and wished:
        return _sits_again(case, at)
    if not is_come(shared.deadline, at):
        return case
    if shared.review_open:
        return _sits_again(case, at) if wished else _review_closed(case, at)
    if shared.reviews == len(REVIEWS_AFTER_DAYS):
        return closed(case, at)
    opened = replace(shared, review_open=True, reviews=shared.reviews + 1, not_holding=False, deadline=later(at))
    a, b = (replace(own, holding=None, again=False) for own in case.parties())
    return replace(case, shared=opened, a=a, b=b)


def _review_closed(case: Case, at: Tick) -> Case:
    shared = case.shared
    not_holding = all(own.holding is Holding.NOT_HOLDING for own in case.parties())
    last = shared.reviews == len(REVIEWS_AFTER_DAYS)
    if last and not not_holding:
        return closed(case, at)
    due = later(at) if last or shared.agreed_at is None else review(shared.agreed_at, shared.reviews, at)
    return replace(case, shared=replace(shared, review_open=False, not_holding=not_holding, deadline=due))


def _sits_again(case: Case, at: Tick) -> Case:
    """Return a table laid anew, with what was agreed before. Whoever had stopped stays silent, so it closes in time."""
    old = case.shared
    shared = Shared(
        Stage.TABLE,
        old.a,
        old.b,
        later(at),
        candidates=old.candidates,
        goals=old.goals,
        agreed=old.agreed,
        lot=old.lot,
        upper=old.upper,
    )
    a, b = (Own(own.user, own.seat, stopped=own.stopped, key=True) for own in case.parties())
    return Case(shared, a, b)
