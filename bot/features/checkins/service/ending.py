"""How check-ins end by themselves."""

from bot.features.checkins.facts import Prompt
from bot.work import Work


def end_due(work: Work, limit: int) -> tuple[tuple[Prompt, ...], bool]:
    """End what is over; return the messages to be painted anew, and whether more may be due. One replica ends each."""
    raise NotImplementedError
