"""SIGN: both answers carry the version that was seen, so nobody signs other words than they read."""

from bot.features.mediation.facts import presses as p
from bot.features.mediation.handlers.pressing import plain
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register both answers to the final words."""
    doors.click("mediation.sign", plain(p.Sign))
    doors.click("mediation.refuse", plain(p.RefuseToSign))
