"""The answers to a check-in: the card on which a button stands is the answer; elsewhere a sentence is."""

from datetime import datetime, timedelta

from bot.errors import Refusal
from bot.features.checkins import service
from bot.features.checkins.facts import SNOOZES, Act, Shown
from bot.features.checkins.rules.refusals import BadField, NothingHere
from bot.features.checkins.text import forms as say
from bot.features.checkins.views import forms, letters, notes, people
from bot.slack.mentions import day_and_hour, escape
from bot.slack.replies import Block, Letter, Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

HALF_AN_HOUR = timedelta(minutes=30)


def talked(click: Click, work: Work) -> Reply:
    """Say that they talked."""
    shown = service.talked(work, notes.act(click, click.subject))
    return _answered(click, work, shown, say.TALKED, forms.notes_press(shown.handle))


def did_not_talk(click: Click, work: Work) -> Reply:
    """Object."""
    return _answered(click, work, service.did_not_talk(work, notes.act(click, click.subject)), say.DID_NOT)


def take_back(click: Click, work: Work) -> Reply:
    """Take back that they talked."""
    return _answered(click, work, service.take_back(work, notes.act(click, click.subject)), say.TAKEN_BACK)


def not_this_time(click: Click, work: Work) -> Reply:
    """Let it not take place."""
    return _answered(click, work, service.not_this_time(work, notes.act(click, click.subject)), say.NOT_THIS_TIME)


def agree(click: Click, work: Work) -> Reply:
    """Agree to the time that stood there."""
    act, at = notes.act(click, click.subject), notes.moment(notes.more(click.subject))
    if at is None:
        raise NothingHere
    try:
        shown = service.agree(work, act, at)
    except BadField as refusal:  # the time has passed meanwhile, or the round ends before it: another one may do
        return Reply(modal=forms.receipt_modal(escape(refusal.sentence), forms.another_time_press(act.handle)))
    return _answered(click, work, shown, say.agreed(day_and_hour(at)))


def ask_moment(click: Click, work: Work) -> Reply:
    """Ask for a time; one in shared working hours is suggested."""
    shown = service.show(work, notes.act(click, click.subject))
    return Reply(modal=forms.suggest(shown, _likely(shown, work.now)))


def suggest(submission: Submission, work: Work) -> Reply:
    """Suggest a time."""
    act = notes.act(submission, submission.note)
    at = forms.read_moment(submission.fields)
    try:
        shown = service.suggest(work, act, at)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="at") from refusal
    told = say.suggested(day_and_hour(at), people.names(shown))
    return Reply(shown=forms.receipt(told), letters=cards(work, act), repaint=True)


def snooze(click: Click, work: Work) -> Reply:
    """Be written to again later; without a choice, ask when."""
    act, how = notes.act(click, click.subject), click.value or notes.more(click.subject)
    if how not in SNOOZES:
        service.show(work, act)
        return Reply(modal=forms.snooze(act.handle))
    shown = service.snooze(work, act, how)
    told = say.snoozed(day_and_hour(shown.prompt_at)) if shown.prompt_at else say.SNOOZED
    return Reply(modal=forms.receipt_modal(told), replace=True, letters=cards(work, act), repaint=True)


def cards(work: Work, act: Act) -> tuple[Letter, ...]:
    """Return the letters that bring the messages about a check-in up to date."""
    return letters.prompts(service.cards(work, act.workspace, act.handle))


def _answered(click: Click, work: Work, shown: Shown, words: str, *presses: Block) -> Reply:
    owed = letters.prompts(service.cards(work, click.workspace, shown.handle))
    if click.message_ts:
        return Reply(letters=owed, repaint=True)
    return Reply(modal=forms.receipt_modal(words, *presses), replace=True, letters=owed, repaint=True)


def _likely(shown: Shown, now: datetime) -> datetime:
    """Return when their shared hours begin, or else the next half of an hour."""
    if shown.shared and shown.shared[0] > now:
        return shown.shared[0]
    return now + HALF_AN_HOUR - timedelta(seconds=now.timestamp() % HALF_AN_HOUR.total_seconds())
