"""The forms of a promise that is there already: other terms, and a new date."""

from bot.errors import Refusal
from bot.features.promises import service
from bot.features.promises.facts import Act, Promise, Terms
from bot.features.promises.handlers import days
from bot.features.promises.handlers.days import ReadAs
from bot.features.promises.handlers.pressing import Line, Verb, in_place, told
from bot.features.promises.handlers.subjects import act
from bot.features.promises.text import forms as words
from bot.features.promises.text import looking as say
from bot.features.promises.views import due_fields, forms, looking
from bot.features.promises.views.due_fields import DueTyped
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def ask_terms(click: Click, work: Work) -> Reply:
    """Open the terms for a change."""
    one = service.look(work, act(click, click.subject))
    due = DueTyped(one.terms.due.isoformat())
    return Reply(modal=forms.counter(click.subject, one.terms.what, one.terms.done_means, due), replace=in_place(click))


def counter(submission: Submission, work: Work) -> Reply:
    """Suggest other terms; of a day in words, show first how it was read."""
    key, typed = act(submission, submission.note), due_fields.read(submission.fields)
    what, done_means = (submission.fields.text(name) for name in ("what", "done_means"))
    due = days.read(typed, days.place(work, submission))
    if isinstance(due, ReadAs):
        line = words.read_as(due.words, due.day)
        return Reply(modal=forms.counter(submission.note, what, done_means, due.typed, line), replace=True)

    def suggest(work: Work, key: Act) -> Promise:
        return service.counter(work, key, Terms(what, done_means, due))

    return _done(work, key, suggest, told(say.countered), typed)


def ask_day(click: Click, work: Work) -> Reply:
    """Open the form for a new date."""
    one = service.look(work, act(click, click.subject))
    return Reply(modal=forms.new_date(one, click.subject, "", DueTyped()), replace=in_place(click))


def new_day(submission: Submission, work: Work) -> Reply:
    """Ask for a new date; of a day in words, show first how it was read."""
    key, typed = act(submission, submission.note), due_fields.read(submission.fields)
    reason = submission.fields.text("reason")
    due = days.read(typed, days.place(work, submission))
    if isinstance(due, ReadAs):
        line = words.asked_as(due.words, due.day)
        one = service.look(work, key)
        return Reply(modal=forms.new_date(one, submission.note, reason, due.typed, line), replace=True)

    def ask(work: Work, key: Act) -> Promise:
        return service.ask_date(work, key, due, reason)

    return _done(work, key, ask, told(say.date_asked), typed)


def _done(work: Work, key: Act, verb: Verb, line: Line, typed: DueTyped) -> Reply:
    """Do it and show the promise as it is then; with a refusal, what was typed stays in the form."""
    try:
        one = verb(work, key)
    except Refusal as refusal:
        raise days.placed(refusal, typed) from refusal
    return Reply(modal=looking.modal(one, line(one)), replace=True, repaint=True)
