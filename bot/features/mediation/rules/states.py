"""The table of stages as data: who may press what in which stage, and where the tick may lead. Everything obeys it.

A press never changes the stage: only the tick does.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.features.mediation.facts.moves import Move
from bot.features.mediation.facts.shared import Stage


class Role(StrEnum):
    """In which role somebody does it. CLOCK is the group's tick: nobody presses anything."""

    CLOCK = "CLOCK"
    PARTY = "PARTY"
    BROKER = "BROKER"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `state`, `role` may do `event`, and the table is then in one of `after`."""

    state: Stage
    event: Move
    role: Role
    after: tuple[Stage, ...]


S, M, R = Stage, Move, Role

NOTES = (M.WRITE_LINE, M.THINK_OF_THEM, M.MUST_NOT, M.DROP_LINE, M.PASS_ON, M.DONE, M.NOT_YET)
AIDS = (M.OFFER_SPLIT, M.GIVE_POINTS, M.OFFER_NUMBER, M.NAME_RANGE, M.TICK_GRID)
BY_PARTY: dict[Stage, tuple[Move, ...]] = {
    S.INVITED: (M.TURN_KEY, M.DECLINE, M.STOP),
    S.TABLE: (M.RANK_BROKERS, M.CONSENT, M.STOP),
    S.INTAKE: (M.RATE_CARD, *NOTES, M.REMOVE_BROKER, M.STOP),
    S.GROUND: (*NOTES, M.RESTATE, M.CONFIRM, M.REJECT, M.REMOVE_BROKER, M.STOP),
    S.DRAFT: (*NOTES, M.PROPOSE, *AIDS, M.REMOVE_BROKER, M.STOP),
    S.VERDICT: (M.JUDGE, M.REMOVE_BROKER, M.STOP),
    S.ENOUGH: (M.ANOTHER_ROUND, M.REMOVE_BROKER, M.STOP),
    S.JOINT: (M.OFFER_TALK, M.WAIVE_TALK, M.TALK_HELD, M.REMOVE_BROKER, M.STOP),
    S.SIGN: (M.SIGN, M.REFUSE, M.REMOVE_BROKER, M.STOP),
    S.AGREED: (M.REVIEW, M.SIT_AGAIN, M.STOP),
    S.CLOSED: (),
}
BY_BROKER: dict[Stage, tuple[Move, ...]] = {
    S.INTAKE: (M.TAKE_SEAT, M.REMOVE_BROKER),
    S.DRAFT: (M.PROPOSE, M.REMOVE_BROKER),
    **dict.fromkeys((S.GROUND, S.VERDICT, S.ENOUGH, S.JOINT, S.SIGN), (M.REMOVE_BROKER,)),
}
BY_CLOCK: dict[Stage, tuple[Stage, ...]] = {
    S.INVITED: (S.TABLE, S.CLOSED),
    S.TABLE: (S.INTAKE, S.CLOSED),
    S.INTAKE: (S.GROUND, S.CLOSED),
    S.GROUND: (S.DRAFT, S.CLOSED),
    S.DRAFT: (S.VERDICT, S.CLOSED),
    S.VERDICT: (S.JOINT, S.DRAFT, S.ENOUGH, S.CLOSED),
    S.ENOUGH: (S.DRAFT, S.CLOSED),
    S.JOINT: (S.JOINT, S.SIGN, S.CLOSED),
    S.SIGN: (S.AGREED, S.DRAFT, S.ENOUGH, S.CLOSED),
    S.AGREED: (S.AGREED, S.TABLE, S.CLOSED),
}
TABLE: tuple[Step, ...] = (
    *(Step(stage, move, R.PARTY, (stage,)) for stage, moves in BY_PARTY.items() for move in (*moves, M.LEAVE)),
    *(Step(stage, move, R.BROKER, (stage,)) for stage, moves in BY_BROKER.items() for move in (*moves, M.LEAVE)),
    *(Step(stage, M.TICK, R.CLOCK, after) for stage, after in BY_CLOCK.items()),
)
BY_EVENT = {(line.state, line.event, line.role): line for line in TABLE}
PLACES = {(stage, role): frozenset(e for s, e, r in BY_EVENT if (s, r) == (stage, role)) for stage in S for role in R}


def moves_in(stage: Stage, role: Role) -> frozenset[Move]:
    """Return what the table lets somebody in this role do in that stage."""
    return PLACES[stage, role]
