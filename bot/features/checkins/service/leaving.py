"""People who leave, stop, or move to another zone."""

from bot.features.checkins.facts import Prompt
from bot.work import Work


def note_departed(work: Work) -> tuple[Prompt, ...]:
    """End the open check-ins of whoever left their group or is gone; return the messages to be painted anew."""
    raise NotImplementedError


def moved(work: Work, workspace: str, user: str) -> None:
    """Compute when somebody is written to anew: their zone changed, or their weekday and hour."""
    raise NotImplementedError


def stop(work: Work, workspace: str, user: str) -> tuple[Prompt, ...]:
    """End a person's open check-ins: they want no messages at all. Return the messages to be painted anew."""
    raise NotImplementedError
