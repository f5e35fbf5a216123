"""Worksheets: what one notes for oneself around a check-in. Readers: SELF."""

from collections.abc import Mapping

from bot.features.checkins.facts import Act, Sheet
from bot.work import Work


def sheet(work: Work, act: Act) -> Sheet:
    """Return one's own worksheet, an empty one before it was saved. Raises `NothingHere`."""
    raise NotImplementedError


def save_sheet(work: Work, act: Act, lines: Mapping[str, str]) -> Sheet:
    """Keep the lines (`facts.LINES`), all of them; a changed line is not done any more. Raises a `Refusal`."""
    raise NotImplementedError


def line_done(work: Work, act: Act, name: str) -> Sheet:
    """Note that a line was passed on, or needs nothing. Raises a `Refusal`."""
    raise NotImplementedError
