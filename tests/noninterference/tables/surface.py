"""What is rendered, and how people press it."""

from typing import TYPE_CHECKING

from bot.errors import Refusal
from bot.features.mediation import service
from bot.features.mediation.facts import Own
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.service import Act
from tests.noninterference.side import POSTED
from tests.noninterference.tables.people import HANDLE, WORKSPACE

if TYPE_CHECKING:
    from tests.noninterference.tables.side import TableSide


def press(side: "TableSide", own: Own, pressed: Press) -> None:
    """Let the owner of a record press."""
    act = Act(WORKSPACE, own.user, HANDLE)
    point = side.session.begin_nested()
    try:
        if isinstance(pressed, p.Leave):
            service.leave(side.work, act)
        else:
            done = service.press(side.work, act, pressed)
            side.note(own.user, done.seen)
            if done.thread:
                side.note(POSTED, done.thread)
        point.commit()
    except Refusal as refusal:
        point.rollback()
        side.note(own.user, refusal.sentence)


def look(side: "TableSide", user: str) -> None:
    """Let somebody open the table."""
    try:
        side.note(user, service.look(side.work, Act(WORKSPACE, user, HANDLE)))
    except Refusal as refusal:
        side.note(user, refusal.sentence)
