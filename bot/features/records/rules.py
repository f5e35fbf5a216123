"""How a long text is laid out in pages that can be copied, and the word that confirms an erasure. Pure."""

from bot.errors import Refusal
from bot.features.records import text

PIECE = 2_900  # UTF-16 units: below the 3,000 that Slack allows of a text
PIECES = 3  # of one page


class NotTheWord(Refusal):
    """What was typed is not the word that confirms."""

    def __init__(self) -> None:
        super().__init__(text.NOT_THE_WORD, field="word")


def check_word(typed: str) -> None:
    """Raise `NotTheWord` unless this is the word, in capitals or not."""
    if typed.strip().casefold() != text.WORD:
        raise NotTheWord


def pages(whole: str) -> tuple[tuple[str, ...], ...]:
    """Return a text in pages of a few pieces, cut behind its lines where that is possible: joined they are the text."""
    found = _pieces(whole)
    return tuple(tuple(found[at : at + PIECES]) for at in range(0, len(found), PIECES)) or ((),)


def _pieces(whole: str) -> list[str]:
    found: list[str] = []
    room = 0
    for line in whole.splitlines(keepends=True):
        for part in _parts(line):
            if length(part) > room:
                found.append("")
                room = PIECE
            found[-1] += part
            room -= length(part)
    return found


def _parts(line: str) -> list[str]:
    """Return a line, cut where it is longer than a piece."""
    parts = [""]
    room = PIECE
    for mark in line:
        if length(mark) > room:
            parts.append("")
            room = PIECE
        parts[-1] += mark
        room -= length(mark)
    return parts


def length(part: str) -> int:
    """Return how long a text is as Slack's clients count, in UTF-16 units."""
    return len(part.encode("utf-16-le", "surrogatepass")) // 2
