"""Numbers and handles that buttons, menus and notes carry. What comes from outside can be forged, and must fit."""

LARGEST = 2**31 - 1  # of a number that the database keeps
LONGEST_HANDLE = 32  # characters, as the columns of handles have them
LONGEST = 20  # of its digits: Python reads thousands of them slowly


def is_whole(number: object) -> bool:
    """Tell whether it is a positive whole number as the database keeps it."""
    return type(number) is int and 0 < number <= LARGEST  # not isinstance: true and false are none


def whole(text: str) -> int | None:
    """Return a positive whole number as the database keeps it; None for anything else."""
    known = text.isascii() and text.isdigit() and len(text) <= LONGEST and is_whole(int(text))
    return int(text) if known else None


def handle(subject: str) -> str | None:
    """Return the drawn handle with which a subject begins, before a dot; None for what is none."""
    found = subject.partition(".")[0]
    return found if found.isascii() and found.isalnum() and len(found) <= LONGEST_HANDLE else None


def more(subject: str) -> str:
    """Return what a subject carries besides its handle."""
    return subject.partition(".")[2]
