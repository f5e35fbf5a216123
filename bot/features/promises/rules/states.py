"""The state table as data: who may do what in which state, and what comes of it. Everything else obeys it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.features.promises.facts import Event, PromiseFacts
from bot.features.promises.models import State


class Role(StrEnum):
    """In which role somebody does it. CLOCK: nobody presses anything."""

    CLOCK = "CLOCK"
    PERFORMER = "PERFORMER"
    CUSTOMER = "CUSTOMER"
    TURN = "TURN"
    WAITS = "WAITS"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `state` (None before it is there) `role` may do `event`; then it is in `after`."""

    state: State | None
    event: Event
    role: Role
    after: tuple[State, ...]


S, E, R = State, Event, Role

UNANSWERED = (S.ASKED, S.OFFERED, S.COUNTERED)
STANDING = (S.PROMISED, S.RENEGOTIATING)
OPEN = (*UNANSWERED, *STANDING, S.REPORTED)
NOT_MADE = frozenset({S.DECLINED, S.LAPSED})  # they read alike, and count nowhere
ENDS = frozenset({S.KEPT, S.KEPT_LATE, S.NOT_KEPT, S.RELEASED, S.WITHDRAWN, *NOT_MADE})


def _same(events: tuple[tuple[Event, Role, State], ...], states: tuple[State, ...]) -> tuple[Step, ...]:
    return tuple(Step(state, event, role, (after,)) for state in states for event, role, after in events)


TABLE: tuple[Step, ...] = (
    Step(None, E.ASK, R.CUSTOMER, (S.ASKED,)),
    Step(None, E.OFFER, R.PERFORMER, (S.OFFERED,)),
    *_same(
        (
            (E.ACCEPT, R.TURN, S.PROMISED),
            (E.COUNTER, R.TURN, S.COUNTERED),
            (E.DECLINE, R.TURN, S.DECLINED),
            (E.TAKE_BACK, R.WAITS, S.DECLINED),
            (E.LAPSE, R.CLOCK, S.LAPSED),
        ),
        UNANSWERED,
    ),
    Step(S.PROMISED, E.ASK_DATE, R.PERFORMER, (S.RENEGOTIATING,)),
    Step(S.RENEGOTIATING, E.AGREE_DATE, R.CUSTOMER, (S.PROMISED,)),
    Step(S.RENEGOTIATING, E.KEEP_DATE, R.CUSTOMER, (S.PROMISED,)),
    Step(S.RENEGOTIATING, E.SILENCE, R.CLOCK, (S.PROMISED,)),
    *_same(
        (
            (E.RELEASE, R.CUSTOMER, S.RELEASED),
            (E.WITHDRAW, R.PERFORMER, S.WITHDRAWN),
            (E.REPORT, R.PERFORMER, S.REPORTED),
        ),
        STANDING,
    ),
    Step(S.PROMISED, E.NOT_KEPT, R.CUSTOMER, (S.NOT_KEPT,)),
    Step(S.REPORTED, E.CONFIRM, R.CUSTOMER, (S.KEPT, S.KEPT_LATE)),
    Step(S.REPORTED, E.NOT_YET, R.CUSTOMER, (S.PROMISED,)),
    Step(S.REPORTED, E.SILENCE, R.CLOCK, (S.KEPT, S.KEPT_LATE)),
    *(Step(state, E.SNOOZE, R.PERFORMER, (state,)) for state in STANDING),
    *(Step(state, E.TRUST, R.CUSTOMER, (state,)) for state in OPEN),
)

BY_EVENT = {(line.state, line.event): line for line in TABLE}


def step(state: State | None, event: Event) -> Step | None:
    """Return the line of the table for this event in this state, or None where it has no place."""
    return BY_EVENT.get((state, event))


def may(one: PromiseFacts, event: Event, user: str) -> bool:
    """Tell whether the table lets this person do that in the state as it is."""
    line = step(one.state, event)
    if line is None:
        return False
    match line.role:
        case Role.PERFORMER:
            return user == one.performer
        case Role.CUSTOMER:
            return user == one.customer
        case Role.TURN:
            return user == one.turn
        case Role.WAITS:
            return one.turn is not None and user == one.other(one.turn)
        case _:
            return False
