"""How an export is shown in pages, and what is said before an erasure. Private words go into modals only."""

from collections.abc import Sequence

from bot.features.records import text
from bot.slack.blocks import actions, button, context, preformatted, section
from bot.slack.inputs import text_input
from bot.slack.replies import Block, Message, Modal

LONGEST_WORD = 50  # enough to type it wrong and see that


def export(pages: Sequence[Sequence[str]], shown: int, command: str) -> Modal:
    """Return one page of an export, with the ways to the next and the last; `shown` counts from 1."""
    last = len(pages)
    turns = [
        *([button(text.BACK, "records.page", shown - 1)] if shown > 1 else []),
        *([button(text.NEXT, "records.page", shown + 1, style="primary")] if shown < last else []),
    ]
    blocks: list[Block] = [section(text.EXPORT), preformatted(command), *map(preformatted, pages[shown - 1])]
    if last > 1:
        blocks += [context(text.page(shown, last)), actions(*turns)]
    return Modal("records.export", text.EXPORT_TITLE, tuple(blocks), close=text.CLOSE)


def erase() -> Modal:
    """Return what is said before an erasure, and the field for the word that confirms it."""
    word = text_input("word", text.WORD_LABEL, longest=LONGEST_WORD)
    said = (section(words) for words in (text.GOES, text.STAYS, text.IN_SLACK, text.INSTEAD))
    return Modal("records.erase", text.ERASE_TITLE, (*said, word), submit=text.ERASE_YES, close=text.ERASE_NO)


def erased(gone: int, kept: int) -> Message:
    """Return the receipt."""
    return Message(text.erased(gone, kept))
