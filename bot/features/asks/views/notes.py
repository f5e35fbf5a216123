"""What buttons and forms carry: ids and drawn handles only, never anybody's words."""

from bot.features.asks.facts import Act, Origin, Shown
from bot.features.asks.rules.refusals import NothingHere
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
    """Return who presses, and on which ask. Raises `NothingHere` for what is no handle."""
    found = handle(subject)
    if found is None:
        raise NothingHere
    return Act(request.workspace, request.user, found)


def reading(ask: Shown) -> str:
    """Return the note of a form in which an ask is read: which one, and after how many changes."""
    return f"{ask.handle}.{ask.edits}"


def edits(note: str) -> int | None:
    """Return after how many changes an ask was read; None for a note that does not say it."""
    found = more(note)
    return int(found) if found == "0" else whole(found)


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
