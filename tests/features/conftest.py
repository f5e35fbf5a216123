"""The desk on a fresh database for every test, of each kind."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from bot.db.engine import Database
from bot.features.grayzone import handlers as grayzone_handlers
from bot.features.home import handlers as home_handlers
from bot.features.kudos import handlers as kudos_handlers
from bot.features.peers import handlers as peers_handlers
from bot.features.records import handlers as records_handlers
from bot.features.spotlights import handlers as spotlights_handlers
from bot.slack.doors import Doors
from tests.features.desk import Desk


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    """The doors of every feature, on a database of each kind."""
    doors = Doors()
    peers_handlers.register(doors)
    kudos_handlers.register(doors)
    spotlights_handlers.register(doors)
    grayzone_handlers.register(doors)
    records_handlers.register(doors)
    home_handlers.register(doors)
    with Session(database.engine) as session:
        yield Desk(session, doors)
