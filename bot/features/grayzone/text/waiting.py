"""What waits for a person: what it is, and the presses that answer it, with what is on their buttons.

A question has both of its answers, as on the issue's card and with what is asked there before they count.
"""

from bot.features.grayzone.text.card import CONFIRM, CONFIRM_NUMBER, CONFIRM_SLIPPED, HELD, OFF, SLIPPED

DISPUTE = ("One side says that it owns this. You can dispute it.", ("grayzone.dispute", "Dispute"))
WRITE = ("You are the driver: write the case.", ("grayzone.write", "Write the case"))
PLEDGE = ("A coalition is gathering. Pledges are sealed.", ("grayzone.pledge", "Pledge"))
DELIVER = ("You are the driver: deliver the number, measured again.", ("grayzone.deliver", "Deliver"))

IS_IT_SO = (("grayzone.confirm", CONFIRM, CONFIRM_NUMBER), ("grayzone.off", OFF))
REVIEW = (
    "This was won some time ago. Did it hold for your side?",
    ("grayzone.held", HELD),
    ("grayzone.slipped", SLIPPED, CONFIRM_SLIPPED),
)


def confirm(baseline: str, target: str, measured: str, unit: str) -> str:
    """Return the question about a delivered number, with the number."""
    return f"Measured again: {measured} {unit} (from {baseline}, target {target}). Is that so, seen from your side?"
