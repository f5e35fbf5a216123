"""The doors of mediation: each module registers its own."""

from bot.features.mediation.handlers import answering, mirroring, noting, opening, pressing, ranking, restating
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of mediation."""
    opening.register(doors)
    pressing.register(doors)
    ranking.register(doors)
    answering.register(doors)
    noting.register(doors)
    restating.register(doors)
    mirroring.register(doors)
