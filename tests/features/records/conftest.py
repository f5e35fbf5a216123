"""Bo's life, in a database of its own of each kind: the commands, and units beside each other, open it as well."""

from collections.abc import Iterator

import pytest

from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.records.life import Life
from tests.features.stage import own_desk, unfurnished


@pytest.fixture
def desk(database_url: str, doors: Doors) -> Iterator[Desk]:
    with own_desk(database_url, unfurnished, doors) as found:
        yield found


@pytest.fixture
def life(desk: Desk) -> Life:
    return Life(desk).lived()
