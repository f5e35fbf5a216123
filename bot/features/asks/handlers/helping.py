"""Helping: look and say yes, pass, hand back, say that it is done, thank."""

from bot.features.asks.handlers.asking import letters
from bot.features.asks.rules.refusals import WordsChanged
from bot.features.asks.service import helping
from bot.features.asks.text import forms as say
from bot.features.asks.views import forms, notes
from bot.features.peers import service as peers
from bot.slack.mentions import quote
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def open_offer(click: Click, work: Work) -> Reply:
    """Show what somebody may help with: from the card, or from Home."""
    return Reply(modal=forms.offer(helping.offer(work, notes.act(click, click.subject))))


def claim(submission: Submission, work: Work) -> Reply:
    """Say yes; to words that were not read yet only after they were shown."""
    act = notes.act(submission, submission.note)
    try:
        one = helping.claim(work, act, notes.edits(submission.note))
    except WordsChanged:
        return Reply(modal=forms.offer(helping.offer(work, act), changed=True), replace=True)
    asker = peers.names(work, one.workspace, (one.asker,))[one.asker]
    return Reply(shown=forms.receipt(say.can_help(quote(asker))), letters=letters(work, one), repaint=True)


def pass_on(click: Click, work: Work) -> Reply:
    """Leave it to the next."""
    helping.pass_on(work, notes.act(click, click.subject))
    return Reply(modal=forms.receipt_modal(say.PASSED), replace=True, repaint=True)


def hand_back(click: Click, work: Work) -> Reply:
    """Hand it back."""
    one = helping.hand_back(work, notes.act(click, click.subject))
    return Reply(modal=forms.receipt_modal(say.BACK), replace=True, letters=letters(work, one), repaint=True)


def done(click: Click, work: Work) -> Reply:
    """Say that it is done; who was helped records it at once."""
    act = notes.act(click, click.subject)
    one = helping.done(work, act)
    own = one.asker == click.user
    modal = forms.record(helping.to_record(work, act)) if own else forms.receipt_modal(say.DONE)
    return Reply(modal=modal, replace=True, letters=letters(work, one), repaint=True)


def not_yet(click: Click, work: Work) -> Reply:
    """Go on with what was said to be done."""
    one = helping.not_yet(work, notes.act(click, click.subject))
    receipt = forms.receipt_modal(say.NOT_YET)
    return Reply(modal=receipt, replace=True, letters=letters(work, one), repaint=True)


def open_record(click: Click, work: Work) -> Reply:
    """Ask the receiver about how long it took."""
    return Reply(modal=forms.record(helping.to_record(work, notes.act(click, click.subject))))


def thank(submission: Submission, work: Work) -> Reply:
    """Record a help, for good."""
    fields = submission.fields
    act = notes.act(submission, submission.note)
    one = helping.thank(work, act, fields.text("hours"), fields.text("thanks"))
    return Reply(shown=forms.receipt(say.THANKED), letters=letters(work, one), repaint=True)
