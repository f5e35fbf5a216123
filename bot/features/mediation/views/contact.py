"""The form in which a group names whom to talk to about what does not belong at a table."""

from bot.features.mediation.models import CONTACT_LENGTH
from bot.features.mediation.text import contact as say
from bot.features.mediation.text import inviting
from bot.features.mediation.views.first import receipt
from bot.features.peers.service import Seat
from bot.slack.blocks import context, section
from bot.slack.inputs import text_input
from bot.slack.mentions import quote
from bot.slack.replies import Channel, Letter, Message, Modal

FORM = "mediation.save_contact"


def form(group_id: int, group_name: str, named: str) -> Modal:
    """Return the form; `named` is whom the group named before, or nothing."""
    blocks = (
        context(inviting.group(quote(group_name))),
        section(say.WHAT),
        text_input(
            "contact", say.LABEL, initial=named, hint=say.HINT, optional=True, multiline=True, longest=CONTACT_LENGTH
        ),
        context(say.EVERYBODY.format(group=quote(group_name))),
    )
    return Modal(FORM, say.TITLE, blocks, say.SAVE, note=str(group_id))


def saved(named: str) -> Message:
    """Say what everybody of the group reads from now on."""
    if not named:
        return receipt(say.NOBODY.format(contact=inviting.WHO_ELSE))
    return receipt(say.SAVED.format(contact=inviting.named(quote(named))))


def changed(seat: Seat, named: str) -> Letter:
    """Return the line in the group's channel that says who changed it, and to what."""
    frame, contact = (say.CHANGED, quote(named)) if named else (say.TAKEN_OUT, inviting.WHO_ELSE)
    words = frame.format(name=quote(seat.name), contact=contact)
    return Letter(seat.workspace, Channel(seat.group.channel), Message(words, (section(words),)))
