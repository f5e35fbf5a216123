"""The forms: beginning a promise, suggesting a change, asking for a new date, saying what is missing."""

from typing import NamedTuple

from bot.features.promises.facts import Promise, Side
from bot.features.promises.rules.due import day_words
from bot.features.promises.rules.terms import LONGEST, LONGEST_WHAT
from bot.features.promises.text import forms as say
from bot.features.promises.views import due_fields
from bot.features.promises.views.due_fields import DueTyped
from bot.slack.blocks import Option, context, section
from bot.slack.inputs import checkboxes, person_input, radio, text_input
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields

BEGIN, COUNTER, DATE, NOT_YET = "promises.begin", "promises.suggest", "promises.new_date", "promises.missing"
TRUST, YES = "trust", "yes"


class Typed(NamedTuple):
    """What the form for a new promise holds. `link` is None where it is about no message."""

    side: str = ""
    person: str = ""
    what: str = ""
    done_means: str = ""
    due: DueTyped = DueTyped()
    trust: bool = False
    link: str | None = None


def begin(typed: Typed, note: str, line: str = "", *, first: str = "", task: bool = False) -> Modal:
    """Ask for all that makes a promise. `line` says how a day was read; `first` is markup over everything.

    Of a `task` others may learn.
    """
    blocks = (
        *((section(first),) if first else ()),
        radio("side", say.DIRECTION_LABEL, _sides(), initial=typed.side or None),
        person_input(
            "people",
            say.PERSON_LABEL,
            initial=typed.person or None,
            hint=say.TASK_PERSON_HINT if task else say.PERSON_HINT,
        ),
        *_terms(typed.what, typed.done_means),
        *due_fields.blocks(typed.due, line),
        checkboxes(TRUST, say.TRUST_LABEL, _trust(), initial=(YES,) if typed.trust else (), optional=True),
        *(() if typed.link is None else (_link(typed.link),)),
    )
    return Modal(BEGIN, say.TITLE, blocks, say.SAVE, note=note)


def read(fields: Fields) -> Typed:
    """Return what was filled in, unchecked."""
    return Typed(
        side=fields.text("side"),
        person=fields.text("people"),
        what=fields.text("what"),
        done_means=fields.text("done_means"),
        due=due_fields.read(fields),
        trust=YES in fields.many(TRUST),
        link=fields.text("link") if "link" in fields.values else None,
    )


def counter(subject: str, what: str, done_means: str, due: DueTyped, line: str = "") -> Modal:
    """Ask for other terms, with those that stand there."""
    blocks = (context(say.COUNTER_NOTE), *_terms(what, done_means), *due_fields.blocks(due, line))
    return Modal(COUNTER, say.COUNTER_TITLE, blocks, say.SAVE, note=subject)


def new_date(one: Promise, subject: str, reason: str, due: DueTyped, line: str = "") -> Modal:
    """Ask for a new day, and say what asking does."""
    blocks = (
        context(say.stands(day_words(one.terms.due))),
        *due_fields.blocks(due, line),
        text_input("reason", say.REASON_LABEL, initial=reason, optional=True, multiline=True, longest=LONGEST),
    )
    return Modal(DATE, say.DATE_TITLE, blocks, say.DATE_SUBMIT, note=subject)


def not_yet(subject: str) -> Modal:
    """Ask what is missing."""
    missing = text_input("missing", say.MISSING_LABEL, hint=say.MISSING_HINT, multiline=True, longest=LONGEST)
    return Modal(NOT_YET, say.NOT_YET_TITLE, (missing,), say.NOT_YET_SUBMIT, note=subject)


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted; markup."""
    return Message(text, (section(text),))


def _terms(what: str, done_means: str) -> tuple[Block, Block]:
    return (
        text_input("what", say.WHAT_LABEL, initial=what, hint=say.WHAT_HINT, longest=LONGEST_WHAT),
        text_input(
            "done_means", say.DONE_LABEL, initial=done_means, hint=say.DONE_HINT, multiline=True, longest=LONGEST
        ),
    )


def _link(link: str) -> Block:
    return text_input("link", say.LINK_LABEL, initial=link, optional=True, longest=LONGEST)


def _sides() -> tuple[Option, Option]:
    return Option(say.PERFORMER, Side.PERFORMER.value), Option(say.CUSTOMER, Side.CUSTOMER.value)


def _trust() -> tuple[Option]:
    return (Option(say.TRUST, YES),)
