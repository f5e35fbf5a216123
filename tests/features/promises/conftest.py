"""The team of a pact on a real database of each kind."""

from collections.abc import Iterator

import pytest

from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.promises.pact import EVERYBODY, Pact
from tests.features.stage import Stage


def furnish(desk: Desk) -> None:
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate(EVERYBODY, start=1):
        desk.join(user, function)


@pytest.fixture
def pact(stage: Stage, doors: Doors) -> Iterator[Pact]:
    with stage.desk(furnish, doors) as desk:
        yield Pact(desk)


@pytest.fixture
def own_pact(stage: Stage, database_url: str, doors: Doors) -> Iterator[Pact]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, doors) as desk:
        yield Pact(desk)
