"""What a button or a form carries: the id of a promise and the version that was seen, and whatever somebody forged."""

from bot.features.promises.facts import Act
from bot.features.promises.rules.refusals import Overtaken
from bot.features.promises.text import refusals as say
from bot.slack.requests import Click, Submission
from bot.slack.subjects import LARGEST, LONGEST, whole


def act(request: Click | Submission, subject: str) -> Act:
    """Return who presses, on which promise, having seen what. Raises `Overtaken` for a subject that is none."""
    number, _, version = subject.partition(".")
    key = whole(number)
    known = version.isascii() and version.isdigit() and len(version) <= LONGEST and int(version) <= LARGEST
    if key is None or (version and not known):
        raise Overtaken(say.NOTHING_HERE)
    return Act(request.workspace, request.user, key, int(version) if version else None)
