"""How people press what is rendered: they open the table, find the button, and fill in the form that comes."""

from typing import TYPE_CHECKING

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.facts import Own
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.handlers.pressing import letters
from bot.features.mediation.service import Act
from bot.slack.replies import Modal
from tests.noninterference.tables.people import HANDLE, WORKSPACE
from tests.noninterference.tables.rendered import buttons

if TYPE_CHECKING:
    from tests.noninterference.tables.side import TableSide

OPEN = "mediation.open"


def look(side: "TableSide", user: str) -> Modal | None:
    """Let somebody open the table; return what they see of it, None where they are refused."""
    reply = side.click(user, OPEN, HANDLE)
    return reply.modal if reply else None


def press(side: "TableSide", own: Own, pressed: Press) -> None:
    """Let the owner of a record press: by the button on their screen, or a forged one where there is none."""
    if isinstance(pressed, p.Leave):
        service.leave(side.work, Act(WORKSPACE, own.user, HANDLE))
        return
    action = f"mediation.{pressed.move.value.lower()}"
    screen = look(side, own.user)
    if screen is None:
        return
    found = [one for one in buttons(screen) if one.action == action]
    if found:
        side.click(own.user, action, found[0].subject)
        return
    _by_service(side, own.user, pressed)


def _by_service(side: "TableSide", user: str, pressed: Press) -> None:
    act = Act(WORKSPACE, user, HANDLE)
    point = side.session.begin_nested()
    try:
        done = service.press(side.work, act, pressed)
        side.note(user, done.seen)
        side.post(letters(done))
        point.commit()
    except Refusal as refusal:
        point.rollback()
        side.note(user, refusal.sentence)
