"""What a row says, as frozen values: read and made much faster than entities, and nobody can change one by accident."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from bot.features.grayzone.models import State, Symptom

CARD_KIND = "grayzone.issue"


class IssueFacts(NamedTuple):
    """An issue that the group sees: the columns of `models.Issue`, by the same names."""

    id: int
    workspace: str
    group_id: int
    number: int
    state: State
    what: str
    link: str | None
    handoff_id: int
    giver_id: int
    receiver_id: int
    artefact: str
    others: list[int]
    symptom: Symptom
    author: str | None
    quiet_functions: int
    quiet_hours: float
    created_at: datetime
    state_since: datetime
    due_at: datetime | None
    joins: list[int]
    held_back: bool
    claimed_by: str | None = None
    claimed_function: int | None = None
    driver: str | None = None
    problem: str | None = None
    unit: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    smallest_fix: str | None = None
    weeks: int | None = None
    chartered_until: datetime | None = None
    started_at: datetime | None = None
    measured: Decimal | None = None
    won_at: datetime | None = None


class SightingFacts(NamedTuple):
    """What one peer said of an issue: the columns of `models.Sighting` that anybody reads, by the same names."""

    issue_id: int
    user: str
    function_id: int
    low: float
    likely: float
    high: float
    link: str | None
