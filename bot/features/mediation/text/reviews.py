"""What was agreed, and whether it holds."""

HEAD = "*What you agreed*"
HEAD_BROKER = "*What the two agreed*"
HEAD_BEFORE = "*What was agreed before*"
HEAD_FINAL = "*The final words*"
PAGE_TITLE = "In full"
BEFORE = "What was agreed before"
PROMISES = "Promises came of it, each with its day."
MY_PROMISES = "My promises"
SCHEDULE = "You look at it again after 30 days and after 90 days."
HOLDS = "It holds"
DOES_NOT_HOLD = "It does not hold"
HOLDING = "✓ Your answer, sealed: it holds."
NOT_HOLDING = "✓ Your answer, sealed: it does not hold."
AGAIN = "Sit down again"
AGAIN_TITLE = "Sit down again?"
AGAIN_ASK = "The table opens again, for both of you at once. Nobody learns whose wish it was. It cannot be taken back."
ASKED_AGAIN = (
    "✓ You asked to sit down again. The table opens for both of you at once, and nobody learns whose wish it was."
)


def agreed_on(moment: str) -> str:
    """Say when both had signed; markup."""
    return f"Agreed: {moment}."
