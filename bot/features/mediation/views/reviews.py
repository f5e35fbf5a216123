"""AGREED and CLOSED: what was agreed, the promises that came of it, and whether it holds."""

from bot.features.mediation.facts import PARTIES, Holding
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import reviews as say
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs, row
from bot.features.mediation.views.wording import agreement_lines
from bot.slack.blocks import Confirm, actions, button, context, section
from bot.slack.mentions import day
from bot.slack.replies import Block

REVIEW = "mediation.review"
MOST_BEFORE = 3  # agreements that a later one took the place of
ANSWERS = {Holding.HOLDING: say.HOLDING, Holding.NOT_HOLDING: say.NOT_HOLDING}
LABELS = {Holding.HOLDING: say.HOLDS, Holding.NOT_HOLDING: say.DOES_NOT_HOLD}


def part(look: Look) -> tuple[Block, ...]:
    """Return what was agreed, and the review where one is open."""
    return (*_review(look), *_agreed(look))


def closed(look: Look) -> tuple[Block, ...]:
    """Return what stands of a closed table: what was agreed, or nothing."""
    return _agreed(look)


def _review(look: Look) -> tuple[Block, ...]:
    own = look.own
    holding = (section(ANSWERS[own.holding]),) if own.holding and look.table.review_open else ()
    again = (section(say.ASKED_AGAIN),) if own.again else ()
    answers = (
        button(label, REVIEW, look.subject(one.value)) for one, label in LABELS.items() if Move.REVIEW in look.moves
    )
    confirm = Confirm(say.AGAIN_TITLE, say.AGAIN_ASK, say.AGAIN)
    anew = button(say.AGAIN, "mediation.sit_again", look.subject(), confirm=confirm)
    return (*holding, *again, *row(*answers, *((anew,) if Move.SIT_AGAIN in look.moves else ())))


def _agreed(look: Look) -> tuple[Block, ...]:
    table = look.table
    if not table.agreed:
        return ()
    newest, before = table.agreed[-1], table.agreed[-2 : -2 - MOST_BEFORE : -1]
    when = (context(say.agreed_on(day(table.agreed_at)), say.SCHEDULE),) if table.agreed_at else ()
    return (
        *paragraphs((say.HEAD, *agreement_lines(look, newest))),
        *when,
        *(_promises() if look.own.seat in PARTIES else ()),
        *(block for one in before for block in paragraphs((say.HEAD_BEFORE, *agreement_lines(look, one)))),
    )


def _promises() -> tuple[Block, ...]:
    return section(say.PROMISES), actions(button(say.MY_PROMISES, "promises.mine"))
