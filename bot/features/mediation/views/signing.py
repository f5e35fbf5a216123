"""SIGN: the final words whole, as they will stand, and one's own answer to them."""

from bot.features.mediation.facts import PARTIES, Signature
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import signing as say
from bot.features.mediation.views import agreements
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import row
from bot.slack.blocks import Confirm, button, context, divider, section
from bot.slack.replies import Block

ANSWERS = {Signature.SIGNED: say.SIGNED, Signature.REFUSED: say.REFUSED}


def part(look: Look) -> tuple[Block, ...]:
    """Return the final words, what signing does, and both answers."""
    if look.own.seat not in PARTIES:
        return final(look, say.HEAD)
    answer = (section(ANSWERS[look.own.signature]),) if look.own.signature else ()
    return (*final(look, say.HEAD), divider(), context(say.BECOME), *answer, *row(*_presses(look)))


def final(look: Look, heading: str) -> tuple[Block, ...]:
    """Return what both can live with, whole, under a heading."""
    words = look.table.final
    if words is None:
        return ()
    return agreements.words(look, heading, words, len(agreements.every(look)))


def _presses(look: Look) -> tuple[Block, ...]:
    sign = Confirm(say.SIGN_TITLE, say.SIGN_ASK, say.SIGN)
    refuse = Confirm(say.REFUSE_TITLE, say.REFUSE_ASK, say.REFUSE)
    subject = look.subject()
    yes = button(say.SIGN, "mediation.sign", subject, style="primary", confirm=sign)
    no = button(say.REFUSE, "mediation.refuse", subject, confirm=refuse)
    return (*((yes,) if Move.SIGN in look.moves else ()), *((no,) if Move.REFUSE in look.moves else ()))
