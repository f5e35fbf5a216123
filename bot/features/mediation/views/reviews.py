"""AGREED and CLOSED: what was agreed, the promises that came of it, and whether it holds."""

from bot.features.mediation.facts import PARTIES, Holding
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import reviews as say
from bot.features.mediation.views import agreements
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import row
from bot.features.mediation.views.verdicts import answer
from bot.slack.blocks import Confirm, button, context, section
from bot.slack.mentions import day
from bot.slack.replies import Block

REVIEW = "mediation.review"
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
        answer(look, label, REVIEW, one.value, chosen=own.holding is one)
        for one, label in LABELS.items()
        if Move.REVIEW in look.moves
    )
    confirm = Confirm(say.AGAIN_TITLE, say.AGAIN_ASK, say.AGAIN)
    anew = button(say.AGAIN, "mediation.sit_again", look.subject(), confirm=confirm)
    return (*holding, *again, *row(*answers, *((anew,) if Move.SIT_AGAIN in look.moves else ())))


def _agreed(look: Look) -> tuple[Block, ...]:
    table = look.table
    if not table.agreed:
        return ()
    newest = len(table.agreed)
    party = look.own.seat in PARTIES
    when = (
        (context(say.agreed_on(day(table.agreed_at)), *((say.SCHEDULE,) if party else ())),) if table.agreed_at else ()
    )
    return (
        *agreements.words(look, agreements.heading(look), table.agreed[-1], newest),
        *when,
        *((section(say.PROMISES, accessory=button(say.MY_PROMISES, "promises.mine")),) if party else ()),
        *row(*agreements.before(look, newest)),
    )
