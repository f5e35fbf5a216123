"""Rows of promises for tests of rules: a promise that stands, with what the test wants to be otherwise."""

from datetime import date, timedelta
from typing import Any

from bot.db.vault import NOTHING
from bot.features.promises.facts import PromiseFacts
from bot.features.promises.models import Origin, State
from tests.features.desk import MONDAY, WORKSPACE

_ROW: dict[str, Any] = {
    **dict.fromkeys(PromiseFacts._fields),
    "id": 1,
    "key": "k",
    "workspace": WORKSPACE,
    "group_id": 1,
    "performer": "U0BO",
    "customer": "U0ANA",
    "begun_by": "U0ANA",
    "state": State.PROMISED,
    "version": 0,
    **dict.fromkeys(("what", "done_means", "reason", "missing", "link"), NOTHING),
    "due_on": date(2026, 12, 4),
    "due_at": MONDAY + timedelta(days=12),
    "overdue_at": MONDAY + timedelta(days=26),
    "counters": 0,
    "hands_off": False,
    "half": False,
    "origin": Origin.FREE,
    "asked_at": MONDAY,
}


def promise_row(**changes: object) -> PromiseFacts:
    """Return a promise that Bo gave Ana."""
    return PromiseFacts(**{**_ROW, **changes})
