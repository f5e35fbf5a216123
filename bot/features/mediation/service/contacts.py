"""Whom a group names for what does not belong at a table."""

from bot.features.mediation import queries
from bot.features.mediation.models import CONTACT_LENGTH
from bot.features.mediation.rules import checks
from bot.features.mediation.service.sitting import hold
from bot.features.mediation.text import outside as say
from bot.features.peers.service import Seat as Place
from bot.work import Work


def set_contact(work: Work, place: Place, words: str) -> bool:
    """Name whom to talk to about harassment, discrimination, safety and pay; tell whether that is another than before.

    Whoever calls this tells the group of a change, and whose it is: it is no matter of one alone. Raises `BadField`.
    """
    said = checks.optional("contact", words, CONTACT_LENGTH)
    held = hold(work, place.group.id, place.workspace)
    before = next(row.contact for row in held if row.group_id == place.group.id)
    queries.change_group(work, place.group.id, contact=said)
    return said != before


def contact(work: Work, group_id: int) -> str:
    """Return whom to talk to, as the group said, or in general."""
    return named_contact(work, group_id) or say.WHO_ELSE


def named_contact(work: Work, group_id: int) -> str:
    """Return whom the group named, in its own words; nothing while it named nobody."""
    found = queries.group(work, group_id)
    return found.contact if found else ""
