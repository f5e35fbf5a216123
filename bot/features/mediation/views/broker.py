"""What a candidate who is asked to be the broker sees, and what the broker sees in every stage."""

from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import broker as say
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.opening import ties_lines
from bot.features.mediation.views.paragraphs import paragraphs
from bot.features.mediation.views.passed import latest
from bot.slack.blocks import Confirm, actions, button, section
from bot.slack.replies import Block


def part(look: Look) -> tuple[Block, ...]:
    """Return what is asked of them with their own ties, or what was passed on last."""
    if look.table.broker == look.own.user:
        told = (section(say.LEAVES),) if look.own.no_broker else ()
        return *(latest(look) or (section(say.NOTHING_PASSED),)), *told
    return section(say.ASKED), *_ties(look), *_asked(look)


def _ties(look: Look) -> tuple[Block, ...]:
    mine = (line for one in look.table.candidates for line in (say.TIES, *ties_lines(look, one)))
    return paragraphs(mine)


def _asked(look: Look) -> tuple[Block, ...]:
    take = button(say.TAKE, "mediation.take_seat", look.subject(), style="primary")
    presses = (*((take,) if Move.TAKE_SEAT in look.moves else ()), *leave(look))
    taken = (section(say.TAKEN),) if look.own.takes_seat else ()
    return *taken, *((actions(*presses),) if presses else ())


def leave(look: Look) -> tuple[Block, ...]:
    """Return the button with which they let it be, or leave the seat."""
    if Move.REMOVE_BROKER not in look.moves:
        return ()
    seated = look.table.broker == look.own.user
    label = say.LEAVE if seated else say.LET_BE
    title, ask = (say.LEAVE_TITLE, say.LEAVE_ASK) if seated else (say.LET_BE_TITLE, say.LET_BE_ASK)
    sure = Confirm(title, ask, label)
    return (button(label, "mediation.remove_broker", look.subject(), confirm=sure),)
