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
)


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    for module in MODULES:
        module.register(doors)
