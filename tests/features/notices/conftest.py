"""The gate: six peers of one group in four zones, and what the bot would send them."""

from collections.abc import Iterator

import pytest

from bot.slack.doors import Doors
from tests.features.notices.gatehouse import Gatehouse, furnish
from tests.features.stage import Stage


@pytest.fixture
def gatehouse(stage: Stage, doors: Doors) -> Iterator[Gatehouse]:
    with stage.desk(furnish, doors) as desk:
        yield Gatehouse(desk)


@pytest.fixture
def own_gatehouse(stage: Stage, database_url: str, doors: Doors) -> Iterator[Gatehouse]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, doors) as desk:
        yield Gatehouse(desk)
