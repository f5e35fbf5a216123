"""The team on a real database of each kind, and as many teams as a test wants on SQLite."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.grayzone.room import ANA, BO, CHI, DEV, FINANCE, OPERATIONS, SALES, Room
from tests.features.stage import Stage, own_desk
from tests.support.databases import SqliteFolder

SEATS = ((ANA, SALES), (BO, OPERATIONS), (CHI, OPERATIONS), (DEV, FINANCE))
NewRoom = Callable[[Doors], Room]


def furnish(desk: Desk) -> None:
    desk.invite()
    desk.set_up()
    for user, function in SEATS:
        desk.join(user, function)


@pytest.fixture
def room(stage: Stage) -> Iterator[Room]:
    with stage.desk(furnish, with_doors(Doors())) as desk:
        yield Room(desk)


@pytest.fixture
def own_room(stage: Stage, database_url: str) -> Iterator[Room]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, with_doors(Doors())) as desk:
        yield Room(desk)


@pytest.fixture
def new_room(sqlite_files: SqliteFolder) -> Iterator[NewRoom]:
    with ExitStack() as stack:

        def make(doors: Doors) -> Room:
            url = stack.enter_context(sqlite_files.database())
            return Room(stack.enter_context(own_desk(url, furnish, with_doors(doors))))

        yield make
