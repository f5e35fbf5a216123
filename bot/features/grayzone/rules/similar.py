"""Which open issues look like the one that is being filed, so that peers join instead of filing twice. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from bot.features.grayzone.models import Symptom

ALIKE = 70.0
SAME_HANDOFF = 15.0
SAME_SYMPTOM = 10.0
SHOWN = 3
COMPARED_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an issue: its words, its handoff (None for a new one) and its symptom."""

    what: str
    handoff_id: int | None
    symptom: Symptom


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open issue of the group, by its number."""

    number: int
    sketch: Sketch


def likeness(one: Sketch, other: Sketch) -> float:
    """Return how alike two issues are: 0 to 100 for their words, plus a bonus for the same handoff and symptom.

    The same handoff and symptom are the key of an issue, so they alone make two issues alike enough to be shown; an
    issue that surfaced quietly has no words at all.
    """
    handoff = one.handoff_id is not None and one.handoff_id == other.handoff_id
    symptom = one.symptom == other.symptom
    if not one.what.strip() or not other.what.strip():
        return ALIKE if handoff and symptom else 0.0
    words = fuzz.token_set_ratio(
        one.what[:COMPARED_LENGTH], other.what[:COMPARED_LENGTH], processor=utils.default_process
    )
    score = words + SAME_HANDOFF * handoff + SAME_SYMPTOM * symptom
    return max(score, ALIKE) if handoff and symptom else score


def alike(draft: Sketch, candidates: Iterable[Candidate]) -> tuple[int, ...]:
    """Return the numbers of the few most similar issues, most alike first; empty when none is alike enough."""
    scored = sorted((-likeness(draft, candidate.sketch), candidate.number) for candidate in candidates)
    return tuple(number for score, number in scored if -score >= ALIKE)[:SHOWN]
