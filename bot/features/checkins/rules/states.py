"""The state table as data: who may do what in which state, and what comes of it. Everything else obeys it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.features.checkins.models import State


class Event(StrEnum):
    """What can happen to a check-in."""

    OFFER = "OFFER"
    SUGGEST = "SUGGEST"
    AGREE = "AGREE"
    SNOOZE = "SNOOZE"
    TALK = "TALK"
    OBJECT = "OBJECT"
    TAKE_BACK = "TAKE_BACK"
    SKIP = "SKIP"
    LEAVE = "LEAVE"
    END = "END"
    SETTLE = "SETTLE"


class Role(StrEnum):
    """In which role somebody does it. CLOCK is a job; SAYER said what is so now, OTHER is another than who said it."""

    CLOCK = "CLOCK"
    MEMBER = "MEMBER"
    OTHER = "OTHER"
    SAYER = "SAYER"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `state`, `role` may do `event`, and the check-in is then in one of the states `after`.

    LEAVE happens when a member leaves, stops the bot, is gone, or does not want to be brought together with another.
    """

    state: State
    event: Event
    role: Role
    after: tuple[State, ...]


S, E, R = State, Event, Role

TABLE: tuple[Step, ...] = (
    Step(S.PLANNED, E.OFFER, R.CLOCK, (S.OFFERED,)),
    Step(S.PLANNED, E.SUGGEST, R.MEMBER, (S.PLANNED,)),
    Step(S.PLANNED, E.AGREE, R.OTHER, (S.SET,)),
    Step(S.PLANNED, E.SNOOZE, R.MEMBER, (S.PLANNED,)),
    Step(S.PLANNED, E.TALK, R.MEMBER, (S.HELD,)),
    Step(S.PLANNED, E.SKIP, R.MEMBER, (S.SKIPPED,)),
    Step(S.PLANNED, E.LEAVE, R.MEMBER, (S.SKIPPED,)),
    Step(S.PLANNED, E.END, R.CLOCK, (S.SKIPPED,)),
    Step(S.OFFERED, E.OFFER, R.CLOCK, (S.OFFERED,)),
    Step(S.OFFERED, E.SUGGEST, R.MEMBER, (S.OFFERED,)),
    Step(S.OFFERED, E.AGREE, R.OTHER, (S.SET,)),
    Step(S.OFFERED, E.SNOOZE, R.MEMBER, (S.OFFERED,)),
    Step(S.OFFERED, E.TALK, R.MEMBER, (S.HELD,)),
    Step(S.OFFERED, E.SKIP, R.MEMBER, (S.SKIPPED,)),
    Step(S.OFFERED, E.LEAVE, R.MEMBER, (S.SKIPPED,)),
    Step(S.OFFERED, E.END, R.CLOCK, (S.SKIPPED,)),
    Step(S.SET, E.OFFER, R.CLOCK, (S.SET,)),
    Step(S.SET, E.SUGGEST, R.MEMBER, (S.OFFERED,)),
    Step(S.SET, E.SNOOZE, R.MEMBER, (S.SET,)),
    Step(S.SET, E.TALK, R.MEMBER, (S.HELD,)),
    Step(S.SET, E.SKIP, R.MEMBER, (S.SKIPPED,)),
    Step(S.SET, E.LEAVE, R.MEMBER, (S.SKIPPED,)),
    Step(S.SET, E.END, R.CLOCK, (S.MISSED, S.SKIPPED)),
    Step(S.HELD, E.TALK, R.OTHER, (S.HELD,)),
    Step(S.HELD, E.OBJECT, R.OTHER, (S.MISSED,)),
    Step(S.HELD, E.TAKE_BACK, R.SAYER, (S.OFFERED,)),
    Step(S.HELD, E.SETTLE, R.CLOCK, (S.HELD,)),
    Step(S.MISSED, E.TALK, R.SAYER, (S.HELD,)),
    Step(S.SKIPPED, E.TALK, R.MEMBER, (S.HELD,)),
)

BY_EVENT = {(line.state, line.event): line for line in TABLE}

OPEN = (S.PLANNED, S.OFFERED, S.SET)


def step(state: State, event: Event) -> Step | None:
    """Return the line of the table for this event in this state, or None where it has no place."""
    return BY_EVENT.get((state, event))
