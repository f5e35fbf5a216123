"""The team on a real database of each kind, and as many teams as a test wants on SQLite."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot import tables
from bot.app import with_doors
from bot.db.engine import open_database
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.grayzone.room import ANA, BO, CHI, DEV, FINANCE, OPERATIONS, SALES, Room

SEATS = ((ANA, SALES), (BO, OPERATIONS), (CHI, OPERATIONS), (DEV, FINANCE))
NewRoom = Callable[[Doors], Room]


def furnish(url: str, doors: Doors, stack: ExitStack) -> Room:
    database = open_database(url)
    stack.callback(database.dispose)
    tables.metadata.create_all(database.engine)
    desk = Desk(stack.enter_context(Session(database.engine)), with_doors(doors))
    desk.invite()
    desk.set_up()
    for user, function in SEATS:
        desk.join(user, function)
    return Room(desk)


@pytest.fixture
def room(empty_database_url: str) -> Iterator[Room]:
    with ExitStack() as stack:
        yield furnish(empty_database_url, Doors(), stack)


@pytest.fixture
def new_room(tmp_path: Path) -> Iterator[NewRoom]:
    made = 0

    with ExitStack() as stack:

        def make(doors: Doors) -> Room:
            nonlocal made
            made += 1
            return furnish(f"sqlite:///{tmp_path / f'{made}.db'}", doors, stack)

        yield make
