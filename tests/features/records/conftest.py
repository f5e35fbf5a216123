"""Bo's life, in a database of its own of each kind: the commands, and units beside each other, open it as well."""

from collections.abc import Iterator

import pytest

from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.records.life import Life
from tests.features.stage import Stage, unfurnished


@pytest.fixture
def desk(stage: Stage, database_url: str, doors: Doors) -> Iterator[Desk]:
    with stage.own_desk(database_url, unfurnished, doors) as found:
        yield found


@pytest.fixture
def life(desk: Desk) -> Life:
    life = Life(desk)
    life.lived()
    return life
