"""What a button or a form carries: the id of a promise and the version that was seen, and whatever somebody forged."""

from typing import NamedTuple

from bot.features.promises.facts import Act
from bot.features.promises.rules.refusals import Overtaken
from bot.features.promises.text import refusals as say
from bot.slack.requests import Click, Submission
from bot.slack.subjects import LARGEST, LONGEST, whole


class Origin(NamedTuple):
    """Where a new promise begins: the id of a group, and the number of the issue of whose charter it is a task."""

    group: int | None = None
    issue: int | None = None


def origin(subject: str) -> Origin:
    """Read what `note` wrote, or a button of another feature: `GROUP`, or `GROUP.ISSUE`."""
    group, _, issue = subject.partition(".")
    return Origin(whole(group), whole(issue))


def note(begins: Origin) -> str:
    """Return the origin of a promise as a form carries it."""
    return f"{begins.group or 0}" + (f".{begins.issue}" if begins.issue else "")


def act(request: Click | Submission, subject: str) -> Act:
    """Return who presses, on which promise, having seen what. Raises `Overtaken` for a subject that is none."""
    number, _, version = subject.partition(".")
    key = whole(number)
    known = version.isascii() and version.isdigit() and len(version) <= LONGEST and int(version) <= LARGEST
    if key is None or (version and not known):
        raise Overtaken(say.NOTHING_HERE)
    return Act(request.workspace, request.user, key, int(version) if version else None)
