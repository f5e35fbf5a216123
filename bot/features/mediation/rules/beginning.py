"""How a table begins, and what it is told from outside. Pure."""

from dataclasses import replace

from bot.features.mediation.facts import Candidate, Case, Goal, Own, Seat, Shared, Stage, Tick
from bot.features.mediation.rules.times import later

Known = tuple[tuple[Candidate, ...], tuple[Goal, ...]]  # who could be the broker, and what both work for already


def invited(a: str, b: str, inviter: str, about: str, at: Tick, *, lot: Seat, upper: bool) -> Case:
    """Return a table to which `inviter` asks these two, openly: one of them, or a third peer. `at` is the moment.

    Who asks has turned their own key. `lot` and `upper` are drawn at random, and decide exact ties in the aids.
    """
    shared = Shared(Stage.INVITED, a, b, later(at), inviter=inviter, about=about, lot=lot, upper=upper)
    return Case(shared, Own(a, Seat.A, key=inviter == a), Own(b, Seat.B, key=inviter == b))


def met(a: str, b: str, known: Known, at: Tick, *, lot: Seat, upper: bool) -> Case:
    """Return the table of two whose flags met at this tick: both keys are turned, candidates and goals are known."""
    candidates, goals = known
    _check(candidates, a, b)
    shared = Shared(Stage.TABLE, a, b, later(at), candidates=candidates, goals=goals, lot=lot, upper=upper)
    return Case(shared, Own(a, Seat.A, key=True), Own(b, Seat.B, key=True))


def informed(shared: Shared, known: Known) -> Shared:
    """Return a table that knows who could be the broker, with their ties, and what both parties work for already.

    Told while people are invited, and again before a table opens anew: so nobody consents to what changes later, and
    the ties stand there before anybody can rank or consent. Raises ValueError at any other time.
    """
    if shared.stage not in {Stage.INVITED, Stage.AGREED}:
        raise ValueError("candidates and goals are told before people consent")
    candidates, goals = known
    _check(candidates, shared.a, shared.b)
    return replace(shared, candidates=candidates, goals=goals)


def _check(candidates: tuple[Candidate, ...], a: str, b: str) -> None:
    if {candidate.user for candidate in candidates} & {a, b}:
        raise ValueError("a party is no broker")
