"""The desk on a fresh database for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.db.base import Base
from bot.db.engine import open_database
from bot.features.peers import handlers as peers_handlers
from bot.slack.doors import Doors
from tests.features.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = open_database(f"sqlite:///{tmp_path / 'test.db'}")
    Base.metadata.create_all(database.engine)
    doors = Doors()
    peers_handlers.register(doors)
    with Session(database.engine) as session:
        yield Desk(session, doors)
    database.dispose()
