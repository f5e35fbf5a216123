"""The doors of mediation: each module registers its own."""

from bot.features.mediation.handlers import commands, contact, flagging, inviting, listing, opening, pressing
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    opening.register(doors)
    pressing.register(doors)
    commands.register(doors)
    contact.register(doors)
    flagging.register(doors)
    inviting.register(doors)
    listing.register(doors)
