"""What a button or a form carries: the id of a spotlight, and nothing else."""

from bot.features.spotlights.facts import Act
from bot.features.spotlights.rules.refusals import NothingHere
from bot.slack.requests import Click, Submission

LARGEST = 2**31 - 1  # of a number that the database keeps
LONGEST = 10  # of its digits


def act(request: Click | Submission, subject: str) -> Act:
    """Return who presses, and on which spotlight. Raises `NothingHere` for a subject that is none: it can be forged."""
    key = whole(subject)
    if key is None:
        raise NothingHere
    return Act(request.workspace, request.user, key)


def whole(text: str) -> int | None:
    """Return the id of a spotlight as the database keeps it; None for anything else."""
    known = text.isascii() and text.isdigit() and len(text) <= LONGEST and 0 < int(text) <= LARGEST
    return int(text) if known else None
