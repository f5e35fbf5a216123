"""What every test may ask for: a real database of each kind, a stopped clock, and units of work on both."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.db.engine import Database
from bot.work import Works
from tests.support.clocks import StoppedClock
from tests.support.databases import PostgresServer, SqliteFolder, patient, postgres_server, quickest_place
from tests.support.keys import VAULT
from tests.support.order import longest_first

COLLECTOR = (20_000, 20, 50)  # as the bot itself has it when it serves: `bot.app.COLLECTOR`
WAITING = 1  # test processes more than cores: many tests wait for other processes; each more costs a minute of its own


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes `-n auto` starts."""
    return (os.cpu_count() or 1) + WAITING


def pytest_collection() -> None:
    """Let the garbage collector rest while all tests are imported: each of its looks would be longer than the last."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes long begin early."""
    longest_first(items)


def pytest_collection_finish() -> None:
    """Let the garbage collector look at what tests leave behind, and no more at the thousands of tests themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Leave the last looks for garbage, which are pytest's, little to look at."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def anyio_backend() -> str:
    """Asynchronous tests (`pytest.mark.anyio`) run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The real PostgreSQL server of this test run."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_files() -> Iterator[SqliteFolder]:
    """A folder for SQLite files."""
    with TemporaryDirectory(prefix="grayzone-sqlite-", dir=quickest_place()) as folder:
        yield SqliteFolder(Path(folder))


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> PostgresServer | SqliteFolder:
    """Where databases are made: each test that asks runs once on SQLite and once on PostgreSQL."""
    found = request.getfixturevalue("sqlite_files" if request.param == "sqlite" else "postgres")
    assert isinstance(found, PostgresServer | SqliteFolder)
    return found


@pytest.fixture
def empty_database_url(server: PostgresServer | SqliteFolder) -> Iterator[str]:
    """The URL of a new database without any table."""
    with server.database(migrated=False) as url:
        yield url


@pytest.fixture
def database_url(server: PostgresServer | SqliteFolder) -> Iterator[str]:
    """The URL of a new database with today's tables."""
    with server.database() as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A new database with today's tables, open."""
    with patient(database_url) as opened:
        yield opened


@pytest.fixture
def clock() -> StoppedClock:
    """The one clock of the test; it stands still until the test moves it."""
    return StoppedClock()


@pytest.fixture
def works(database: Database, clock: StoppedClock) -> Iterator[Works]:
    """Units of work on a new database, at the moment of `clock`."""
    running = Works(database, vault=VAULT, clock=clock)
    yield running
    running.close_blocking()
