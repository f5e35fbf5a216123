"""What buttons and forms carry: ids only, never anybody's words."""

from bot.features.asks.facts import Act, Origin
from bot.features.asks.rules.refusals import NothingHere
from bot.slack.requests import Click, Submission
from bot.slack.subjects import whole


def number(text: str) -> int:
    """Return an id. Raises `NothingHere` for what is none: it can be forged."""
    found = whole(text)
    if found is None:
        raise NothingHere
    return found


def act(request: Click | Submission, subject: str) -> Act:
    """Return who presses, and on which ask. Raises `NothingHere`."""
    return Act(request.workspace, request.user, number(subject))


def origin(subject: str) -> Origin:
    """Return where a form opens from: `GROUP`, or `GROUP.ISSUE`, the issue by its number. Raises `NothingHere`."""
    group, dot, issue = subject.partition(".")
    return Origin(number(group), number(issue) if dot else None)


def note(one: Origin) -> str:
    """Return an origin as a form's private note."""
    return f"{one.group_id} {one.issue or 0} {one.ring or 0}"


def read(text: str) -> Origin:
    """Return the origin that a form carried. Raises `NothingHere` for what is no such note."""
    parts = text.split(" ")
    if len(parts) != len(("group", "issue", "ring")):
        raise NothingHere
    group, issue, ring = (None if part == "0" else number(part) for part in parts)
    if group is None:
        raise NothingHere
    return Origin(group, issue, ring)
