"""How people press what is rendered: they open the table, find the button, and fill in the form that comes."""

from functools import partial
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
from tests.noninterference.tables.rendered import Button, buttons

if TYPE_CHECKING:
    from tests.noninterference.tables.side import TableSide

OPEN = "mediation.open"


def look(side: "TableSide", user: str) -> Modal | None:
    """Let somebody open the table; return what they see of it, None where they are refused."""
    reply = side.click(user, OPEN, HANDLE)
    screen = reply.modal if reply else None
    if screen:
        side.screens[user] = screen
    return screen


def press(side: "TableSide", own: Own, pressed: Press) -> None:
    """Let the owner of a record press: by the button on their screen, or a forged one where there is none."""
    if isinstance(pressed, p.Leave):
        service.leave(side.work, Act(WORKSPACE, own.user, HANDLE))
        return
    action = f"mediation.{pressed.move.value.lower()}"
    found = _button(side, own.user, action)
    if found is None:
        _by_service(side, own.user, pressed)
        return
    reply = side.click(own.user, action, found.subject)
    if reply and reply.modal:
        side.screens[own.user] = reply.modal


def _button(side: "TableSide", user: str, action: str) -> Button | None:
    """Find a button on the screen that somebody has open; if it is not there, they open the table again."""
    for opened in (side.screens.get, partial(look, side)):
        screen = opened(user)
        if screen and (found := [one for one in buttons(screen) if one.action == action]):
            return found[0]
    return None


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
