"""The state table as data: who may do what in which state, and what may come of it. Everything else obeys it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.features.grayzone.models import State


class Event(StrEnum):
    """What can happen to an issue."""

    MATCH = "MATCH"
    FADE = "FADE"
    SEE = "SEE"
    CLAIM = "CLAIM"
    DISPUTE = "DISPUTE"
    UNDISPUTED = "UNDISPUTED"
    IDLE = "IDLE"
    WITHDRAW = "WITHDRAW"
    RAISE_AGAIN = "RAISE_AGAIN"
    DRAFT = "DRAFT"
    SUBMIT = "SUBMIT"
    HAND_BACK = "HAND_BACK"
    TAKE_OVER = "TAKE_OVER"
    PLEDGE = "PLEDGE"
    UNPLEDGE = "UNPLEDGE"
    OPEN = "OPEN"
    LAPSE = "LAPSE"
    MAKE_WAY = "MAKE_WAY"
    START = "START"
    OVERDUE = "OVERDUE"
    DELIVER = "DELIVER"
    DOUBT = "DOUBT"
    CONFIRM = "CONFIRM"
    REVIEW = "REVIEW"
    HOLD = "HOLD"
    SLIP = "SLIP"


class Role(StrEnum):
    """In which role somebody does it. CLOCK is the group's tick; nobody presses anything."""

    CLOCK = "CLOCK"
    AUTHOR = "AUTHOR"
    PEER = "PEER"
    TOUCHED = "TOUCHED"
    OTHER_SIDE = "OTHER_SIDE"
    DRIVER = "DRIVER"
    BORDER = "BORDER"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `state`, `role` may do `event`, and the issue is then in one of `nexts`."""

    state: State
    event: Event
    role: Role
    nexts: tuple[State, ...]


S, E, R = State, Event, Role

TABLE: tuple[Step, ...] = (
    Step(S.QUIET, E.MATCH, R.CLOCK, (S.PROPOSED,)),
    Step(S.QUIET, E.FADE, R.CLOCK, (S.FADED,)),
    Step(S.QUIET, E.WITHDRAW, R.AUTHOR, (S.WITHDRAWN,)),
    Step(S.PROPOSED, E.SEE, R.PEER, (S.PROPOSED,)),
    Step(S.PROPOSED, E.CLAIM, R.TOUCHED, (S.CLAIMED,)),
    Step(S.PROPOSED, E.DRAFT, R.PEER, (S.CASE,)),
    Step(S.PROPOSED, E.WITHDRAW, R.AUTHOR, (S.WITHDRAWN,)),
    Step(S.PROPOSED, E.IDLE, R.CLOCK, (S.PARKED,)),
    Step(S.CLAIMED, E.DISPUTE, R.OTHER_SIDE, (S.PROPOSED,)),
    Step(S.CLAIMED, E.UNDISPUTED, R.CLOCK, (S.OWNED,)),
    Step(S.PARKED, E.RAISE_AGAIN, R.PEER, (S.PROPOSED,)),
    Step(S.CASE, E.SEE, R.PEER, (S.CASE,)),
    Step(S.CASE, E.SUBMIT, R.DRIVER, (S.COALITION,)),
    Step(S.CASE, E.HAND_BACK, R.DRIVER, (S.PROPOSED,)),
    Step(S.CASE, E.TAKE_OVER, R.PEER, (S.CASE,)),
    Step(S.CASE, E.IDLE, R.CLOCK, (S.PROPOSED,)),
    Step(S.COALITION, E.PLEDGE, R.PEER, (S.COALITION,)),
    Step(S.COALITION, E.UNPLEDGE, R.PEER, (S.COALITION,)),
    Step(S.COALITION, E.TAKE_OVER, R.PEER, (S.COALITION,)),
    Step(S.COALITION, E.OPEN, R.CLOCK, (S.CHARTERED,)),
    Step(S.COALITION, E.MAKE_WAY, R.CLOCK, (S.COALITION,)),
    Step(S.COALITION, E.LAPSE, R.CLOCK, (S.PARKED,)),
    Step(S.CHARTERED, E.START, R.DRIVER, (S.CHARTERED,)),
    Step(S.CHARTERED, E.TAKE_OVER, R.PEER, (S.CHARTERED,)),
    Step(S.CHARTERED, E.OVERDUE, R.CLOCK, (S.CHARTERED,)),
    Step(S.CHARTERED, E.DELIVER, R.DRIVER, (S.DELIVERED,)),
    Step(S.DELIVERED, E.DOUBT, R.BORDER, (S.CHARTERED,)),
    Step(S.DELIVERED, E.CONFIRM, R.BORDER, (S.DELIVERED, S.WON, S.LEARNED)),
    Step(S.WON, E.REVIEW, R.CLOCK, (S.WON,)),
    Step(S.WON, E.HOLD, R.BORDER, (S.WON, S.HELD)),
    Step(S.WON, E.SLIP, R.BORDER, (S.SLIPPED,)),
    Step(S.SLIPPED, E.RAISE_AGAIN, R.PEER, (S.PROPOSED,)),
)

BY_EVENT = {(step.state, step.event): step for step in TABLE}

OPEN_STATES = (S.PROPOSED, S.CLAIMED, S.CASE, S.COALITION, S.CHARTERED, S.DELIVERED)
RUNNING_STATES = (S.CHARTERED, S.DELIVERED)
CHARTERED_ONCE = (S.CHARTERED, S.DELIVERED, S.WON, S.LEARNED, S.HELD, S.SLIPPED)


def step(state: State, event: Event) -> Step | None:
    """Return the line of the table for this event in this state, or None where it has no place."""
    return BY_EVENT.get((state, event))
