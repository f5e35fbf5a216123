"""The club: at the shared furnished desk, or in a database of its own for tests with transactions beside it."""

from collections.abc import Iterator

import pytest

from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.checkins.club import EVERYBODY, Club
from tests.features.desk import Desk
from tests.features.stage import Stage


def furnish(desk: Desk) -> None:
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate(EVERYBODY, start=1):
        desk.join(user, function)


@pytest.fixture
def club(stage: Stage) -> Iterator[Club]:
    with stage.desk(furnish, with_doors(Doors())) as desk:
        yield Club(desk)


@pytest.fixture
def own_club(stage: Stage, database_url: str) -> Iterator[Club]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, with_doors(Doors())) as desk:
        yield Club(desk)
