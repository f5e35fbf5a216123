"""Names every feature: whose doors are open, and whose jobs run. What is lower in the house comes first."""

from bot.features.asks import handlers as asks_handlers
from bot.features.asks import jobs as asks_jobs
from bot.features.checkins import handlers as checkins_handlers
from bot.features.checkins import jobs as checkins_jobs
from bot.features.grayzone import handlers as grayzone_handlers
from bot.features.grayzone import jobs as grayzone_jobs
from bot.features.home import handlers as home_handlers
from bot.features.home import jobs as home_jobs
from bot.features.kudos import handlers as kudos_handlers
from bot.features.kudos import jobs as kudos_jobs
from bot.features.mediation import handlers as mediation_handlers
from bot.features.mediation import jobs as mediation_jobs
from bot.features.notices import handlers as notices_handlers
from bot.features.peers import handlers as peers_handlers
from bot.features.peers import jobs as peers_jobs
from bot.features.promises import handlers as promises_handlers
from bot.features.promises import jobs as promises_jobs
from bot.features.records import handlers as records_handlers
from bot.features.spotlights import handlers as spotlights_handlers
from bot.features.spotlights import jobs as spotlights_jobs
from bot.slack.doors import Doors

FEATURES = (
    peers_handlers,
    notices_handlers,
    promises_handlers,
    asks_handlers,
    kudos_handlers,
    spotlights_handlers,
    grayzone_handlers,
    checkins_handlers,
    mediation_handlers,
    records_handlers,
    home_handlers,
)
TIMED_FEATURES = (
    peers_jobs,
    promises_jobs,
    asks_jobs,
    kudos_jobs,
    grayzone_jobs,
    spotlights_jobs,
    checkins_jobs,
    mediation_jobs,
    home_jobs,
)


def with_doors(doors: Doors) -> Doors:
    """Register the doors of every feature, and return them."""
    for feature in FEATURES:
        feature.register(doors)
    return doors
