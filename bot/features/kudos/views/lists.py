"""One's own book of kudos, for one's own eyes."""

from bot.features.kudos.service import Book, Line, Wishes
from bot.features.kudos.text import lists as say
from bot.slack.blocks import Confirm, Option, actions, button, context, cut, divider, overflow, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block, Modal

NAME = "kudos.mine"
REASON_SHOWN = 300


def mine(book: Book) -> Modal:
    """Return what a person gave and received, with what they may do about it."""
    blocks = (
        context(say.ONLY_YOU),
        section(say.RECEIVED),
        *(_received(line) for line in book.received),
        *(() if book.received else (context(say.NONE_RECEIVED),)),
        divider(),
        section(say.GIVEN),
        *(_given(line) for line in book.given),
        *(() if book.given else (context(say.NONE_GIVEN),)),
        divider(),
        actions(*_wishes(book.wishes)),
    )
    return Modal(NAME, say.TITLE, blocks, close="Close")


def line_given(line: Line) -> str:
    """Return one line of what was given, as markup."""
    return say.given(quote(line.name), day(line.at), _reason(line), say.PRIVATE if line.private else "")


def line_received(line: Line) -> str:
    """Return one line of what was received, as markup."""
    return say.received(quote(line.name), day(line.at), _reason(line), say.PRIVATE if line.private else "")


def _given(line: Line) -> Block:
    back = Confirm(say.TAKE_BACK_TITLE, say.TAKE_BACK_TEXT, say.TAKE_BACK_YES)
    if not line.private:
        return section(line_given(line), accessory=button(say.TAKE_BACK, "kudos.take_back", line.id, confirm=back))
    choices = (Option(say.PUBLISH, "publish"), Option(say.TAKE_BACK, "back"))
    return section(line_given(line), accessory=overflow("kudos.private", line.id, choices))


def _received(line: Line) -> Block:
    return section(line_received(line))


def _reason(line: Line) -> str:
    return quote(cut(line.reason, REASON_SHOWN))


def _wishes(wishes: Wishes) -> tuple[Block, Block]:
    notices = say.NOTICES_OFF if wishes.notices else say.NOTICES_ON
    refusals = say.REFUSALS_OFF if wishes.refusals else say.REFUSALS_ON
    return (
        button(notices, "kudos.notices", "off" if wishes.notices else "on"),
        button(refusals, "kudos.refusals", "off" if wishes.refusals else "on"),
    )
