"""The doors of mediation: each module registers its own."""

from bot.features.mediation.handlers import (
    aiding,
    answering,
    commands,
    contact,
    drafting,
    flagging,
    inviting,
    judging,
    listing,
    lodging,
    mirroring,
    noting,
    opening,
    painting,
    pressing,
    ranking,
    restating,
    reviewing,
    signing,
    talking,
)
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    aiding.register(doors)
    answering.register(doors)
    commands.register(doors)
    contact.register(doors)
    drafting.register(doors)
    flagging.register(doors)
    inviting.register(doors)
    judging.register(doors)
    listing.register(doors)
    lodging.register(doors)
    mirroring.register(doors)
    noting.register(doors)
    opening.register(doors)
    painting.register(doors)
    pressing.register(doors)
    ranking.register(doors)
    restating.register(doors)
    reviewing.register(doors)
    signing.register(doors)
    talking.register(doors)
