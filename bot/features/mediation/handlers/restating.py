"""Saying the other party's lines in one's own words, and answering what they said of one's own."""

from collections.abc import Callable

from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.handlers.acting import look_as_seen, number
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.views import ground
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the form, and both answers."""
    doors.click(f"mediation.{ground.RESTATE}", ask)
    doors.submission(f"mediation.{ground.RESTATE}", restate)
    doors.click("mediation.confirm", _answer(p.ConfirmRestatement))
    doors.click("mediation.reject", _answer(p.RejectRestatement))


def ask(click: Click, work: Work) -> Reply:
    """Ask for a line of the other party in one's own words."""
    found, line = look_as_seen(click, work, click.subject), number(click.subject)
    if line not in found.view.owed:
        raise NotNow
    return Reply(modal=ground.restating(found, ground.passed_line(found, line)), replace=True)


def restate(submission: Submission, work: Work) -> Reply:
    """Put it on the table."""
    line = number(submission.note)
    return pressed(submission, work, p.Restate(line, submission.fields.text("words")), submission.note)


def _answer(kind: Callable[[int, int], Press]) -> Callable[[Click, Work], Reply]:
    """Return the handler of an answer to the restatement that was shown: its line, and which of the tries it was."""

    def handler(click: Click, work: Work) -> Reply:
        return pressed(click, work, kind(number(click.subject), number(click.subject, 1)), click.subject)

    return handler
