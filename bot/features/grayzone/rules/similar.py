"""Which open issues look like the one that is being filed, so that peers join instead of filing twice. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

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


class Candidate(NamedTuple):
    """What is compared of an open issue of the group."""

    number: int
    what: str
    handoff_id: int
    symptom: str


def alike(draft: Sketch, candidates: Sequence[tuple[int, str, int, str]]) -> tuple[int, ...]:
    """Return the numbers of the few most similar issues, most alike first; empty when none is alike enough.

    Each candidate is a `Candidate`, or the same as a plain tuple. Likeness is 0 to 100 for the words, plus a bonus for
    the same handoff and symptom. These two are the key of an issue, so they alone make two issues alike enough to be
    shown; an issue that surfaced quietly has no words at all.
    """
    compared = process.extract(  # all in one call: everybody who files waits for it
        draft.what[:COMPARED_LENGTH],
        [what for _, what, _, _ in candidates],
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=ALIKE - SAME_HANDOFF - SAME_SYMPTOM,
        limit=None,
    )
    words = {place: score for _, score, place in compared}
    scored = (
        (_likeness(words.get(place, 0.0), draft, handoff_id, symptom), number)
        for place, (number, _, handoff_id, symptom) in enumerate(candidates)
    )
    return tuple(number for _, number in sorted((-score, number) for score, number in scored if score >= ALIKE))[:SHOWN]


def _likeness(words: float, draft: Sketch, handoff_id: int, symptom: str) -> float:
    same_handoff, same_symptom = draft.handoff_id == handoff_id, draft.symptom == symptom
    if same_handoff and same_symptom:
        return max(words + SAME_HANDOFF + SAME_SYMPTOM, ALIKE)
    return words + SAME_HANDOFF * same_handoff + SAME_SYMPTOM * same_symptom if words else 0.0
