"""The hall on a real database of each kind."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy.orm import Session

from bot import tables
from bot.db.engine import open_database
from bot.features.grayzone import handlers as grayzone_handlers
from bot.features.home import handlers as home_handlers
from bot.features.kudos import handlers as kudos_handlers
from bot.features.peers import handlers as peers_handlers
from bot.features.records import handlers as records_handlers
from bot.features.spotlights import handlers as spotlights_handlers
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, ELI, FAY, Hall


def furnish(url: str, stack: ExitStack) -> Hall:
    """Make the hall in an empty database."""
    database = open_database(url)
    stack.callback(database.dispose)
    tables.metadata.create_all(database.engine)
    doors = Doors()
    for feature in (
        peers_handlers,
        kudos_handlers,
        spotlights_handlers,
        grayzone_handlers,
        records_handlers,
        home_handlers,
    ):
        feature.register(doors)
    desk = Desk(stack.enter_context(Session(database.engine)), doors)
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate((ANA, BO, CHI, DEV, ELI, FAY), start=1):
        desk.join(user, function)
    return Hall(desk)


@pytest.fixture
def hall(empty_database_url: str) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield furnish(empty_database_url, stack)
