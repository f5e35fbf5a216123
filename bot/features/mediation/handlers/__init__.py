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
    willing,
)
from bot.slack.doors import Doors

MODULES = (
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
    willing,
)


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    for module in MODULES:
        module.register(doors)
