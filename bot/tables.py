"""Every table of the bot in one place, so that Alembic sees them all: import this, then use `metadata`.

`PRIVATE` are the columns of private text in them.
"""

from bot.db.base import Base
from bot.db.private import private_fields
from bot.delivery import models as delivery
from bot.features.asks import models as asks
from bot.features.checkins import models as checkins
from bot.features.grayzone import models as grayzone
from bot.features.kudos import models as kudos
from bot.features.mediation import models as mediation
from bot.features.notices import models as notices
from bot.features.peers import models as peers
from bot.features.promises import models as promises
from bot.features.spotlights import models as spotlights

metadata = Base.metadata
PRIVATE = private_fields(metadata)

__all__ = [
    "PRIVATE",
    "asks",
    "checkins",
    "delivery",
    "grayzone",
    "kudos",
    "mediation",
    "metadata",
    "notices",
    "peers",
    "promises",
    "spotlights",
]
