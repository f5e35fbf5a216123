"""The doors of kudos: reactions, mentions, messages, `/kudos`, two shortcuts, the card's button, Home and settings."""

from bot.features.kudos.facts import CARD_KIND
from bot.features.kudos.handlers import giving, messages, presses, reactions, settings
from bot.features.kudos.handlers.painting import card
from bot.features.kudos.handlers.upkeep import channel_changed
from bot.slack.doors import Doors
from bot.slack.requests import ChannelChanged, Reacted, SpokenOfPeople, Written


def register(doors: Doors) -> None:
    """Register every door of kudos."""
    doors.on(Reacted, reactions.reacted)
    doors.on(SpokenOfPeople, messages.spoken)
    doors.on(Written, messages.written)
    doors.card(CARD_KIND, card)
    doors.after(ChannelChanged, channel_changed)
    doors.command("/kudos", giving.kudos)
    doors.shortcut("give_kudos", giving.asked)
    doors.shortcut("give_kudos_for_message", giving.asked_for_message)
    doors.click("kudos.open", giving.pressed)
    doors.submission("kudos.give", giving.give)
    doors.click("kudos.join", presses.join)
    doors.click("kudos.confirm", presses.confirm)
    doors.click("kudos.mine", presses.mine)
    doors.click("kudos.take_back", presses.take_back)
    doors.click("kudos.private", presses.private)
    doors.click("kudos.notices", presses.notices)
    doors.click("kudos.refusals", presses.refusals_wished)
    doors.click("kudos.quiet_notices", presses.quiet_notices)
    doors.click("kudos.quiet_refusals", presses.quiet_refusals)
    doors.click("kudos.settings", settings.ask)
    doors.submission("kudos.settings", settings.save)
