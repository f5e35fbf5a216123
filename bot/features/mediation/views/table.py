"""The screen of a table: where it stands, whose turn it is, what its stage shows, and what can be done at any time."""

from bot.features.mediation.facts import PARTIES, Seat, Stage, Turn
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules import looking
from bot.features.mediation.text import table as say
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.parts import PARTS
from bot.slack.blocks import Confirm, actions, button, context, divider, section
from bot.slack.mentions import day_and_hour
from bot.slack.replies import Block, Modal

SCREEN = "mediation.table"


def screen(look: Look) -> Modal:
    """Return the whole screen for whoever looks. It is a function of what is shared and of their own record."""
    if look.view.table is None:
        return Modal(SCREEN, say.TITLE, (section(looking.sentence(look.view)),), close=say.CLOSE)
    stopped = look.view.turn is Turn.STOPPED and look.view.stage is not Stage.AGREED
    part = () if stopped else PARTS[look.view.stage](look)
    blocks = (*_head(look), *part, *_foot(look))
    return Modal(SCREEN, say.TITLE, blocks, close=say.CLOSE, note=look.seen.handle)


def _head(look: Look) -> tuple[Block, ...]:
    stopped = look.view.turn is Turn.STOPPED and look.view.stage is not Stage.AGREED
    told = () if stopped else (looking.sentence(look.view),)
    until = day_and_hour(look.view.until) if look.view.until else ""
    hint = looking.hint(look.view, until)
    return section("\n".join((heading(look), *told))), *((context(hint),) if hint else ())


def heading(look: Look) -> str:
    """Say who sits there."""
    if look.own.seat in PARTIES:
        return say.between_you(look.name(look.across))
    return say.between(look.name(look.table.a), look.name(look.table.b))


def _foot(look: Look) -> tuple[Block, ...]:
    presses = (
        *((_remove(look),) if Move.REMOVE_BROKER in look.moves and look.own.seat is not Seat.BROKER else ()),
        *((_stop(look),) if Move.STOP in look.moves else ()),
    )
    return (divider(), actions(*presses)) if presses else ()


def _remove(look: Look) -> Block:
    asked = Confirm(say.REMOVE, say.REMOVE_ASK, say.REMOVE_YES)
    return button(say.REMOVE, "mediation.remove_broker", look.subject(), confirm=asked)


def _stop(look: Look) -> Block:
    asked = Confirm(say.STOP_TITLE, say.STOP_ASK, say.STOP)
    return button(say.STOP, "mediation.stop", look.subject(), style="danger", confirm=asked)
