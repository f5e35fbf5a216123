"""The court: at the shared furnished desk, or in a database of its own for tests with transactions beside it."""

from collections.abc import Iterator

import pytest

from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.mediation.court import Court, furnish
from tests.features.stage import Stage


@pytest.fixture
def court(stage: Stage) -> Iterator[Court]:
    with stage.desk(furnish, with_doors(Doors())) as desk:
        yield Court(desk)


@pytest.fixture
def own_court(stage: Stage, database_url: str) -> Iterator[Court]:
    """The same in a database of its own."""
    with stage.own_desk(database_url, furnish, with_doors(Doors())) as desk:
        yield Court(desk)
