"""What is common to both: the cards that both rated high, and what both have worked for already."""

from bot.features.mediation.facts import PARTIES
from bot.features.mediation.text import ground as say
from bot.features.mediation.text.cards import CARDS
from bot.features.mediation.text.table import quoted
from bot.features.mediation.views.look import Look
from bot.slack.mentions import quote

GOALS_SHOWN = 12


def common_lines(look: Look) -> tuple[str, ...]:
    """Say what matters a lot to both, and what both have worked for already, as markup."""
    party = look.own.seat in PARTIES
    cards = tuple(quoted(CARDS[key]) for key in look.table.ground)
    goals = tuple(quoted(quote(goal.words)) for goal in look.table.goals[:GOALS_SHOWN])
    more = (say.MORE_GOALS,) if len(look.table.goals) > GOALS_SHOWN else ()
    common, none, worked = (say.COMMON, say.NO_COMMON, say.GOALS) if party else say.OF_BROKER
    return (common, *(cards or (none,)), *((worked, *goals, *more) if goals else ()))
