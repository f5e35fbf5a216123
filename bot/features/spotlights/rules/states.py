"""The state table as data: who may do what in which state, and what comes of it. Everything else obeys it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.features.spotlights.models import State


class Event(StrEnum):
    """What can happen to a spotlight."""

    PROMPT = "PROMPT"
    WRITE = "WRITE"
    SEND = "SEND"
    PASS = "PASS"  # noqa: S105 (not a password: the writer passes)
    LAPSE = "LAPSE"
    APPROVE = "APPROVE"
    EDIT = "EDIT"
    KEEP = "KEEP"
    NO_THANKS = "NO_THANKS"
    POST = "POST"
    REVOKE = "REVOKE"
    END = "END"


class Role(StrEnum):
    """In which role somebody does it. CLOCK is a job; nobody presses anything."""

    CLOCK = "CLOCK"
    WRITER = "WRITER"
    HERO = "HERO"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `state`, `role` may do `event`, and the spotlight is then in state `after`."""

    state: State
    event: Event
    role: Role
    after: State


S, E, R = State, Event, Role

TABLE: tuple[Step, ...] = (
    Step(S.WAITING, E.PROMPT, R.CLOCK, S.PROMPTED),
    Step(S.WAITING, E.END, R.CLOCK, S.ENDED),
    Step(S.PROMPTED, E.WRITE, R.WRITER, S.DRAFT),
    Step(S.PROMPTED, E.PASS, R.WRITER, S.WAITING),
    Step(S.PROMPTED, E.LAPSE, R.CLOCK, S.WAITING),
    Step(S.PROMPTED, E.END, R.CLOCK, S.ENDED),
    Step(S.DRAFT, E.WRITE, R.WRITER, S.DRAFT),
    Step(S.DRAFT, E.SEND, R.WRITER, S.HERO_REVIEW),
    Step(S.DRAFT, E.PASS, R.WRITER, S.WAITING),
    Step(S.DRAFT, E.LAPSE, R.CLOCK, S.WAITING),
    Step(S.DRAFT, E.END, R.CLOCK, S.ENDED),
    Step(S.HERO_REVIEW, E.APPROVE, R.HERO, S.SCHEDULED),
    Step(S.HERO_REVIEW, E.EDIT, R.HERO, S.SCHEDULED),
    Step(S.HERO_REVIEW, E.KEEP, R.HERO, S.KEPT),
    Step(S.HERO_REVIEW, E.NO_THANKS, R.HERO, S.DECLINED),
    Step(S.HERO_REVIEW, E.LAPSE, R.CLOCK, S.KEPT),
    Step(S.HERO_REVIEW, E.END, R.CLOCK, S.ENDED),
    Step(S.SCHEDULED, E.REVOKE, R.HERO, S.REVOKED),
    Step(S.SCHEDULED, E.POST, R.CLOCK, S.POSTED),
    Step(S.SCHEDULED, E.END, R.CLOCK, S.ENDED),
    Step(S.POSTED, E.REVOKE, R.HERO, S.REVOKED),
    Step(S.KEPT, E.REVOKE, R.HERO, S.REVOKED),
)

BY_EVENT = {(line.state, line.event): line for line in TABLE}

UNANSWERED = (S.WAITING, S.PROMPTED, S.DRAFT)
WITH_WRITER = (S.PROMPTED, S.DRAFT)
UNDER_WAY = (*UNANSWERED, S.HERO_REVIEW, S.SCHEDULED)
WORDLESS = frozenset({S.WAITING, S.DECLINED, S.REVOKED, S.ENDED})  # what was written is erased


def step(state: State, event: Event) -> Step | None:
    """Return the line of the table for this event in this state, or None where it has no place."""
    return BY_EVENT.get((state, event))
