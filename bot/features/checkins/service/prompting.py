"""Who is written to now."""

from bot.features.checkins.facts import Prompt, RestDue
from bot.work import Work


def prompts_due(work: Work, limit: int) -> tuple[tuple[Prompt, ...], bool]:
    """Return who is written to now, each once by one replica, and whether more may be due."""
    raise NotImplementedError


def rests_due(work: Work, limit: int) -> tuple[tuple[RestDue, ...], bool]:
    """Return who is told now that they have no check-in in this round, each once, and whether more may be due."""
    raise NotImplementedError
