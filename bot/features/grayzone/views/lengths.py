"""How much of people's words is shown: the card and its thread shorten them, the card in a modal has all of them."""

from collections.abc import Sequence
from itertools import accumulate

from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.service.facts import CardFacts
from bot.features.grayzone.text import card as say
from bot.features.grayzone.text import words
from bot.slack.blocks import section
from bot.slack.mentions import quote
from bot.slack.pieces import quoted
from bot.slack.replies import Block

WORDS_SHOWN = 1500  # of what people wrote, in each of a card's parts: the whole card stays well below Slack's 13,200
PIECE = 2_550  # of a section's 3,000: a label and a name stand before it, and 3,000 times "&" are six pieces
MOST_SECTIONS = 70  # of opened conditions in one modal: up to 26 of its 100 blocks are of other parts
MOST_BYTES = 150_000  # of them, below the 250,000 of a whole modal: all that ten people can write at the most


def shortened(issue: IssueFacts, text: str) -> str:
    """Return a person's text as markup, and where it is cut, how to read all of it."""
    shown, is_cut = start_of(text, WORDS_SHOWN)
    return f"{shown}\n{say.in_full(issue.number)}" if is_cut else shown


def start_of(text: str, room: int) -> tuple[str, bool]:
    """Return as much of a person's text as fits, as markup, and whether that is less than all."""
    first, *others = quoted(text, room)
    return (f"{first.rstrip()}…", True) if others else (first, False)


def whole(label: str, text: str) -> tuple[Block, ...]:
    """Return a person's text with nothing left out, over as many sections as it takes."""
    first, *others = quoted(text, PIECE)
    return tuple(section(part) for part in (f"{label}{first}", *others))


def conditions(card: CardFacts) -> tuple[Block, ...]:
    """Return the conditions that were opened with the charter: in full, while a modal has the room."""
    told = [pledge for pledge in card.pledges if pledge.show and pledge.condition][:MOST_SECTIONS]
    share = (MOST_SECTIONS // max(1, len(told)), MOST_BYTES // max(1, len(told)))
    lines = []
    for pledge in told:
        first, *others = _within(quoted(pledge.condition or "", min(PIECE, share[1] // 4)), *share)
        lines += [say.pledged(quote(card.name(pledge.user)), words.typed(pledge.hours), first), *others]
    return tuple(section(line) for line in lines)


def _within(pieces: Sequence[str], most: int, room: int) -> Sequence[str]:
    sizes = accumulate(len(piece.encode()) for piece in pieces)
    fitting = sum(size <= room for size in sizes)
    kept = pieces[: min(fitting, most)]
    return kept if len(kept) == len(pieces) else [*kept[:-1], f"{kept[-1]}…"]
