"""Final words and agreements whole: as much as there is room for beside them, and the page with the rest."""

from bot.features.mediation.facts import PARTIES, Agreement
from bot.features.mediation.text import reviews as say
from bot.features.mediation.views import forms
from bot.features.mediation.views.fitting import fitting
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs, row
from bot.features.mediation.views.wording import agreement_lines
from bot.slack.blocks import button
from bot.slack.replies import Block, Modal

AGREEMENT = "agreement"
MOST_BLOCKS, MOST_BYTES = 60, 170_000  # on the table's screen, which has more to show


def words(look: Look, heading: str, one: Agreement, which: int) -> tuple[Block, ...]:
    """Return an agreement under a heading; where it is longer than a screen, the button to the rest of it."""
    found = paragraphs((heading, *agreement_lines(look, one)))
    end = fitting(tuple((block,) for block in found), MOST_BLOCKS, MOST_BYTES)
    rest = button(forms.READ_ON, f"mediation.{AGREEMENT}", look.subject(f"{which}.{end}"))
    return *found[:end], *(row(rest) if end < len(found) else ())


def every(look: Look) -> tuple[Agreement, ...]:
    """Return all that was agreed, and then the final words that may be signed: counted from one."""
    final = look.table.final
    return *look.table.agreed, *((final,) if final else ())


def page(look: Look, which: int, start: int) -> Modal:
    """Return the page of one of them, and the way to the one before. Raises IndexError for one that is not there."""
    agreed = which <= len(look.table.agreed)
    head = heading(look) if which == len(look.table.agreed) else say.HEAD_BEFORE if agreed else say.HEAD_FINAL
    found = paragraphs((head, *agreement_lines(look, every(look)[which - 1])))
    earlier = before(look, which) if agreed else ()
    groups = ((block,) for block in found)
    return forms.leaf(look, AGREEMENT, say.PAGE_TITLE, groups, start, of=f"{which}.", presses=earlier)


def heading(look: Look) -> str:
    """Head what was agreed last."""
    return say.HEAD if look.own.seat in PARTIES else say.HEAD_BROKER


def before(look: Look, which: int) -> tuple[Block, ...]:
    """Return the button to the agreement before this one, if there is one."""
    if which <= 1:
        return ()
    return (button(say.BEFORE, f"mediation.{AGREEMENT}", look.subject(which - 1)),)
