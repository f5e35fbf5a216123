"""JOINT: what both can live with, whole, and the half hour together that is offered before it is signed."""

from bot.features.mediation.facts import PARTIES, Talk
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import talk as say
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import row
from bot.features.mediation.views.signing import final
from bot.slack.blocks import button, divider, section
from bot.slack.replies import Block

ANSWERS = {Talk.WANT: say.WANTED, Talk.WAIVE: say.WAIVED, Talk.HELD: say.TALKED}
LABELS = {Move.OFFER_TALK: say.OFFER, Move.TALK_HELD: say.HELD, Move.WAIVE_TALK: say.WAIVE}


def part(look: Look) -> tuple[Block, ...]:
    """Return what is offered, and one's own answer."""
    if look.own.seat not in PARTIES:
        return *final(look, say.HEAD), *((section(say.BOTH_WANT),) if look.table.talk else ())
    answer = (section(ANSWERS[look.own.talk]),) if look.own.talk else ()
    presses = (
        button(label, f"mediation.{move.value.lower()}", look.subject())
        for move, label in LABELS.items()
        if move in look.moves
    )
    told = say.AGREED_TO if look.table.talk else say.HOW
    return (*final(look, say.HEAD), divider(), section(told), *answer, *row(*presses))
