"""The market: at the shared furnished desk, or in a database of its own for tests with transactions beside it."""

from collections.abc import Iterator

import pytest

from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.asks.market import ANA, BO, CHI, DEV, ELI, FAY, Market
from tests.features.desk import Desk
from tests.features.stage import Stage


def furnish(desk: Desk) -> None:
    desk.invite()
    desk.set_up(functions="Sales\nOperations\nFinance\nLegal\nPeople\nIT")
    for function, user in enumerate((ANA, BO, CHI, DEV, ELI, FAY), start=1):
        desk.join(user, function)


@pytest.fixture
def market(stage: Stage) -> Iterator[Market]:
    with stage.desk(furnish, with_doors(Doors())) as desk:
        yield Market(desk)


@pytest.fixture
def own_market(stage: Stage, database_url: str) -> Iterator[Market]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, with_doors(Doors())) as desk:
        yield Market(desk)
