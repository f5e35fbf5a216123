"""How a table begins, and what it is told from outside. Pure."""

from dataclasses import replace

from bot.features.mediation.facts import Candidate, Case, Goal, Own, Seat, Shared, Stage, Tick
from bot.features.mediation.rules.times import later


def invited(a: str, b: str, inviter: str, about: str, at: Tick, *, lot: Seat, upper: bool) -> Case:
    """Return a table to which `inviter` asks these two, openly: one of them, or a third peer. `at` is the moment.

    Who asks has turned their own key. `lot` and `upper` are drawn at random, and decide exact ties in the aids.
    """
    shared = Shared(Stage.INVITED, a, b, later(at), inviter=inviter, about=about, lot=lot, upper=upper)
    return Case(shared, Own(a, Seat.A, key=inviter == a), Own(b, Seat.B, key=inviter == b))


def met(a: str, b: str, at: Tick, *, lot: Seat, upper: bool) -> Case:
    """Return the table of two whose flags met at this tick: both keys are turned."""
    shared = Shared(Stage.TABLE, a, b, later(at), lot=lot, upper=upper)
    return Case(shared, Own(a, Seat.A, key=True), Own(b, Seat.B, key=True))


def informed(shared: Shared, candidates: tuple[Candidate, ...], goals: tuple[Goal, ...]) -> Shared:
    """Return a table that knows who could be the broker, with their ties, and what both parties work for already.

    Told when the table is laid and before anybody ranked or consented, so that nobody consents to what changes later.
    Raises ValueError at any other time, and for a party as a candidate.
    """
    if shared.stage not in {Stage.INVITED, Stage.TABLE, Stage.AGREED} or (
        shared.candidates and shared.stage is Stage.TABLE
    ):
        raise ValueError("candidates and goals are told before people consent")
    if {candidate.user for candidate in candidates} & {shared.a, shared.b}:
        raise ValueError("a party is no broker")
    return replace(shared, candidates=candidates, goals=goals)
