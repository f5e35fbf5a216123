"""What comes next for a person, their pairs, and what waits for them."""

from bot.features.checkins.facts import HomeFacts, NextLine, PairLine
from bot.features.notices import service as notices
from bot.work import Work


def upcoming(work: Work, workspace: str, user: str) -> tuple[NextLine, ...]:
    """Return what comes next for a person, a line for each group in which they take part."""
    raise NotImplementedError


def pairs(work: Work, workspace: str, user: str) -> tuple[PairLine, ...]:
    """Return everybody with whom a person takes part in some group, the longest silence first."""
    raise NotImplementedError


def waiting(work: Work, workspace: str, user: str) -> tuple[notices.Waiting, ...]:
    """Return what waits for a person; presses are `checkins.talked|not_talked|skip|agree`, by the handle.

    The subject of `checkins.agree` is `HANDLE.SECONDS`, the suggested time as seconds since 1970.
    """
    raise NotImplementedError


def home(work: Work, workspace: str, user: str) -> HomeFacts:
    """Return all that Home says of check-ins."""
    raise NotImplementedError


def digest_line(work: Work, workspace: str, user: str, subject: str) -> str | None:
    """Return what the week's digest says of a prompt that was kept, not escaped; None when nothing is to be said."""
    raise NotImplementedError
