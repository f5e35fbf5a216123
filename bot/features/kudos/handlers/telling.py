"""What a giver is told who looks at no form."""

from bot.features.kudos import service
from bot.features.kudos.service import Giver, Outcome
from bot.features.kudos.views import letters
from bot.slack.replies import Letter
from bot.work import Work


def to_giver(work: Work, giver: Giver, outcome: Outcome) -> tuple[Letter, ...]:
    """Return what the giver is to hear of an outcome, unless they wish to hear nothing."""
    return letters.to_giver(*giver, outcome) if service.wishes(work, *giver).refusals else ()
