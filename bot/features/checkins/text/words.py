"""Words that several places share: days, rhythms, buttons, lists of names."""

from collections.abc import Sequence
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
RHYTHMS = {"WEEKLY": "every week", "FORTNIGHTLY": "every two weeks", "MONTHLY": "once a month"}

CLOSE = "Close"
TALKED, WE_DID, WE_DID_NOT, TALKED_AFTER_ALL = "We talked", "We did", "We did not", "We did talk"
TAKE_BACK = "Take it back"
SUGGEST, ANOTHER_TIME, THAT_WORKS = "Suggest a time", "Another time", "That works"
SNOOZE, NOT_THIS_TIME = "Snooze", "Not this time"
SNOOZES = {"hour": "In an hour", "tomorrow": "Tomorrow", "week": "Next week"}
NOTES = "Open my notes"
TAKE_PART, HOW_IT_WORKS = "Take part", "How it works"
NOT_YET = "You do not take part in check-ins yet."
MINE, TALK_NOW, RHYTHM, PAUSE, GO_ON, STOP = (
    "My check-ins",
    "Talk to somebody now",
    "My rhythm",
    "Pause …",
    "Go on now",
    "Stop check-ins",
)
STOP_ASK = (
    "Stop check-ins?",
    (
        "You no longer take part in the check-ins of this group, and what is open in it does not take place. Your team "
        "sees that you do not take part, and no reason. You can take part again at any time."
    ),
    "Stop check-ins",
)


def day(one: date) -> str:
    """Return a day, the same for every reader, such as "Mon 30 Nov"."""
    return f"{one:%a} {one.day} {one:%b}"


def hour(number: int) -> str:
    """Return a full hour, such as "09:00"."""
    return f"{number:02d}:00"


def joined(parts: Sequence[str]) -> str:
    """Return a list in words: "Ana, Bo and Chi"."""
    if len(parts) < 2:  # noqa: PLR2004 (one has no "and")
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def person(name: str, function: str) -> str:
    """Name a person with the function that they lead."""
    return f"{name} ({function})" if function else name


def cut_names(names: Sequence[str], most: int) -> str:
    """Return the first names, and how many more there are."""
    if len(names) <= most:
        return joined(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
