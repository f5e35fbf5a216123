"""The hall on a real database of each kind."""

from collections.abc import Iterator

import pytest

from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, ELI, FAY, Hall
from tests.features.stage import Stage


def furnish(desk: Desk) -> None:
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate((ANA, BO, CHI, DEV, ELI, FAY), start=1):
        desk.join(user, function)


@pytest.fixture
def hall(stage: Stage, doors: Doors) -> Iterator[Hall]:
    with stage.desk(furnish, doors) as desk:
        yield Hall(desk)


@pytest.fixture
def own_hall(stage: Stage, database_url: str, doors: Doors) -> Iterator[Hall]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, doors) as desk:
        yield Hall(desk)
