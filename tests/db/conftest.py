"""PostgreSQL's runners, on the database of the file of tests that asks."""

from collections.abc import Iterator

import pytest

from bot.db.engine import Database
from tests.support.writers import PostgresReplica


@pytest.fixture
def replica(database: Database) -> Iterator[PostgresReplica]:
    running = PostgresReplica(database)
    yield running
    running.close()
