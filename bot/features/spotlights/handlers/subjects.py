"""What a button or a form carries: the id of a spotlight, and nothing else."""

from bot.features.spotlights.facts import Act
from bot.features.spotlights.rules.refusals import NothingHere
from bot.slack.requests import Click, Submission
from bot.slack.subjects import whole


def act(request: Click | Submission, subject: str) -> Act:
    """Return who presses, and on which spotlight. Raises `NothingHere` for a subject that is none: it can be forged."""
    key = whole(subject)
    if key is None:
        raise NothingHere
    return Act(request.workspace, request.user, key)
