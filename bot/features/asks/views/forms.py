"""The forms: asking, changing, saying yes, publishing, recording; out, and back in."""

from bot.features.asks.facts import Draft, Origin, Shown
from bot.features.asks.models import Size, Way
from bot.features.asks.rules.checks import LONGEST, MOST_HOURS
from bot.features.asks.text import forms as say
from bot.features.asks.text import refusals, words
from bot.features.asks.views import card, notes
from bot.features.peers.service import FunctionFacts, Seat
from bot.slack.blocks import OPTIONS, Option, actions, button, context, cut, section
from bot.slack.inputs import date_input, multi_select, number_input, radio, select, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields
from bot.slack.subjects import whole

ASK, EDIT, WHERE, HELP, PUBLISH, RECORD = (
    "asks.ask",
    "asks.edit",
    "asks.where",
    "asks.help",
    "asks.publish",
    "asks.record",
)
NAME_SHOWN = 60


def where(seats: tuple[Seat, ...], what: str) -> Modal:
    """Return the question in which group to ask, which also keeps the words typed so far."""
    options = tuple(Option(f"#{seat.group.name}", str(seat.group.id)) for seat in seats)
    blocks = (
        select("group", say.WHERE_LABEL, options),
        text_input("what", say.WHAT_LABEL, initial=what, multiline=True, optional=True, longest=LONGEST + 1),
    )
    return Modal(WHERE, say.WHERE_TITLE, blocks, say.WHERE_SUBMIT)


def ask(origin: Origin, functions: tuple[FunctionFacts, ...], what: str = "") -> Modal:
    """Return the form for an ask."""
    ways = (
        Option(say.EVERYONE, Way.EVERYONE.value, say.EVERYONE_HINT),
        Option(say.QUIETLY, Way.QUIETLY.value, say.QUIETLY_HINT),
    )
    options = tuple(Option(one.name, str(one.id)) for one in functions[:OPTIONS])
    able = multi_select("functions", say.FUNCTIONS_LABEL, options, hint=say.FUNCTIONS_HINT, optional=True)
    blocks = (
        context(say.EASIER),
        *((context(say.FOR_ISSUE),) if origin.issue else ()),
        *((context(say.CUT),) if cut(what, LONGEST + 1) != what else ()),
        *_fields(what, None, Size.M),
        radio("way", say.WAY_LABEL, ways, initial=Way.EVERYONE if origin.ring else None),
        able,
    )
    return Modal(ASK, say.ASK_TITLE, blocks, say.ASK_SUBMIT, note=notes.note(origin))


def edit(ask: Shown) -> Modal:
    """Return the form that changes an ask."""
    fields = _fields(ask.what, ask.by_day, ask.size)
    return Modal(EDIT, say.EDIT_TITLE, (context(say.EASIER), *fields), say.EDIT_SUBMIT, note=ask.handle)


def _fields(what: str, by_day: str | None, size: Size) -> tuple[Block, ...]:
    # One more than may stay: so what is too long is refused with a sentence, and not cut off while it is typed.
    sizes = tuple(Option(say.SIZES[one], one.value) for one in Size)
    return (
        text_input("what", say.WHAT_LABEL, initial=what, hint=say.WHAT_HINT, multiline=True, longest=LONGEST + 1),
        date_input("by_day", say.BY_LABEL, initial=by_day, hint=say.BY_HINT, optional=True),
        select("size", say.SIZE_LABEL, sizes, initial=size),
    )


def read(fields: Fields) -> Draft:
    """Return what was filled in, unchecked."""
    functions = tuple(one for text in fields.many("functions") if (one := whole(text)))
    return Draft(fields.text("what"), fields.text("by_day"), fields.text("size"), fields.text("way"), functions)


def offer(ask: Shown, *, changed: bool = False) -> Modal:
    """Return what somebody may help with, and the yes to it; `changed` since they read it first."""
    quietly = ask.way is Way.QUIETLY
    blocks = (
        *((context(refusals.WORDS_CHANGED),) if changed else ()),
        section(f"{say.asks(quote(ask.asker))}\n{quote(ask.what)}"),
        context(words.frame(ask.size, ask.by_day)),
        context(say.HELP_QUIETLY if quietly else say.HELP_OPENLY),
        *((context(say.for_issue(ask.issue)),) if ask.issue else ()),
        *((actions(button(words.NOT_NOW, "asks.pass", ask.handle)),) if quietly else ()),
    )
    return Modal(HELP, say.HELP_TITLE, blocks, say.HELP_SUBMIT, note=notes.reading(ask))


def publish(ask: Shown) -> Modal:
    """Return the card of a quiet ask before everyone sees it."""
    blocks = (context(say.PUBLISH_INTRO), *card.blocks(ask))
    return Modal(PUBLISH, say.PUBLISH_TITLE, blocks, say.PUBLISH_SUBMIT, note=ask.handle)


def record(ask: Shown) -> Modal:
    """Ask a receiver about how long it took, and for a line; `ask.asker` names the helper."""
    blocks = (
        section(f"{say.helped(quote(cut(ask.asker, NAME_SHOWN)))}\n{quote(ask.what)}"),
        number_input("hours", say.HOURS_LABEL, hint=say.HOURS_HINT, least="0.25", most=str(MOST_HOURS)),
        text_input("thanks", say.THANKS_LABEL, hint=say.THANKS_HINT, longest=LONGEST + 1),
    )
    return Modal(RECORD, say.RECORD_TITLE, blocks, say.RECORD_SUBMIT, note=ask.handle)


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted."""
    return Message(text, (section(text),))


def receipt_modal(text: str) -> Modal:
    """Return a sentence that takes the place of an open form."""
    return Modal("asks.receipt", say.RECEIPT_TITLE, (section(text),), close=words.CLOSE)
