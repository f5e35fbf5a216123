"""Numbers that buttons, menus and notes carry. What comes from outside can be forged, and must fit the database."""

LARGEST = 2**31 - 1  # of a number that the database keeps
LONGEST = 20  # of its digits: Python reads thousands of them slowly


def whole(text: str) -> int | None:
    """Return a positive whole number as the database keeps it; None for anything else."""
    known = text.isascii() and text.isdigit() and len(text) <= LONGEST and 0 < int(text) <= LARGEST
    return int(text) if known else None
