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
    likeness = {place: score + _bonus(draft, candidates[place]) for _, score, place in compared}
    for place, (_, _, handoff_id, symptom) in enumerate(candidates):
        if draft.handoff_id == handoff_id and draft.symptom == symptom:
            likeness[place] = max(likeness.get(place, 0.0), ALIKE)
    found = sorted((-score, candidates[place][0]) for place, score in likeness.items() if score >= ALIKE)
    return tuple(number for _, number in found)[:SHOWN]


def _bonus(draft: Sketch, candidate: tuple[int, str, int, str]) -> float:
    _, _, handoff_id, symptom = candidate
    return SAME_HANDOFF * (draft.handoff_id == handoff_id) + SAME_SYMPTOM * (draft.symptom == symptom)
