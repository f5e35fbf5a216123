"""The words of one's own tables: on the page of one's own, for one's own eyes."""

TITLE, CLOSE = "My tables and flags", "Close"
TABLES_TITLE = "*My tables*"
NONE = "You sit at no table, and are invited to none."
NAMELESS = "A table"
OPEN, BEGIN, FLAG, HOW = "Open", "Bring something to a table", "Note friction quietly", "How it works"


def with_broker(parties: str, broker: str) -> str:
    """Name with whom one sits, and the broker; markup."""
    return f"{parties}; broker: {broker}"


def as_broker(parties: str) -> str:
    """Name the two of whom one is the broker; markup."""
    return f"{parties}; you are the broker"


def as_asked(parties: str) -> str:
    """Name the two who ask for a broker; markup."""
    return f"{parties}; you are asked to be the broker"


def asked_by(name: str, about: str) -> str:
    """Say who asks, and about what; markup."""
    return f"{name} asks, about: {about}"


def asked_by_you(about: str) -> str:
    """Say it to whoever asked; markup."""
    return f"You asked, about: {about}"


def more(number: int) -> str:
    """Say how many are not shown."""
    return f"and {number} more"
