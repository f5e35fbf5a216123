"""The desk on a fresh database for every test, of each kind."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from bot.app import with_doors
from bot.db.engine import Database
from bot.slack.doors import Doors
from tests.features.desk import Desk


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    """The doors of every feature, on a database of each kind."""
    with Session(database.engine) as session:
        yield Desk(session, with_doors(Doors()))
