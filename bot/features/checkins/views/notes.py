"""What buttons and forms carry: ids and drawn handles only, never anybody's words."""

from datetime import UTC, datetime

from bot.features.checkins.facts import Act
from bot.features.checkins.rules.refusals import NothingHere
from bot.slack.requests import Click, Submission
from bot.slack.subjects import handle, whole
from bot.slack.subjects import more as more


def number(text: str) -> int:
    """Return an id. Raises `NothingHere` for what is none: it can be forged."""
    found = whole(text)
    if found is None:
        raise NothingHere
    return found


def act(request: Click | Submission, subject: str) -> Act:
    """Return who presses, and on which check-in. Raises `NothingHere` for what is no handle."""
    found = handle(subject)
    if found is None:
        raise NothingHere
    return Act(request.workspace, request.user, found)


def moment(seconds: str) -> datetime | None:
    """Return an instant (UTC) by its seconds since 1970; None for what is none, or lies beyond the database's reach."""
    found = whole(seconds)
    return datetime.fromtimestamp(found, UTC) if found else None
