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
    mirroring,
    noting,
    opening,
    painting,
    pressing,
    proving,
    ranking,
    rating,
    restating,
    reviewing,
    willing,
)
from bot.slack.doors import Doors

MODULES = (
    aiding,
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
    rating,
    restating,
    reviewing,
    willing,
)


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    for module in MODULES:
        module.register(doors)
