"""The invitation: who sits at the table, what it is about, and what each of them will see."""

from typing import NamedTuple

from bot.errors import Refusal
from bot.features.mediation.service import Seen
from bot.features.mediation.service.laying import LONGEST_ABOUT
from bot.features.mediation.text import inviting as say
from bot.features.mediation.views import people
from bot.features.mediation.views.first import Begun, receipt
from bot.features.peers.service import PeerFacts
from bot.slack.blocks import Option, button, context, cut, section
from bot.slack.inputs import radio, text_input
from bot.slack.mentions import day_and_hour, quote
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields

FORM = "mediation.send_invitation"
SELF, OTHERS = "self", "others"
TWO = 2


class Filled(NamedTuple):
    """What was filled in: the two who would sit there, and about what."""

    one: str
    other: str
    about: str


def form(begun: Begun, peers: tuple[PeerFacts, ...]) -> Modal:
    """Return the form; `peers` are the others of the group, at least one."""
    blocks: tuple[Block, ...] = (
        context(say.group(quote(begun.seat.group.name))),
        *_who(begun, peers),
        text_input("about", say.ABOUT_LABEL, hint=say.ABOUT_HINT, longest=LONGEST_ABOUT),
        section(say.SEEN),
    )
    return Modal(FORM, say.FORM_TITLE, blocks, say.SEND, note=str(begun.seat.group.id))


def _who(begun: Begun, peers: tuple[PeerFacts, ...]) -> tuple[Block, ...]:
    if len(peers) < TWO:
        return (people.one_of("person", say.ONE_LABEL, peers, initial=begun.others, hint=say.ONE_HINT),)
    ways = (Option(say.SELF, SELF, say.SELF_HINT), Option(say.OTHERS, OTHERS, say.OTHERS_HINT))
    return (
        radio("who", say.WHO_LABEL, ways, initial=OTHERS if len(begun.others) == TWO else SELF),
        people.two_of("person", say.PERSON_LABEL, peers, initial=begun.others, hint=say.PERSON_HINT),
    )


def read(fields: Fields, user: str) -> Filled:
    """Return what was filled in. Raises a `Refusal` by field where the people do not make two."""
    chosen, about = fields.many("person"), fields.text("about")
    who = fields.text("who") if "who" in fields.values else SELF
    if who not in {SELF, OTHERS}:
        raise Refusal(say.CHOOSE_WHO, field="who")
    if not chosen:
        raise Refusal(say.CHOOSE, field="person")
    if user in chosen:
        raise Refusal(say.NOT_YOURSELF, field="person")
    if who == SELF:
        if len(chosen) != 1:
            raise Refusal(say.CHOOSE_ONE, field="person")
        return Filled(user, chosen[0], about)
    if len(chosen) != TWO:
        raise Refusal(say.CHOOSE_TWO, field="person")
    one, other = chosen
    return Filled(one, other, about)


def invited(seen: Seen, other: str) -> Message:
    """Say to a party what follows, by the other one's name, with the way to the table."""
    until = day_and_hour(seen.view.until) if seen.view.until else ""
    told = say.asked(quote(cut(other, people.NAME_SHOWN)), until)
    return receipt(told, button(say.OPEN, "mediation.open", seen.handle, style="primary"))


def invited_others(one: str, other: str) -> Message:
    """Say to a third peer, by their names, what follows."""
    return receipt(say.asked_others(*(quote(cut(name, people.NAME_SHOWN)) for name in (one, other))))
