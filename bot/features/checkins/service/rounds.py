"""Rounds begin, each once."""

from bot.work import Work


def begin_due(work: Work, limit: int) -> tuple[tuple[int, ...], bool]:
    """Begin the rounds that are due; return the ids of their groups, and whether more may be due."""
    raise NotImplementedError
