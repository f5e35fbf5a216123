"""The market on a real database of each kind."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy.orm import Session

from bot import tables
from bot.app import with_doors
from bot.db.engine import open_database
from bot.slack.doors import Doors
from tests.features.asks.market import ANA, BO, CHI, DEV, ELI, FAY, Market
from tests.features.desk import Desk


def furnish(url: str, stack: ExitStack) -> Market:
    """Make the market in an empty database."""
    database = open_database(url)
    stack.callback(database.dispose)
    tables.metadata.create_all(database.engine)
    desk = Desk(stack.enter_context(Session(database.engine)), with_doors(Doors()))
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate((ANA, BO, CHI, DEV, ELI, FAY), start=1):
        desk.join(user, function)
    return Market(desk)


@pytest.fixture
def market(empty_database_url: str) -> Iterator[Market]:
    with ExitStack() as stack:
        yield furnish(empty_database_url, stack)
