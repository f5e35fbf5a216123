"""JOINT: the half hour together."""

from bot.features.mediation.facts import presses as p
from bot.features.mediation.handlers.pressing import plain
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register the answers to the talk."""
    doors.click("mediation.offer_talk", plain(p.OfferTalk))
    doors.click("mediation.waive_talk", plain(p.WaiveTalk))
    doors.click("mediation.talk_held", plain(p.TalkHeld))
