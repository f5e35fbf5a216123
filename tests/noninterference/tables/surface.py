"""How people press what is rendered: they open the table, find the button, and fill in the form that comes."""

from functools import partial
from typing import TYPE_CHECKING

from bot.features.mediation.facts import Own
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.enabling import may
from bot.features.mediation.service.ticks import departed
from bot.slack.replies import Modal, Reply
from bot.slack.requests import MemberLeft
from tests.noninterference.tables.people import HANDLE, TALK, WORKSPACE
from tests.noninterference.tables.rendered import buttons, more_of, untouched
from tests.noninterference.tables.ways import Way, way

if TYPE_CHECKING:
    from tests.noninterference.tables.side import TableSide

OPEN, MORE, LINES = "mediation.open", "mediation.more", "mediation.notes"
SCREEN, OURS = "mediation.table", "mediation."


class NoButtonError(AssertionError):
    """No screen offers what the rules allow: which stops a run of the real bot, and finds a planted leak."""


def look(side: "TableSide", user: str) -> Modal | None:
    """Let somebody open the table; return what they see of it, None where they are refused."""
    reply = side.click(user, OPEN, HANDLE)
    return _shown(side, user, reply)


def peek(side: "TableSide", user: str, which: int) -> None:
    """Let somebody press any button of the screen they have open, or of its page "More", and undo it.

    Only what it shows counts.
    """
    screen = side.screens.get(user)
    if screen:
        point = side.session.begin_nested()
        pages = (screen, _more(side, user))
        found = [one for page in pages if page for one in buttons(page) if one.action.startswith(OURS)]
        if found:
            chosen = found[which % len(found)]
            side.click(user, chosen.action, chosen.subject)
        point.rollback()
        side.session.expire_all()
        side.screens[user] = screen


def _more(side: "TableSide", user: str) -> Modal | None:
    """Let somebody open the page "More" of their screen."""
    return _page(side, user, side.screens.get(user), MORE)


def _own_lines(side: "TableSide", user: str) -> Modal | None:
    """Let somebody open the page of their own lines, to which the screen leads, or its page "More"."""
    screen = side.screens.get(user)
    return _page(side, user, screen, LINES) or _page(side, user, _more(side, user), LINES)


def _page(side: "TableSide", user: str, shown: Modal | None, action: str) -> Modal | None:
    """Let somebody open the page to which a button of what is shown leads; None where there is no such button."""
    found = [one for one in buttons(shown) if one.action == action] if shown else []
    reply = side.click(user, action, found[0].subject) if found else None
    return reply.modal if reply else None


def press(side: "TableSide", own: Own, pressed: Press) -> None:
    """Let the owner of a record press: by the button on their screen, or a forged one where they may not."""
    if isinstance(pressed, p.Leave):
        _leave(side, own.user)
        return
    goes = way(pressed)
    subject = _button(side, own.user, goes.verb, goes.more)
    if subject is None:
        if may(side.case.shared, own, pressed.move):
            raise NoButtonError(str(pressed))
        subject = f"{HANDLE}.{side.version}"
    _go(side, own.user, goes, subject)


def _leave(side: "TableSide", user: str) -> None:
    """Let somebody be out of the table's channel, which stops nobody, and stop as at a leaving of the group.

    That they left the group itself is seen by everybody, and so no part of what is under seal.
    """
    side.ask(MemberLeft(WORKSPACE, user, f"left {user}", TALK, is_bot_itself=False), "")
    if side.row is not None:
        departed(side.work, (side.row,), user)


def _go(side: "TableSide", user: str, goes: Way, subject: str) -> None:
    """Press the button, and then what comes: the page's button, or the form."""
    reply = side.click(user, f"mediation.{goes.verb}", subject)
    modal = _shown(side, user, reply)
    if goes.then and modal:
        found = [one for one in buttons(modal) if one.action == f"mediation.{goes.then}"]
        reply = side.click(user, found[0].action, found[0].subject)
        modal = _shown(side, user, reply)
    if goes.typed and modal and modal.submit:
        _shown(side, user, side.submit(user, reply, {**untouched(modal), **goes.typed}))


def _shown(side: "TableSide", user: str, reply: Reply | None) -> Modal | None:
    """Return the modal that somebody has open now; a table's screen stays open until they look again."""
    modal = reply.modal if reply else None
    if modal and modal.name == SCREEN:
        side.screens[user] = modal
    return modal


def _button(side: "TableSide", user: str, verb: str, more: str) -> str | None:
    """Find a button on the screen that somebody has open; if it is not there, they open the table again, or a page."""
    for opened in (side.screens.get, partial(look, side), partial(_more, side), partial(_own_lines, side)):
        screen = opened(user)
        for one in buttons(screen) if screen else ():
            if (one.action, more_of(one.subject)) == (f"mediation.{verb}", more):
                return one.subject
    return None
