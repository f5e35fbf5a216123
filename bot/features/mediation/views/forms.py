"""The frame of each form and page of a table: they take the place of its screen, and lead back to it."""

from bot.features.mediation.text import table as say
from bot.features.mediation.views.look import Look
from bot.slack.blocks import actions, button
from bot.slack.replies import Block, Modal

OPEN = "mediation.open"


def back(look: Look) -> Block:
    """Return the small button that leads back to the table's screen."""
    return button(say.BACK, OPEN, look.seen.handle)


def form(look: Look, verb: str, title: str, submit: str, *blocks: Block, more: object = "") -> Modal:
    """Return a form that comes back as `mediation.<verb>`, with the version that was seen in its note."""
    whole = (*blocks, actions(back(look)))
    return Modal(f"mediation.{verb}", title, whole, submit, close=say.CLOSE, note=look.subject(more))


def page(look: Look, name: str, title: str, *blocks: Block, presses: tuple[Block, ...] = ()) -> Modal:
    """Return a page without a form; `presses` stand before the way back."""
    whole = (*blocks, actions(*presses, back(look)))
    return Modal(f"mediation.{name}", title, whole, close=say.CLOSE, note=look.seen.handle)
