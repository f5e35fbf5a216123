"""An invitation: who asks, about what, what a table is, and what does not belong there."""

from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import invited as say
from bot.features.mediation.text import outside
from bot.features.mediation.text.table import capital, quoted
from bot.features.mediation.views.look import Look
from bot.slack.blocks import Confirm, actions, button, context, section
from bot.slack.mentions import quote
from bot.slack.replies import Block


def part(look: Look) -> tuple[Block, ...]:
    """Return the invitation, with both answers while none was given."""
    presses = _presses(look)
    comes = (section(say.comes(look.short(look.across))),) if look.own.key else ()
    return (
        section(f"{_asks(look)}\n{quoted(quote(look.table.about))}"),
        section(say.TABLE),
        context(_elsewhere(look)),
        *comes,
        *((actions(*presses),) if presses else ()),
    )


def _asks(look: Look) -> str:
    inviter, other = look.table.inviter or "", look.short(look.across)
    if inviter == look.own.user:
        return say.asked_by_you(other)
    return say.asked_by_other(capital(other)) if inviter == look.across else say.asked_by_third(look.name(inviter))


def _elsewhere(look: Look) -> str:
    contact = look.seen.contact
    return contact if contact == outside.WHO_ELSE else say.ELSEWHERE.format(contact=quote(contact))


def _presses(look: Look) -> tuple[Block, ...]:
    subject = look.subject()
    sure = Confirm(say.DECLINE_TITLE, say.DECLINE_ASK, say.DECLINE)
    come = button(say.COME, "mediation.turn_key", subject, style="primary")
    decline = button(say.DECLINE, "mediation.decline", subject, confirm=sure)
    return (
        *((come,) if Move.TURN_KEY in look.moves else ()),
        *((decline,) if Move.DECLINE in look.moves else ()),
    )
