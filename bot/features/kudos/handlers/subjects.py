"""What buttons of kudos name: ids, as text, and whatever somebody forged."""

from bot.features.kudos.rules.refusals import UnknownKudos

LONGEST_ID = 9  # digits: what comes from outside must fit the database's integers


def whole(subject: str) -> int:
    """Return an id. Raises `UnknownKudos` for what is none."""
    if not (subject.isascii() and subject.isdecimal() and len(subject) <= LONGEST_ID):
        raise UnknownKudos
    return int(subject)


def pair(subject: str) -> tuple[int, int]:
    """Return the occasion and the group of a card. Raises `UnknownKudos`."""
    occasion, _, group = subject.partition(".")
    return whole(occasion), whole(group)
