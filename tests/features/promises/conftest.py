"""The team of a pact on a real database of each kind."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy.orm import Session

from bot import tables
from bot.app import with_doors
from bot.db.engine import open_database
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.promises.pact import EVERYBODY, Pact


def furnish(url: str, stack: ExitStack) -> Pact:
    """Seat the team in an empty database."""
    database = open_database(url)
    stack.callback(database.dispose)
    tables.metadata.create_all(database.engine)
    desk = Desk(stack.enter_context(Session(database.engine)), with_doors(Doors()))
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate(EVERYBODY, start=1):
        desk.join(user, function)
    return Pact(desk)


@pytest.fixture
def pact(empty_database_url: str) -> Iterator[Pact]:
    with ExitStack() as stack:
        yield furnish(empty_database_url, stack)
