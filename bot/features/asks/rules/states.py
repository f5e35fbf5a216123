"""The state table as data: who may do what in which state, and what comes of it. Everything else obeys it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.features.asks.models import State


class Event(StrEnum):
    """What can happen to an ask."""

    ROUTE = "ROUTE"
    NEXT = "NEXT"
    VAIN = "VAIN"
    PASS = "PASS"  # noqa: S105 (not a password: somebody passes)
    CLAIM = "CLAIM"
    EDIT = "EDIT"
    PUBLISH = "PUBLISH"
    KEEP_LOOKING = "KEEP_LOOKING"
    HAND_BACK = "HAND_BACK"
    GONE = "GONE"
    LEFT = "LEFT"
    IDLE = "IDLE"
    DELIVER = "DELIVER"
    NOT_YET = "NOT_YET"
    THANK = "THANK"
    LAPSE = "LAPSE"
    EXPIRE = "EXPIRE"
    CANCEL = "CANCEL"


class Role(StrEnum):
    """In which role somebody does it. CLOCK is a job; nobody presses anything."""

    CLOCK = "CLOCK"
    ASKER = "ASKER"
    PEER = "PEER"
    ASKED = "ASKED"
    HELPER = "HELPER"
    EITHER = "EITHER"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `state`, `role` may do `event`, and the ask is then in state `after`."""

    state: State
    event: Event
    role: Role
    after: State


S, E, R = State, Event, Role

TABLE: tuple[Step, ...] = (
    Step(S.OPEN, E.ROUTE, R.CLOCK, S.ROUTED),
    Step(S.OPEN, E.NEXT, R.CLOCK, S.OPEN),
    Step(S.OPEN, E.VAIN, R.CLOCK, S.OPEN),
    Step(S.OPEN, E.CLAIM, R.PEER, S.CLAIMED),
    Step(S.OPEN, E.EDIT, R.ASKER, S.OPEN),
    Step(S.OPEN, E.PUBLISH, R.ASKER, S.OPEN),
    Step(S.OPEN, E.KEEP_LOOKING, R.ASKER, S.OPEN),
    Step(S.OPEN, E.EXPIRE, R.CLOCK, S.EXPIRED),
    Step(S.OPEN, E.CANCEL, R.ASKER, S.CANCELLED),
    Step(S.OPEN, E.LEFT, R.CLOCK, S.CANCELLED),
    Step(S.ROUTED, E.NEXT, R.CLOCK, S.OPEN),
    Step(S.ROUTED, E.PASS, R.ASKED, S.ROUTED),
    Step(S.ROUTED, E.CLAIM, R.ASKED, S.CLAIMED),
    Step(S.ROUTED, E.EDIT, R.ASKER, S.ROUTED),
    Step(S.ROUTED, E.PUBLISH, R.ASKER, S.OPEN),
    Step(S.ROUTED, E.EXPIRE, R.CLOCK, S.EXPIRED),
    Step(S.ROUTED, E.CANCEL, R.ASKER, S.CANCELLED),
    Step(S.ROUTED, E.LEFT, R.CLOCK, S.CANCELLED),
    Step(S.CLAIMED, E.DELIVER, R.EITHER, S.DELIVERED),
    Step(S.CLAIMED, E.HAND_BACK, R.HELPER, S.OPEN),
    Step(S.CLAIMED, E.IDLE, R.CLOCK, S.CLAIMED),
    Step(S.CLAIMED, E.LAPSE, R.CLOCK, S.OPEN),
    Step(S.CLAIMED, E.GONE, R.CLOCK, S.OPEN),
    Step(S.CLAIMED, E.LEFT, R.CLOCK, S.CANCELLED),
    Step(S.CLAIMED, E.CANCEL, R.ASKER, S.CANCELLED),
    Step(S.DELIVERED, E.THANK, R.ASKER, S.THANKED),
    Step(S.DELIVERED, E.NOT_YET, R.ASKER, S.CLAIMED),
    Step(S.DELIVERED, E.LAPSE, R.CLOCK, S.DELIVERED),
    Step(S.EXPIRED, E.EDIT, R.ASKER, S.OPEN),
    Step(S.EXPIRED, E.PUBLISH, R.ASKER, S.OPEN),
)

BY_EVENT = {(line.state, line.event): line for line in TABLE}

UNCLAIMED = (S.OPEN, S.ROUTED)


def step(state: State, event: Event) -> Step | None:
    """Return the line of the table for this event in this state, or None where it has no place."""
    return BY_EVENT.get((state, event))
