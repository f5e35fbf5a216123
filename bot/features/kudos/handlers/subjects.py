"""What buttons of kudos name: ids, as text, and whatever somebody forged."""

from bot.features.kudos.rules.refusals import UnknownKudos
from bot.slack import subjects


def whole(subject: str) -> int:
    """Return an id. Raises `UnknownKudos` for what is none."""
    number = subjects.whole(subject)
    if number is None:
        raise UnknownKudos
    return number


def pair(subject: str) -> tuple[int, int]:
    """Return the occasion and the group of a card. Raises `UnknownKudos`."""
    occasion, _, group = subject.partition(".")
    return whole(occasion), whole(group)
