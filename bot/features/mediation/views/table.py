"""The screen of a table: where it stands, whose turn it is, what its stage shows, and what can be done at any time."""

from bot.features.mediation.facts import PARTIES, Form, Seat, Stage, Turn
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules import looking
from bot.features.mediation.text import table as say
from bot.features.mediation.text import thread
from bot.features.mediation.views import broker, more
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.parts import OF_BROKER, PARTS
from bot.slack.blocks import Confirm, actions, button, context, divider, section
from bot.slack.mentions import channel, day_and_hour
from bot.slack.replies import Block, Modal

SCREEN = "mediation.table"


def screen(look: Look) -> Modal:
    """Return the whole screen for whoever looks. It is a function of what is shared and of their own record."""
    if look.view.table is None:
        return Modal(SCREEN, say.TITLE, (section(looking.sentence(look.view)),), close=say.CLOSE, note=look.seen.handle)
    blocks = (*_head(look), *_part(look), *_foot(look))
    return Modal(SCREEN, say.TITLE, blocks, close=say.CLOSE, note=look.seen.handle)


def _part(look: Look) -> tuple[Block, ...]:
    if _is_out(look):
        return ()
    if look.own.seat in PARTIES or look.view.stage is Stage.CLOSED:
        return PARTS[look.view.stage](look)
    return *broker.part(look), *(PARTS[look.view.stage](look) if look.view.stage in OF_BROKER else ())


def _is_out(look: Look) -> bool:
    """Tell whether they stopped at a table at which nothing is agreed: no stage asks anything of them any more."""
    return look.view.turn is Turn.STOPPED and look.view.stage is not Stage.AGREED


def _head(look: Look) -> tuple[Block, ...]:
    told = () if _is_out(look) else (looking.sentence(look.view),)
    until = day_and_hour(look.view.until) if look.view.until else ""
    hints = tuple(line for line in (looking.hint(look.view, until), *_around(look)) if line)
    return section("\n".join((_heading(look), *told))), *((context(*hints),) if hints else ())


def _heading(look: Look) -> str:
    if look.own.seat in PARTIES:
        return say.between_you(look.name(look.across))
    return say.between(look.name(look.table.a), look.name(look.table.b))


def _around(look: Look) -> tuple[str, ...]:
    """Say who is the broker, and where the conversation is: to those who belong there."""
    seated, asked = look.table.broker, look.table.asked
    if look.own.seat is Seat.BROKER and seated != look.own.user:
        return ()
    return (
        say.brokered(look.name(seated)) if seated and seated != look.own.user else "",
        say.asked(look.name(asked)) if asked else "",
        _there(look),
    )


def _there(look: Look) -> str:
    lodging = look.seen.lodging
    if lodging.channel and not look.seen.is_away:
        return say.lodged(channel(lodging.channel))
    if _is_out(look) or look.view.turn is Turn.OVER:  # nothing stands here that a conversation could lack
        return ""
    if look.seen.is_away:
        return thread.AWAY
    return {Form.FORBIDDEN: thread.FORBIDDEN, Form.LOST: thread.LOST}.get(lodging.form, "")


def _foot(look: Look) -> tuple[Block, ...]:
    presses = (*more.way(look), *_ends(look))
    return (divider(), actions(*presses)) if presses else ()


def _ends(look: Look) -> tuple[Block, ...]:
    if look.own.seat is Seat.BROKER:
        return broker.leave(look) if look.table.broker == look.own.user else ()
    return (_stop(look),) if Move.STOP in look.moves else ()


def _stop(look: Look) -> Block:
    ask = say.STOP_AGREED_ASK if look.view.stage is Stage.AGREED else say.STOP_ASK
    sure = Confirm(say.STOP_TITLE, ask, say.STOP)
    return button(say.STOP, "mediation.stop", look.subject(), style="danger", confirm=sure)
