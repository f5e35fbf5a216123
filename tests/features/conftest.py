"""The desk, on a database of each kind that is as new for every test."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.register import with_doors
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.stage import Stage, unfurnished
from tests.support.databases import PostgresServer, SqliteFolder


@pytest.fixture(scope="session")
def sqlite_stage(sqlite_files: SqliteFolder) -> Iterator[Stage]:
    with ExitStack() as stack:
        yield Stage(sqlite_files, stack)


@pytest.fixture(scope="session")
def postgres_stage(postgres: PostgresServer) -> Iterator[Stage]:
    with ExitStack() as stack:
        yield Stage(postgres, stack)


@pytest.fixture
def stage(request: pytest.FixtureRequest, server: PostgresServer | SqliteFolder) -> Stage:
    """Where desks stand: each test that asks runs once on SQLite and once on PostgreSQL."""
    found = request.getfixturevalue("sqlite_stage" if isinstance(server, SqliteFolder) else "postgres_stage")
    assert isinstance(found, Stage)
    return found


@pytest.fixture
def doors() -> Doors:
    """The doors of every feature."""
    return with_doors(Doors())


@pytest.fixture
def desk(stage: Stage, doors: Doors) -> Iterator[Desk]:
    """A desk at which nothing was done yet."""
    with stage.desk(unfurnished, doors) as found:
        yield found
