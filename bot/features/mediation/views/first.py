"""The first screen, before anything is written: what a table is, what does not belong there, and the two ways to one.

Also how it works, and the question which group is meant. Nothing is kept by any of them.
"""

from typing import NamedTuple

from bot.features.mediation.text import inviting as say
from bot.features.peers.service import Seat
from bot.slack.blocks import Option, actions, button, context, divider, section
from bot.slack.inputs import select
from bot.slack.mentions import quote
from bot.slack.replies import Block, Message, Modal

WHERE = "mediation.where"


class Begun(NamedTuple):
    """With whom something begins: the group, the people besides oneself, and whether some who were named are not in it.

    One other: a table with them. Two: a table of those two.
    """

    seat: Seat
    others: tuple[str, ...] = ()
    left_out: bool = False

    @property
    def subject(self) -> str:
        """What buttons and notes carry: ids only."""
        return ".".join((str(self.seat.group.id), *self.others))


def screen(begun: Begun, contact: str) -> Modal:
    """Return the first screen; `contact` is whom the group named, or nothing."""
    subject = begun.subject
    blocks: tuple[Block, ...] = (
        section(say.WHAT),
        *boundary(contact, begun.seat.group.id),
        divider(),
        section(say.INVITE_WHAT, accessory=button(say.INVITE, "mediation.invite", subject)),
        section(say.FLAG_WHAT, accessory=button(say.FLAG, "mediation.flag", subject)),
        context(*((say.LEFT_OUT,) if begun.left_out else ()), say.KEPT),
        actions(button(say.MINE, "mediation.mine"), button(say.HOW, "mediation.how")),
    )
    return Modal("mediation.first", say.TITLE, blocks, close=say.CLOSE)


def boundary(contact: str, group_id: int) -> tuple[Block, Block]:
    """Return what does not belong at a table, and whom to talk to instead; or the way to name somebody for that."""
    name = button(say.NAME_SOMEBODY, "mediation.contact", group_id)
    named = section(say.named(quote(contact))) if contact else section(say.WHO_ELSE, accessory=name)
    return section(say.NOT_HERE), named


def where(seats: tuple[Seat, ...], note: str) -> Modal:
    """Return the question which group is meant; `note` says what follows, and with whom."""
    options = tuple(Option(f"#{seat.group.name}", str(seat.group.id)) for seat in seats)
    return Modal(WHERE, say.WHERE_TITLE, (select("group", say.WHERE_LABEL, options),), say.NEXT, note=note)


def how() -> Modal:
    """Explain it."""
    return Modal("mediation.how", say.HOW_TITLE, (section(say.HOW_STEPS), section(say.HOW_RULES)), close=say.CLOSE)


def receipt(text: str, *presses: Block) -> Message:
    """Return a sentence for whoever acted, and what may follow."""
    return Message(text, (section(text), *((actions(*presses),) if presses else ())))
