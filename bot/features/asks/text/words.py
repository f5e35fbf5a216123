"""Words that several places share: sizes, days, states, buttons."""

from datetime import date

SIZES = {"S": "about half an hour", "M": "about 1 h", "L": "about 3 h"}

CLOSE = "Close"
I_CAN, NOT_NOW = "I can help", "Not now"
DONE, HAND_BACK, NOT_NEEDED = "It is done", "Hand it back", "Take it back"
RECORD, NOT_YET, ALL_RIGHT, LET_BE = "Record it", "Not yet", "All right", "Let it be"
ASK_EVERYONE, SMALLER, KEEP_LOOKING, CLOSE_IT = "Ask everyone", "Make it smaller", "Keep looking", "Close"
CHANGE = "Change"

SOMEBODY, DONE_WITH_THANKS, CLOSED = "Somebody is on it.", "Done, with thanks.", "Closed."


def by(day: str) -> str:
    """Return a day (ISO), the same for every reader, such as "by Fri 27 Nov"."""
    found = date.fromisoformat(day)
    return f"by {found:%a} {found.day} {found:%b}"


def frame(size: str, day: str | None) -> str:
    """Say about how long it takes, and by when."""
    return f"{SIZES[size]}, {by(day)}" if day else SIZES[size]


def quoted(what: str, size: str, day: str | None) -> str:
    """Return an ask in one line."""
    return f"“{what}” ({frame(size, day)})"


def hours(number: float) -> str:
    """Return about how many hours."""
    return f"about {number:g} h"
