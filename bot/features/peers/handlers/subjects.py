"""The group that a button or a form is about."""

from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.text import refusals as text


def group_id(subject: str) -> int:
    """Return the group's id in a button's subject or a form's note. Raises `UnknownThing`."""
    if not subject.isdecimal():
        raise UnknownThing(text.NO_GROUP)
    return int(subject)
