"""One promise in a form of its own: what it is, where it stands, and exactly the buttons of whoever looks."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.features.promises.facts import Event, Promise, issue_of
from bot.features.promises.models import State
from bot.features.promises.rules.due import day_words
from bot.features.promises.service.telling import LOOK, other_name, short_day, state_words, subject_of
from bot.features.promises.text import forms, refusals, states
from bot.features.promises.text import looking as say
from bot.slack.blocks import Confirm, actions, button, context, divider, section
from bot.slack.mentions import day, link, quote
from bot.slack.replies import Block, Message, Modal

NAME = LOOK
OVER = frozenset({State.KEPT, State.KEPT_LATE, State.NOT_KEPT, State.RELEASED, State.WITHDRAWN, State.LAPSED})
UNANSWERED = frozenset({State.ASKED, State.OFFERED, State.COUNTERED})


class Looks(NamedTuple):
    """How a move looks."""

    label: str
    action: str
    style: str | None = None
    confirm: tuple[str, str, str] | None = None


# In this order. A press that opens a form asks nothing before.
MOVES: Mapping[Event, Looks] = {
    Event.ACCEPT: Looks(say.ACCEPT, "promises.accept", "primary"),
    Event.CONFIRM: Looks(say.CONFIRM, "promises.confirm", "primary"),
    Event.AGREE_DATE: Looks(say.AGREE, "promises.agree_date", "primary"),
    Event.REPORT: Looks(say.REPORT, "promises.report", "primary"),
    Event.COUNTER: Looks(say.COUNTER, "promises.counter"),
    Event.ASK_DATE: Looks(say.ASK_DATE, "promises.ask_date"),
    Event.KEEP_DATE: Looks(say.KEEP_DATE, "promises.keep_date"),
    Event.NOT_YET: Looks(say.NOT_YET, "promises.not_yet"),
    Event.SNOOZE: Looks(say.SNOOZE, "promises.snooze"),
    Event.TRUST: Looks(say.TRUST, "promises.trust"),
    Event.DECLINE: Looks(say.DECLINE, "promises.decline", None, say.DECLINE_ASK),
    Event.TAKE_BACK: Looks(say.TAKE_BACK, "promises.take_back", None, say.TAKE_BACK_ASK),
    Event.RELEASE: Looks(say.RELEASE, "promises.release", None, say.RELEASE_ASK),
    Event.WITHDRAW: Looks(say.WITHDRAW, "promises.withdraw", "danger", say.WITHDRAW_ASK),
    Event.NOT_KEPT: Looks(say.NOT_KEPT, "promises.not_kept", "danger", say.NOT_KEPT_ASK),
}


def modal(one: Promise, line: str = "") -> Modal:
    """Return a promise as one of the two sees it; `line` is markup that says what a press did."""
    buttons = tuple(_button(one, event) for event in MOVES if event in one.moves)
    blocks = (
        *((section(line), divider()) if line else ()),
        section(f"*{quote(one.terms.what)}*\n{_heading(one)}"),
        section(f"{say.DONE} {quote(one.terms.done_means)}"),
        section("\n".join(_dates(one))),
        *_words(one),
        section("\n".join(_state(one))),
        *((actions(*buttons),) if buttons else ()),
        context(*_small(one)),
    )
    return Modal(NAME, say.TITLE, blocks, close=say.CLOSE)


def begun(one: Promise) -> Message:
    """Return the receipt of whoever began a promise."""
    told = say.begun(quote(other_name(one)))
    words = f"*{quote(one.terms.what)}*\n{_heading(one)}\n{say.DUE} {day_words(one.terms.due)}"
    look = actions(button(say.LOOK, LOOK, subject_of(one)))
    return Message(f"{words}\n{told}", (section(words), section(told), look))


def _heading(one: Promise) -> str:
    performer, customer = quote(one.performer_name), quote(one.customer_name)
    if one.state is State.ASKED:
        return say.asks(performer, customer)
    if one.state is State.OFFERED:
        return say.offers(performer, customer)
    if one.state is State.COUNTERED:
        return say.would(performer, customer)
    return (say.between if one.state in OVER else say.promises)(performer, customer)


def _dates(one: Promise) -> list[str]:
    lines = [f"{say.DUE} {day_words(one.terms.due)}"]
    lines += [say.moved(short_day(move.before), short_day(move.after), quote(move.by)) for move in one.changes]
    return lines if one.asked_due is None else [*lines, say.asked_on(day_words(one.asked_due))]


def _words(one: Promise) -> tuple[Block, ...]:
    said = ((say.REASON, one.reason), (say.MISSING, one.missing))
    return tuple(section(f"{label} {quote(words)}") for label, words in said if words)


def _state(one: Promise) -> tuple[str, ...]:
    said = f"*{state_words(one, quote(other_name(one)))}*"
    if one.half:
        return said, states.BY_SILENCE
    ends = {State.RENEGOTIATING: states.OLD_DATE, State.REPORTED: states.CLOSES}
    ends |= dict.fromkeys(UNANSWERED, states.LAPSES)
    if one.deadline is None or one.state not in ends:
        return (said,)
    return said, ends[one.state].format(day(one.deadline))


def _small(one: Promise) -> tuple[str, ...]:
    shown = (link(one.link, say.LINK),) if one.link else ()
    trusted = (say.TRUSTED,) if one.hands_off and one.state not in OVER else ()
    enough = (refusals.MANY_COUNTERS,) if one.state is State.COUNTERED and not one.counters_left else ()
    issue = issue_of(one.source)
    readers = say.ONLY_YOU_TWO if issue is None else forms.task(issue)
    return (*enough, *shown, *trusted, readers)


def _button(one: Promise, event: Event) -> Block:
    looks = MOVES[event]
    if event is Event.TRUST and one.hands_off:
        looks = Looks(say.REMIND, "promises.remind")
    if event is Event.WITHDRAW and one.free_to_withdraw:
        free = say.WITHDRAW_LEFT_ASK if one.other_left else say.WITHDRAW_FREE_ASK
        looks = looks._replace(action="promises.withdraw_free", confirm=free)
    confirm = Confirm(*looks.confirm) if looks.confirm else None
    return button(looks.label, looks.action, subject_of(one), style=looks.style, confirm=confirm)
