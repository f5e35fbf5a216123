"""What follows from the doors of a feature below: cards that show what was changed there."""

from bot.features.grayzone.service import repaints
from bot.features.grayzone.views import card as cards
from bot.features.grayzone.views.notes import whole
from bot.slack.replies import Letter
from bot.slack.requests import Submission
from bot.work import Work


def renamed(submission: Submission, work: Work) -> tuple[Letter, ...]:
    """Repaint the cards of open issues that name the function which has just been renamed."""
    function_id = whole(submission.fields.text("function"))
    group, issues = repaints.issues_with(work, submission.workspace, function_id)
    return tuple(cards.letter(group, issue) for issue in issues)
