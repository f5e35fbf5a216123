"""The page "More": what stands behind one button of the table's screen, so that the screen shows its stage."""

from bot.features.mediation.facts import PARTIES, Seat, Stage
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import intake
from bot.features.mediation.text import more as say
from bot.features.mediation.text import table as table_say
from bot.features.mediation.views import forms, notes
from bot.features.mediation.views.look import Look
from bot.slack.blocks import Confirm, button, section
from bot.slack.replies import Block, Modal

MORE, MIRROR, PROVE, PASSED = "mediation.more", "mediation.mirror", "mediation.prove", "mediation.passed"
OF_LINES = (Stage.INTAKE, Stage.GROUND)  # where the screen itself leads to one's own lines


def way(look: Look) -> tuple[Block, ...]:
    """Return the button that leads to the page; nothing for whoever would find nothing there."""
    return (button(say.MORE, MORE, look.seen.handle),) if _rows(look) else ()


def page(look: Look) -> Modal:
    """Return the page: each button with what it does."""
    return forms.page(look, "more", say.TITLE, *_rows(look))


def _rows(look: Look) -> tuple[Block, ...]:
    if look.own.seat is Seat.BROKER and look.table.broker != look.own.user:
        return ()
    party = look.own.seat in PARTIES
    mirror, what = (say.MIRROR, say.MIRROR_WHAT) if party else (say.MIRROR_BROKER, say.MIRROR_BROKER_WHAT)
    return (
        *(_row(say.PASSED, PASSED, look.seen.handle, say.PASSED_WHAT) if _anything(look) else ()),
        *(_row(intake.MINE, f"mediation.{notes.MINE}", look.seen.handle, say.LINES_WHAT) if _lines(look) else ()),
        *_row(mirror, MIRROR, look.seen.handle, what),
        *(_row(say.PROVE, PROVE, look.seen.handle, say.PROVE_WHAT) if party and _goes_on(look) else ()),
        *(_remove(look) if party and Move.REMOVE_BROKER in look.moves else ()),
    )


def _row(label: str, action: str, subject: str, what: str) -> tuple[Block, ...]:
    return (section(what, accessory=button(label, action, subject)),)


def _anything(look: Look) -> bool:
    return bool(look.table.lines or look.table.restated or look.table.ground)


def _lines(look: Look) -> bool:
    may = Move.WRITE_LINE in look.moves or bool(look.own.lines)
    return look.own.seat in PARTIES and may and (look.own.stopped or look.view.stage not in OF_LINES)


def _goes_on(look: Look) -> bool:
    return look.view.stage is not Stage.CLOSED


def _remove(look: Look) -> tuple[Block, ...]:
    sure = Confirm(table_say.REMOVE_TITLE, table_say.REMOVE_ASK, table_say.REMOVE_YES)
    press = button(table_say.REMOVE, "mediation.remove_broker", look.subject(), confirm=sure)
    return (section(say.REMOVE_WHAT, accessory=press),)
