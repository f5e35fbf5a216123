"""What a writer presses and submits."""

from bot.features.spotlights import text as say
from bot.features.spotlights.handlers.subjects import act
from bot.features.spotlights.service import writing
from bot.features.spotlights.views import forms
from bot.slack.mentions import quote
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def open_form(click: Click, work: Work) -> Reply:
    """Open the form about a hero; in the place of the post that is being looked at."""
    draft = writing.asked(work, act(click, click.subject))
    from_preview = click.view is not None and click.view.name == "spotlights.send"
    return Reply(modal=forms.write(draft), replace=from_preview)


def write(submission: Submission, work: Work) -> Reply:
    """Keep the text, and show it as it will look."""
    did, effect = (submission.fields.text(name) for name in ("did", "effect"))
    found = writing.write(work, act(submission, submission.note), did, effect)
    return Reply(modal=forms.preview(*found), replace=True, repaint=True)


def open_preview(click: Click, work: Work) -> Reply:
    """Show a text that is not sent yet."""
    return Reply(modal=forms.preview(*writing.written(work, act(click, click.subject))))


def send(submission: Submission, work: Work) -> Reply:
    """Give the text to its hero, and thank its writer in the same words, whatever becomes of it."""
    hero = writing.send(work, act(submission, submission.note))
    return Reply(shown=forms.receipt(say.sent(quote(hero))), repaint=True)


def pass_on(click: Click, work: Work) -> Reply:
    """Leave it to the next witness."""
    writing.pass_on(work, act(click, click.subject))
    return Reply(modal=forms.receipt_modal(say.PASSED), replace=True, repaint=True)
