"""What a hero presses and submits. Nobody else learns of any of it, but what is posted."""

from bot.features.peers import service as peers
from bot.features.spotlights import text as say
from bot.features.spotlights.handlers.subjects import act
from bot.features.spotlights.service import reviewing
from bot.features.spotlights.views import forms, post
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def open_review(click: Click, work: Work) -> Reply:
    """Show the hero the exact post."""
    found = reviewing.review(work, act(click, click.subject))
    return Reply(modal=forms.review(found, together=False))


def with_or_without_driver(click: Click, work: Work) -> Reply:
    """Show the post again, with or without the line about the driver: what is approved is what is seen."""
    if click.view is None:
        return Reply()
    together = forms.with_driver(click.fields)
    found = reviewing.review(work, act(click, click.view.note), together=together)
    return Reply(modal=forms.review(found, together=together), replace=True)


def approve(submission: Submission, work: Work) -> Reply:
    """Let it be posted at the next tick."""
    together = forms.with_driver(submission.fields)
    reviewing.approve(work, act(submission, submission.note), together=together)
    return Reply(shown=forms.receipt(say.APPROVED), repaint=True)


def open_edit(click: Click, work: Work) -> Reply:
    """Open the words for the hero's own, in the place of the post."""
    draft, driver = reviewing.to_edit(work, act(click, click.subject))
    return Reply(modal=forms.edit(draft, driver, together=forms.with_driver(click.fields)), replace=True)


def edit(submission: Submission, work: Work) -> Reply:
    """Let it be posted in the hero's words, at the next tick."""
    fields = submission.fields
    reviewing.edit(
        work,
        act(submission, submission.note),
        fields.text("did"),
        fields.text("effect"),
        together=forms.with_driver(fields),
    )
    return Reply(shown=forms.receipt(say.APPROVED), repaint=True)


def keep(click: Click, work: Work) -> Reply:
    """Keep it as a note."""
    reviewing.keep(work, act(click, click.subject))
    return Reply(modal=forms.receipt_modal(say.KEPT), replace=True, repaint=True)


def decline(click: Click, work: Work) -> Reply:
    """Say no thanks."""
    reviewing.decline(work, act(click, click.subject))
    return Reply(modal=forms.receipt_modal(say.DECLINED), replace=True, repaint=True)


def revoke(click: Click, work: Work) -> Reply:
    """Take a post down, or erase a note."""
    gone = reviewing.revoke(work, act(click, click.subject))
    letters = (post.letter(peers.group(work, gone.group_id), gone.id),) if gone else ()
    return Reply(modal=forms.receipt_modal(say.REVOKED), replace=True, letters=letters, repaint=True)
