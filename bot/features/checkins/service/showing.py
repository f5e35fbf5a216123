"""A check-in for the eyes of its members."""

from bot.features.checkins.facts import Act, Prompt, Shown
from bot.work import Work


def cards(work: Work, workspace: str, handle: str) -> tuple[Prompt, ...]:
    """Return the messages about a check-in that stand: each is painted anew after an act."""
    raise NotImplementedError


def show(work: Work, act: Act) -> Shown:
    """Return a check-in for one of its members. Raises `NothingHere`."""
    raise NotImplementedError


def shown_to(work: Work, workspace: str, subject: str) -> Shown | None:
    """Return what the message HANDLE.PLACE.N shows; None when it is not the latest any more, or nothing is there."""
    raise NotImplementedError
