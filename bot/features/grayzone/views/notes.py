"""What buttons and forms carry: ids only, never anybody's words."""

from dataclasses import dataclass

import orjson

from bot.features.grayzone.rules.refusals import NotFound
from bot.slack import subjects


def subject(text: str) -> tuple[int, int]:
    """Return the group and the number (an issue's, or a quiet issue's) that a button or a note names.

    Raises `NotFound` for anything else: a note can be forged, and a very old button may be of another form.
    """
    group, dot, number = text.partition(".")
    if not dot:
        raise NotFound(text[:20])
    return whole(group), whole(number)


def whole(text: str) -> int:
    """Return a positive whole number as the database keeps it; raises `NotFound` for anything else."""
    number = subjects.whole(text)
    if number is None:
        raise NotFound(text[:20])
    return number


@dataclass(frozen=True, slots=True)
class Source:
    """What the form for raising an issue carries.

    `link` is the message it came from, when the whole group may see it; `outside` when it came from elsewhere; `shown`
    are the similar issues that its author has seen already.
    """

    group_id: int
    link: str | None = None
    outside: bool = False
    shown: tuple[int, ...] = ()

    def note(self) -> str:
        """Return it as a modal's private note."""
        return orjson.dumps({"g": self.group_id, "l": self.link, "o": self.outside, "s": self.shown}).decode()


def source(note: str) -> Source:
    """Return what a form carried. Raises `NotFound` for what is no such note: it can be forged."""
    try:
        kept = orjson.loads(note)
        group_id, link, outside, shown = kept["g"], kept["l"], kept["o"], tuple(kept["s"])
    except (ValueError, TypeError, KeyError):
        raise NotFound(note[:20]) from None
    if not all(map(subjects.is_whole, (group_id, *shown))):
        raise NotFound(note[:20])
    return Source(group_id, link if isinstance(link, str) else None, bool(outside), shown)
