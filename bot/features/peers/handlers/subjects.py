"""The ids that a button, a menu or a form's note carries."""

from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.text import refusals as text

LONGEST_ID = 9  # digits: what comes from outside must fit the database's integers


def group_id(subject: str) -> int:
    """Return the group's id in a button's subject or a form's note. Raises `UnknownThing`."""
    if not _is_id(subject):
        raise UnknownThing(text.NO_GROUP)
    return int(subject)


def function_id(chosen: str) -> int:
    """Return the function's id in a menu's choice. Raises `UnknownThing`, at the field."""
    if not _is_id(chosen):
        raise UnknownThing(text.NO_FUNCTION, field="function")
    return int(chosen)


def _is_id(text_of_it: str) -> bool:
    return text_of_it.isascii() and text_of_it.isdecimal() and len(text_of_it) <= LONGEST_ID
