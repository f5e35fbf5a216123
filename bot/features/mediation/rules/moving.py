"""How a table enters a stage, closes, and is erased. Pure."""

from dataclasses import replace
from typing import Any

from bot.features.mediation.facts import Case, Own, Shared, Stage, Tick
from bot.features.mediation.rules import brokers
from bot.features.mediation.rules.times import STAGE_WORKING_DAYS, later, notes_go


def entered(case: Case, stage: Stage, at: Tick, *, days: int = STAGE_WORKING_DAYS, **changes: Any) -> Case:  # noqa: ANN401 (any field's value)
    """Return a case at the beginning of a stage: with a new deadline, and without the answers of the last one."""
    shared = replace(case.shared, stage=stage, deadline=later(at, days), **changes)
    return replace(case, shared=shared, a=_fresh(case.a), b=_fresh(case.b))


def _fresh(own: Own) -> Own:
    return replace(own, done=False, another=False, talk=None, signature=None)


def closed(case: Case, at: Tick) -> Case:
    """Return a case that is closed: in one way, whatever it was that closed it.

    What was agreed long ago, and is erased, has its week as well: so that everybody learns that it is closed.
    """
    case = brokers.unasked(case, at)
    over = case.shared.ended if case.shared.ended and not case.shared.erased else at.now
    shared = replace(case.shared, stage=Stage.CLOSED, review_open=False, not_holding=False, ended=over, erased=False)
    return replace(case, shared=shared)


def erased(case: Case, at: Tick) -> Case:
    """Return a case of which, a week after it was closed or agreed, nothing stays but what was agreed.

    Private notes go, and what was passed on, and the broker with it: an agreement is between the two. Where it was
    closed, the broker was told so then.
    """
    shared = case.shared
    if shared.ended is None or shared.erased or not notes_go(shared.ended, at):
        return case
    kept = Shared(
        shared.stage,
        shared.a,
        shared.b,
        shared.deadline,
        round=shared.round,
        agreed=shared.agreed,
        agreed_at=shared.agreed_at,
        reviews=shared.reviews,
        review_open=shared.review_open,
        not_holding=shared.not_holding,
        lot=shared.lot,
        upper=shared.upper,
        ended=shared.ended,
        erased=True,
    )
    former = None if shared.stage is Stage.CLOSED else brokers.emptied(case, at).broker
    return Case(kept, _without_notes(case.a), _without_notes(case.b), former)


def _without_notes(own: Own) -> Own:
    blank = Own(own.user, own.seat, stopped=own.stopped, key=own.key, consents=own.consents)
    return replace(blank, signature=own.signature, holding=own.holding, again=own.again)
