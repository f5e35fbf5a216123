"""One's own spotlights in a modal: what waits, what is about oneself, what was posted in one's words."""

from bot.features.notices.service import Waiting
from bot.features.spotlights import text as say
from bot.features.spotlights.facts import OwnLine
from bot.features.spotlights.models import State
from bot.features.spotlights.views.post import TITLE_SHOWN
from bot.slack.blocks import Confirm, button, context, cut, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

MODAL = "spotlights.mine"
WAITING_SHOWN = 20
STATE = {State.POSTED: say.POSTED_STATE, State.SCHEDULED: say.SCHEDULED_STATE, State.KEPT: say.KEPT_STATE}


def mine(waiting: tuple[Waiting, ...], lines: tuple[OwnLine, ...]) -> Modal:
    """Return all of one's own."""
    about = tuple(_about(line) for line in lines if line.about_me)
    by = tuple(section(_words(line)) for line in lines if not line.about_me)
    blocks = (
        *_part(say.WAITING_TITLE, tuple(_waits(line) for line in waiting[:WAITING_SHOWN])),
        *_part(say.ABOUT_ME_TITLE, about),
        *_part(say.BY_ME_TITLE, by),
    )
    return Modal(MODAL, say.MINE_TITLE, blocks or (context(say.NOTHING_YET),), close=say.CLOSE)


def _part(title: str, lines: tuple[Block, ...]) -> tuple[Block, ...]:
    return (section(title), *lines) if lines else ()


def _waits(line: Waiting) -> Block:
    words = f"{quote(line.what)}\n“{quote(cut(line.title, TITLE_SHOWN))}”"
    (press,) = line.presses
    return section(words, accessory=button(press.label, press.action, press.subject, style="primary"))


def _about(line: OwnLine) -> Block:
    kept = line.state is State.KEPT
    label, question = (say.ERASE, say.ERASE_ASK) if kept else (say.REVOKE, say.REVOKE_ASK)
    return section(_words(line), accessory=button(label, "spotlights.revoke", line.id, confirm=Confirm(*question)))


def _words(line: OwnLine) -> str:
    return say.own_line(STATE[line.state], quote(line.did), quote(line.effect))
