"""The team on a real database of each kind."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from bot import tables
from bot.db.engine import open_database
from bot.features.grayzone import handlers as grayzone_handlers
from bot.features.peers import handlers as peers_handlers
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.grayzone.room import ANA, BO, CHI, DEV, FINANCE, OPERATIONS, SALES, Room


@pytest.fixture
def room(empty_database_url: str) -> Iterator[Room]:
    database = open_database(empty_database_url)
    tables.metadata.create_all(database.engine)
    doors = Doors()
    peers_handlers.register(doors)
    grayzone_handlers.register(doors)
    with Session(database.engine) as session:
        desk = Desk(session, doors)
        desk.invite()
        desk.set_up()
        for user, function in ((ANA, SALES), (BO, OPERATIONS), (CHI, OPERATIONS), (DEV, FINANCE)):
            desk.join(user, function)
        yield Room(desk)
    database.dispose()
