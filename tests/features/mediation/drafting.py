"""Drafting at the screen: a form that is filled in well, words that are not, and how a refusal is read."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.facts import Stage
from bot.slack.requests import FieldValue
from tests.features.mediation.court import ANA, Court
from tests.features.mediation.seat import Sitting

HOSTILE = "<!channel> @here *bold* `code` <https://evil.example|bank> & " + "🙂" * 100
RTL = "אני רוצה לדעת על שינויים בזמן"
FILLED: dict[str, FieldValue] = {
    "who_0": "A",
    "what_0": "send the forecast",
    "due_0": "2027-03-01",
    "who_1": "B",
    "what_1": "answer in two days",
    "due_1": "2027-03-01",
}


def drafting(court: Court, user: str = ANA, *, broker: str | None = None) -> Sitting:
    court.to(Stage.DRAFT, broker=broker)
    sitting = Sitting(court, user)
    sitting.open()
    return sitting


def refused(sitting: Sitting, **fields: FieldValue) -> tuple[str | None, str]:
    """Submit what is refused; return at which input, and the sentence."""
    with pytest.raises(Refusal) as caught:
        sitting.submit(**fields)
    return caught.value.field, caught.value.sentence
