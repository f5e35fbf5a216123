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
    proving,
    ranking,
    restating,
    reviewing,
    signing,
    talking,
)
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
    ranking.register(doors)
    answering.register(doors)
    noting.register(doors)
    restating.register(doors)
    mirroring.register(doors)
    proving.register(doors)
    painting.register(doors)
    lodging.register(doors)
    drafting.register(doors)
    aiding.register(doors)
    judging.register(doors)
    talking.register(doors)
    signing.register(doors)
    reviewing.register(doors)
