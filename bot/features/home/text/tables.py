"""The words of Home's part about tables, for its viewer's eyes only. People's words and names come in escaped."""

TITLE = "Tables"
NONE = (
    "You sit at no table. When something creaks between you and a peer, or between two peers, a table is a quiet way: "
    "nothing that you say there leaves it, and nobody reads a line of yours before you pass it on."
)
OPEN, BEGIN, MINE, HOW = "Open", "Bring something to a table", "My tables and flags", "How it works"


def more(number: int) -> str:
    """Say how many are not shown."""
    return f"and {number} more, under *My tables and flags*"
