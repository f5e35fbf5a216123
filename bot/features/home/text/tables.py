"""The words of Home's part about tables, for its viewer's eyes only. People's words and names come in escaped."""

TITLE = "Tables"
NONE = (
    "You sit at no table. When something creaks between you and a peer, or between two peers, a table is a quiet way: "
    "nothing that you say there leaves it, and nobody reads a line of yours before you pass it on."
)
OPEN, BEGIN, MINE, HOW = "Open", "Bring something to a table", "My tables and flags", "How it works"
BROKER, TAKE_BACK, CHANGE = "To be a broker", "Take back", "Change"


def willing(groups: list[str]) -> str:
    """Say where one is willing to be a broker."""
    return f"You are willing to be a broker in {', '.join(groups)}."


def more(number: int) -> str:
    """Say how many are not shown."""
    return f"and {number} more, under *My tables and flags*"
