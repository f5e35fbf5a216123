"""The buttons of one promise. Each press shows it as it is then; a stale one says what happened instead."""

from collections.abc import Callable

from bot.features.promises import service
from bot.features.promises.facts import Act, Promise
from bot.features.promises.handlers.subjects import act
from bot.features.promises.rules.due import day_words
from bot.features.promises.rules.refusals import Overtaken
from bot.features.promises.service.telling import other_name
from bot.features.promises.text import looking as say
from bot.features.promises.views import forms, lists, looking
from bot.slack.mentions import escape, quote
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

Verb = Callable[[Work, Act], Promise]
Line = Callable[[Promise], str]


def look(click: Click, work: Work) -> Reply:
    """Show a promise to one of its two sides."""
    key = act(click, click.subject)
    return Reply(modal=looking.modal(service.read(work, key)), replace=in_place(click), repaint=True)


def seen(click: Click, work: Work) -> Reply:
    """Put aside what the other one did; from the list of what waits, say so in its place."""
    service.read(work, act(click, click.subject))
    return Reply(shown=forms.receipt(say.PUT_ASIDE), repaint=True)


def mine(click: Click, work: Work) -> Reply:
    """Show all of one's own promises."""
    return Reply(modal=lists.mine(service.book(work, click.workspace, click.user)))


def press(verb: Verb, line: Line, click: Click, work: Work) -> Reply:
    """Do what a button says, and show the promise as it is then, with what comes next."""
    done = acted(work, act(click, click.subject), verb, line)
    return Reply(modal=done, replace=in_place(click), repaint=True)


def acted(work: Work, key: Act, verb: Verb, line: Line) -> Modal:
    """Do it and return the promise with the line that tells of it; or, where it was too late, what happened instead."""
    try:
        one = verb(work, key)
    except Overtaken as refusal:
        return looking.modal(service.look(work, key), escape(refusal.sentence))
    return looking.modal(one, line(one))


def in_place(click: Click) -> bool:
    """Tell whether what is shown takes the place of the promise that is being looked at."""
    return click.view is not None and click.view.name == looking.NAME


def ask_missing(click: Click, work: Work) -> Reply:
    """Ask what is missing."""
    key = act(click, click.subject)
    service.look(work, key)
    return Reply(modal=forms.not_yet(click.subject), replace=in_place(click))


def say_missing(submission: Submission, work: Work) -> Reply:
    """Say what is missing: the promise stands again."""
    missing = submission.fields.text("missing")
    key = act(submission, submission.note)
    one = service.not_yet(work, key, missing)
    return Reply(modal=looking.modal(one, told(say.said_not_yet)(one)), replace=True, repaint=True)


def trust(work: Work, key: Act) -> Promise:
    """Have nobody reminded."""
    return service.trust(work, key, hands_off=True)


def remind(work: Work, key: Act) -> Promise:
    """Have the performer reminded again."""
    return service.trust(work, key, hands_off=False)


def told(line: Callable[[str], str]) -> Line:
    """Return a line that names the other one."""
    return lambda one: line(quote(other_name(one)))


def always(words: str) -> Line:
    """Return a line that is always the same."""
    return lambda _: words


def accepted(one: Promise) -> str:
    """Say that it is promised."""
    return say.accepted(quote(one.performer_name), quote(one.customer_name))


def agreed(one: Promise) -> str:
    """Say that the date has moved."""
    return say.date_agreed(day_words(one.terms.due))
