"""What a candidate who is asked to be the broker sees, and what the broker sees in every stage."""

from bot.features.mediation.facts import Stage
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import broker as say
from bot.features.mediation.views.ground_lines import common_lines
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.opening import ties_lines
from bot.features.mediation.views.paragraphs import paragraphs
from bot.features.mediation.views.passed import latest
from bot.slack.blocks import Confirm, actions, button, section
from bot.slack.replies import Block

READS_ALONG = (Stage.INTAKE, Stage.GROUND)


def part(look: Look) -> tuple[Block, ...]:
    """Return what is asked of them with their own ties; or what they can do now, and what was passed on."""
    if look.table.broker != look.own.user:
        return *((section(say.ASKED), *_ties(look)) if not look.own.no_broker else ()), *_asked(look)
    can = () if look.own.no_broker else (section(say.CAN[look.view.stage]),)
    return *can, *(_passed(look) if look.view.stage in READS_ALONG else ())


def _passed(look: Look) -> tuple[Block, ...]:
    common = paragraphs(common_lines(look)) if look.view.stage is Stage.GROUND else ()
    return *common, *(latest(look) or (section(say.NOTHING_PASSED),))


def _ties(look: Look) -> tuple[Block, ...]:
    mine = (line for one in look.table.candidates for line in (say.TIES, *ties_lines(look, one)))
    return paragraphs(mine)


def _asked(look: Look) -> tuple[Block, ...]:
    take = button(say.TAKE, "mediation.take_seat", look.subject(), style="primary")
    presses = (*((take,) if Move.TAKE_SEAT in look.moves else ()), *leave(look))
    return (actions(*presses),) if presses else ()


def leave(look: Look) -> tuple[Block, ...]:
    """Return the button with which they let it be, or leave the seat."""
    if Move.REMOVE_BROKER not in look.moves:
        return ()
    seated = look.table.broker == look.own.user
    label = say.LEAVE if seated else say.LET_BE
    title, ask = (say.LEAVE_TITLE, say.LEAVE_ASK) if seated else (say.LET_BE_TITLE, say.LET_BE_ASK)
    sure = Confirm(title, ask, label)
    return (button(label, "mediation.remove_broker", look.subject(), confirm=sure),)
