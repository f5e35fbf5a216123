"""The words of one's own tables: on the page of one's own, for one's own eyes."""

TITLE, CLOSE = "My tables and flags", "Close"
TABLES_TITLE = "*My tables*"
NONE = "You sit at no table, and are invited to none."
NAMELESS = "A table"
OPEN, BEGIN, FLAG, HOW = "Open", "Bring something to a table", "Note friction quietly", "How it works"


def table(names: str, sentence: str, hint: str) -> str:
    """Return one table: who the others are, where it stands, and whose turn it is by one's own record."""
    return "\n".join(line for line in (f"*{names}*", sentence, hint) if line)


def more(number: int) -> str:
    """Say how many are not shown."""
    return f"and {number} more"
