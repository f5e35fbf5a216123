"""My asks and help, in a modal: one's own, those of one's groups, and two books, for one's own eyes."""

from bot.features.asks.facts import Books, Line, OwnLine, Shown, Wishes, seen_subject
from bot.features.asks.models import State, Way, Word
from bot.features.asks.text import forms, rings, words
from bot.features.asks.text import lists as say
from bot.slack.blocks import Confirm, actions, button, context, divider, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block, Modal

NAME = "asks.mine"
MINE_SHOWN, OPEN_SHOWN, LINES_SHOWN = 12, 15, 15


def mine(books: Books) -> Modal:
    """Return all of one's own."""
    own = tuple(block for one in books.mine[:MINE_SHOWN] for block in _own(one))
    hidden = len(books.mine) - MINE_SHOWN
    blocks = (
        context(say.ONLY_YOU),
        *_part(say.MINE, own, say.NONE_MINE),
        *((context(say.more(hidden)),) if hidden > 0 else ()),
        *_part(say.OPEN, tuple(_other(one) for one in books.open[:OPEN_SHOWN]), say.NONE_OPEN),
        divider(),
        *_part(say.HELPED, tuple(_line(one) for one in books.helped[:LINES_SHOWN]), say.NONE_HELPED),
        *_part(say.RECEIVED, tuple(_line(one) for one in books.received[:LINES_SHOWN]), say.NONE_RECEIVED),
        divider(),
        actions(*_wishes(books.wishes)),
    )
    return Modal(NAME, say.MINE_TITLE, blocks, close=words.CLOSE)


def _wishes(wishes: Wishes) -> tuple[Block, Block]:
    return (
        button(rings.NOT_QUIETLY if wishes.quietly else rings.QUIETLY, "asks.quietly", _other_way(on=wishes.quietly)),
        button(rings.NOT_ON_RINGS if wishes.rings else rings.ON_RINGS, "asks.rings", _other_way(on=wishes.rings)),
    )


def _other_way(*, on: bool) -> str:
    return "off" if on else "on"


def _part(title: str, lines: tuple[Block, ...], empty: str) -> tuple[Block, ...]:
    return (section(title), *(lines or (context(empty),)))


def _own(one: OwnLine) -> tuple[Block, Block]:
    ask = one.ask
    line = quote(words.quoted(ask.what, ask.size, ask.by_day))
    return section(say.own(line, _state(one))), actions(*_presses(ask))


def _state(one: OwnLine) -> str:
    if one.ask.state is State.CLAIMED:
        return say.is_on_it(quote(one.helper))
    return say.STATES.get(one.ask.state) or say.STATES[one.ask.way]


def _presses(ask: Shown) -> tuple[Block, ...]:
    back = button(words.NOT_NEEDED, "asks.cancel", ask.handle, confirm=Confirm(*forms.CANCEL_ASK))
    match ask.state:
        case State.CLAIMED:
            return button(words.DONE, "asks.done", ask.handle), back
        case State.DELIVERED:
            record = button(words.RECORD, "asks.record", ask.handle, style="primary")
            return record, button(words.NOT_YET, "asks.not_yet", ask.handle)
        case State.EXPIRED:
            let_be = button(words.LET_BE, "asks.seen", seen_subject(ask.handle, Word.EXPIRED))
            return *_everyone(ask), button(words.SMALLER, "asks.edit", ask.handle), let_be
        case _:
            return button(words.CHANGE, "asks.edit", ask.handle), *_everyone(ask), back


def _everyone(ask: Shown) -> tuple[Block, ...]:
    return (button(words.ASK_EVERYONE, "asks.publish", ask.handle),) if ask.way is Way.QUIETLY else ()


def _other(ask: Shown) -> Block:
    line = say.other(quote(ask.asker), quote(words.quoted(ask.what, ask.size, ask.by_day)))
    return section(line, accessory=button(words.I_CAN, "asks.help", ask.handle))


def _line(line: Line) -> Block:
    return section(say.book(quote(line.name), day(line.at), words.hours(line.hours), quote(line.thanks)))
