"""A table's conversation: its card, and an entry for each thing that everybody at the table reads."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.features.mediation.facts import (
    Agreement,
    Draft,
    Form,
    Lodging,
    Number,
    Opened,
    Own,
    Passed,
    Person,
    Restated,
    Seat,
    Seen,
    Shared,
    Split,
    Stage,
    Turn,
    View,
)
from bot.features.mediation.facts.entries import Entry, EntryKind, Ground, Review
from bot.features.mediation.text import aids as aids_say
from bot.features.mediation.text import drafts as drafts_say
from bot.features.mediation.text import thread as say
from bot.features.mediation.views import aids, wording
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs
from bot.slack.blocks import actions, button, context, cut_markup
from bot.slack.mentions import day_and_hour, quote
from bot.slack.replies import Block, Message

LONGEST_TEXT = 3_900  # chat.update refuses longer ones; the blocks carry all of it
LONGEST_ENTRY = 12_000  # and so far below 50 blocks: two sections next to each other hold more than 3,000
BETWEEN = 1
NOBODY = Own("", Seat.BROKER)  # the thread has no reader of its own: nobody is "you" in it


def look_of(handle: str, shared: Shared, names: Mapping[str, str], now: datetime, form: Form = Form.NONE) -> Look:
    """Return a table as everybody at it sees it, in a place of this form: without anybody's own record."""
    until = None if shared.stage is Stage.CLOSED else shared.deadline
    view = View(shared.stage, until, Turn.WAITING, frozenset(), shared, NOBODY)
    people = tuple(Person(user, name, "") for user, name in names.items())
    return Look(Seen(handle, 0, 0, view, people, lodging=Lodging(form)), now)


def card(look: Look) -> Message:
    """Return the card: who sits there, where it stands until when, the button that opens it, and what place this is."""
    table = look.table
    broker = look.short(table.broker) if table.broker else None
    head = say.title((look.short(table.a), look.short(table.b)), broker)
    lines = (head, _standing(table), *_until(look))
    hints = (say.GROUP, say.HOW) if look.seen.lodging.form is Form.GROUP else (say.HOW,)
    blocks = (
        *paragraphs(lines),
        actions(button(say.OPEN, "mediation.open", look.seen.handle)),
        context(*hints),
    )
    return _message((*lines, *hints), blocks)


def entry(look: Look, one: Entry) -> Message:
    """Return what one entry shows: of more than a message holds, what fits, and the way to the rest."""
    lines = PAINTERS[one.kind](look, one.what)
    shown: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + BETWEEN
        if size > LONGEST_ENTRY:
            rest = actions(button(say.OPEN, "mediation.open", look.seen.handle))
            return _message((*shown, say.REST), (*paragraphs(shown), context(say.REST), rest))
        shown.append(line)
    return _message(lines, paragraphs(lines))


def door() -> Message:
    """Return what is said where somebody was let into the channel who does not sit at the table."""
    return _message((say.DOOR,), paragraphs((say.DOOR,)))


def _message(lines: Sequence[str], blocks: tuple[Block, ...]) -> Message:
    return Message(cut_markup("\n".join(lines), LONGEST_TEXT), blocks)


def _standing(table: Shared) -> str:
    if table.stage is Stage.CLOSED and table.agreed:
        return say.CLOSED_AGREED
    return say.STAGES[table.stage]


def _until(look: Look) -> tuple[str, ...]:
    until, table = look.view.until, look.table
    if until is None:
        return ()
    waits = table.stage is Stage.AGREED and not table.review_open
    return ((say.NEXT if waits else say.UNTIL).format(until=day_and_hour(until)),)


def _passed(look: Look, line: Passed) -> tuple[str, ...]:
    return (say.passed(wording.by(look, line.by), quote(line.words)),)


def _restated(look: Look, one: Restated) -> tuple[str, ...]:
    line = next((line.words for line in look.table.lines if line.number == one.line), "")
    return say.restated(wording.by(look, one.by), quote(line), quote(one.words)), say.FITS[one.fits]


def _ground(look: Look, ground: Ground) -> tuple[str, ...]:
    words = wording.ground_words(ground.cards, look.table.goals)
    return (say.GROUND, *(drafts_say.ground(quote(one)) for one in words))


def _draft(look: Look, draft: Draft) -> tuple[str, ...]:
    return wording.draft_lines(look, draft)


def _told(look: Look, told: Opened) -> tuple[str, ...]:
    del look
    return ((say.CAN_BOTH if told.both else say.NOT_BOTH).format(number=told.draft),)


def _final(look: Look, final: Agreement) -> tuple[str, ...]:
    return say.FINAL, *wording.agreement_lines(look, final)


def _talk(look: Look, _: object) -> tuple[str, ...]:
    del look
    return (say.TALK,)


def _agreed(look: Look, agreed: Agreement) -> tuple[str, ...]:
    return say.AGREED, *wording.agreement_lines(look, agreed)


def _review(look: Look, review: Review) -> tuple[str, ...]:
    del look
    if review.is_open:
        return (say.REVIEW,)
    return (say.NOT_HOLDING if review.not_holding else say.REVIEW_OVER,)


def _split(look: Look, split: Split) -> tuple[str, ...]:
    if split.over:
        return aids.split_lines(look, split)
    return aids.items(split), aids_say.until(day_and_hour(split.until))


def _number(look: Look, number: Number) -> tuple[str, ...]:
    del look
    if number.over:
        return aids.number_lines(number)
    grid = ", ".join(map(aids.shown_number, aids.numbers_of(number)))
    told = (aids_say.grid_open(grid, quote(number.unit)),) if grid else ()
    return aids.about(number), *told, aids_say.until(day_and_hour(number.until))


PAINTERS: dict[EntryKind, Callable[[Look, Any], tuple[str, ...]]] = {
    EntryKind.LINE: _passed,
    EntryKind.RESTATED: _restated,
    EntryKind.GROUND: _ground,
    EntryKind.DRAFT: _draft,
    EntryKind.TOLD: _told,
    EntryKind.SPLIT: _split,
    EntryKind.NUMBER: _number,
    EntryKind.FINAL: _final,
    EntryKind.TALK: _talk,
    EntryKind.AGREED: _agreed,
    EntryKind.REVIEW: _review,
}
