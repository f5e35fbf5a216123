"""A person's long text in several pieces, each of which still fits when it is encoded for Slack."""

from bot.slack.mentions import quote

_GROWN = {"&": 5, "<": 4, ">": 4, "@": 2}  # what `quote` makes of them, at the most
_GROWN |= dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", 2)  # an isolate is closed again
_ISOLATE = 2
_LAST_PART = 10  # a piece ends behind a word if one ends in the last tenth of its room


def quoted(text: str, room: int) -> tuple[str, ...]:
    """Return a person's text as `quote` encodes it, in pieces of at most `room` characters (UTF-16 units) each.

    No word of it is left out; a text that fits is one piece.
    """
    if _length(text) + _ISOLATE <= room:
        return (quote(text),)
    return tuple(quote(piece) for piece in _parted(text, room))


def _parted(text: str, room: int) -> list[str]:
    pieces: list[str] = []
    start, behind_word, used = 0, 0, _ISOLATE
    for at, mark in enumerate(text):
        used += _grown(mark)
        if used > room and at > start:
            end = behind_word if behind_word > start else at
            pieces.append(text[start:end])
            start, used = end, _ISOLATE + _length(text[end : at + 1])
        if mark.isspace() and used >= room - room // _LAST_PART:
            behind_word = at + 1
    return [*pieces, text[start:]]


def _length(text: str) -> int:
    return sum(map(_grown, text))


def _grown(mark: str) -> int:
    return _GROWN.get(mark, 1 if mark <= "\uffff" else 2)
