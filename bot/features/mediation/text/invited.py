"""An invitation, as each of the two reads it."""

TABLE = (
    "*What a table is*\n"
    "• The two of you settle something, in writing and step by step. Each step ends on a day that both of you know.\n"
    "• What you write stays with you until you pass it on, word for word.\n"
    "• Answers are sealed: they open for both of you at the same moment, or not at all.\n"
    "• No, stop and silence read the same to the other side. You need no reason."
)
ELSEWHERE = "Harassment, discrimination, safety and pay do not belong at a table. Please turn to: {contact}"
COME = "Come to the table"
DECLINE = "Do not come"
DECLINE_TITLE = "Do not come to this table?"
DECLINE_ASK = (
    "You need no reason, and nobody learns of it: the other side reads the same as if you had kept silent. This cannot "
    "be taken back."
)


def asked_by_other(other: str) -> str:
    """Say that the other side asks."""
    return f"{other} asks you to a table."


def asked_by_third(inviter: str) -> str:
    """Say that a peer asks both."""
    return f"{inviter} asks the two of you to a table."


def asked_by_you(other: str) -> str:
    """Say it to whoever asked."""
    return f"You have asked {other} to a table."


def comes(other: str) -> str:
    """Say what the own key does."""
    return f"✓ You come. The table opens for both of you at once, if {other} comes, too."
