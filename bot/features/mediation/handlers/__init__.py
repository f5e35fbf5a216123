"""The doors of mediation: each module registers its own."""

from bot.features.mediation.handlers import (
    aiding,
    commands,
    contact,
    drafting,
    flagging,
    inviting,
    judging,
    listing,
    lodging,
    opening,
    painting,
    pressing,
    reviewing,
    signing,
    talking,
)
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    opening.register(doors)
    pressing.register(doors)
    painting.register(doors)
    lodging.register(doors)
    commands.register(doors)
    contact.register(doors)
    flagging.register(doors)
    inviting.register(doors)
    listing.register(doors)
    drafting.register(doors)
    aiding.register(doors)
    judging.register(doors)
    talking.register(doors)
    signing.register(doors)
    reviewing.register(doors)
