"""Asking somebody to talk now."""

from bot.features.checkins.facts import Shown
from bot.features.peers.service import Seat
from bot.work import Work


def talk_now(work: Work, seat: Seat, other: str) -> Shown:
    """Ask another who takes part in this group to talk; who asks is shown it at once. Raises a `Refusal`."""
    raise NotImplementedError
