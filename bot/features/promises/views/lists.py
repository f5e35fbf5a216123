"""One's own promises in a form of its own: mine, to me, closed lately, and how much of mine arrives on time."""

from bot.features.promises.facts import Band, Book, Promise, Reliability, Side
from bot.features.promises.service.telling import LOOK, other_name, short_day, state_words, subject_of
from bot.features.promises.text import lists as say
from bot.slack.blocks import actions, button, context, divider, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

NAME = "promises.mine"
SHOWN = 35  # of each open list; with the closed ones below Slack's 100 blocks
CLOSED_SHOWN = 15
BANDS = {
    Band.NEARLY_ALL: say.NEARLY_ALL,
    Band.MOST: say.MOST,
    Band.MORE_THAN_HALF: say.MORE_THAN_HALF,
    Band.FEWER: say.FEWER,
}


def mine(book: Book) -> Modal:
    """Return all of one's own promises."""
    blocks = (
        actions(button(say.MAKE, "promises.open", style="primary")),
        *_part(say.MINE, book.mine, say.NO_MINE, SHOWN),
        *_part(say.TO_ME, book.to_me, say.NO_TO_ME, SHOWN),
        *(_part(say.CLOSED, book.closed, "", CLOSED_SHOWN) if book.closed else ()),
        divider(),
        section(f"{say.RELIABILITY_TITLE}\n{_reliability(book.reliability)}"),
        *((context(say.ONLY_YOU),) if book.reliability.band else ()),
    )
    return Modal(NAME, say.TITLE, blocks, close=say.CLOSE)


def _part(title: str, found: tuple[Promise, ...], empty: str, most: int) -> tuple[Block, ...]:
    lines = tuple(_line(one) for one in found[:most])
    more = (context(say.more(len(found) - most)),) if len(found) > most and title != say.CLOSED else ()
    return (section(title), *(lines or (context(empty),)), *more)


def _line(one: Promise) -> Block:
    name = quote(other_name(one))
    words = say.line(
        quote(one.terms.what),
        name,
        short_day(one.terms.due),
        state_words(one, name),
        performs=one.you is Side.PERFORMER,
    )
    return section(words, accessory=button(say.LOOK, LOOK, subject_of(one)))


def _reliability(known: Reliability) -> str:
    if known.band is None:
        return say.TOO_FEW
    return say.based(BANDS[known.band], known.promises, known.people)
