"""What waits for a person: what it is, the press that answers it, and what is on its button."""

DISPUTE = ("One side says that it owns this. You can dispute it.", "grayzone.dispute", "Dispute")
WRITE = ("You are the driver: write the case.", "grayzone.write", "Write the case")
PLEDGE = ("A coalition is gathering. Pledges are sealed.", "grayzone.pledge", "Pledge")
DELIVER = ("You are the driver: deliver the number, measured again.", "grayzone.deliver", "Deliver")
REVIEW = ("This was won some time ago. Did it hold for your side?", "grayzone.held", "It held")


def confirm(baseline: str, target: str, measured: str, unit: str) -> tuple[str, str, str]:
    """Return the question about a delivered number, with the number."""
    what = f"Measured again: {measured} {unit} (from {baseline}, target {target}). Is that so, seen from your side?"
    return what, "grayzone.confirm", "Confirm"
