"""Every table of the bot in one place, so that Alembic sees them all: import this, then use `metadata`."""

from bot.db.base import Base
from bot.delivery import models as delivery
from bot.features.grayzone import models as grayzone
from bot.features.kudos import models as kudos
from bot.features.peers import models as peers
from bot.features.spotlights import models as spotlights

metadata = Base.metadata

__all__ = ["delivery", "grayzone", "kudos", "metadata", "peers", "spotlights"]
