"""The frame of each form and page of a table: they take the place of its screen, and lead back to it."""

from collections.abc import Iterable

from bot.features.mediation.text import table as say
from bot.features.mediation.views.fitting import fitting
from bot.features.mediation.views.look import Look
from bot.slack.blocks import actions, button
from bot.slack.replies import Block, Modal

OPEN, READ_ON = "mediation.open", say.READ_ON


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


def leaf(
    look: Look,
    name: str,
    title: str,
    groups: Iterable[tuple[Block, ...]],
    start: int = 0,
    *,
    about: tuple[Block, ...] = (),
    of: str = "",
    presses: tuple[Block, ...] = (),
) -> Modal:
    """Return a page of what there is room for, from the group of blocks at `start` on, and the button to the rest.

    That button is `mediation.<name>` again, with the place at which the rest begins; `of` says of what, before it.
    """
    every = tuple(groups)
    start = start if start < len(every) else 0
    end = start + fitting(every[start:])
    rest = (button(READ_ON, f"mediation.{name}", look.subject(f"{of}{end}")),) if end < len(every) else ()
    shown = (block for group in every[start:end] for block in group)
    return page(look, name, title, *about, *shown, presses=(*rest, *presses))
