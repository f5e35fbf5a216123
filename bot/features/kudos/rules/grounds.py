"""Whom a giver thanks on one occasion: the union of all their grounds, each person once. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

MESSAGE, JOINED, FORM = "@message", "@joined", "@form."  # signs that no emoji can have; forms are numbered
MOST_UNASKED = 8


class GroundFacts(NamedTuple):
    """One ground, as far as it decides."""

    sign: str
    receivers: tuple[str, ...]
    present: bool
    held: bool = False


def thanked(giver: str, grounds: Iterable[GroundFacts], *, deleted: bool) -> tuple[str, ...]:
    """Return whom the giver thanks: each once, never themselves; nobody for a deleted message."""
    if deleted:
        return ()
    standing = (ground for ground in grounds if ground.present and not ground.held)
    named = dict.fromkeys(receiver for ground in standing for receiver in ground.receivers)
    return tuple(receiver for receiver in named if receiver != giver)


def must_ask(receivers: tuple[str, ...], confirmed: tuple[str, ...]) -> bool:
    """Tell whether the giver has to say that so many are meant; not again for fewer than they said it of before."""
    return len(receivers) > MOST_UNASKED and not set(receivers) <= set(confirmed)


def sign_of(emoji: str, tone: str) -> str:
    """Return the sign of a reaction; an alias, or the same emoji in another skin tone, is a reaction of its own."""
    return f"{emoji}::{tone}" if tone else emoji


def version_of(seconds: float) -> str:
    """Return a moment (Unix seconds) in the form of Slack's timestamps, which compare as text until the year 2286."""
    return f"{seconds:017.6f}"
