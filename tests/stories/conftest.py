"""The companies in which stories play: one with every database and way in, one for all that does not depend on them."""

from collections.abc import AsyncIterator

import pytest

from tests.stories.company import Company, Mode, company
from tests.support.databases import PostgresServer, SqliteFolder


@pytest.fixture(params=["socket", "http"])
def mode(request: pytest.FixtureRequest) -> Mode:
    """How Slack reaches the bot."""
    found: Mode = request.param
    return found


@pytest.fixture
async def any_company(anyio_backend: str, database_url: str, mode: Mode) -> AsyncIterator[Company]:
    """A company on each database, reached in each way: four, for short stories."""
    assert anyio_backend == "asyncio"
    async with company(database_url, mode) as opened:
        yield opened


@pytest.fixture(params=[("sqlite_files", "socket"), ("postgres", "http")], ids=["sqlite-socket", "postgresql-http"])
async def firms(anyio_backend: str, request: pytest.FixtureRequest) -> AsyncIterator[Company]:
    """A company on each database and one in each way of being reached: two of the four."""
    assert anyio_backend == "asyncio"
    where, mode = request.param
    server: SqliteFolder | PostgresServer = request.getfixturevalue(where)
    with server.database() as url:
        async with company(url, mode) as opened:
            yield opened


@pytest.fixture
async def firm(anyio_backend: str, sqlite_files: SqliteFolder) -> AsyncIterator[Company]:
    """A company on SQLite, reached by Socket Mode."""
    assert anyio_backend == "asyncio"
    with sqlite_files.database() as url:
        async with company(url) as opened:
            yield opened
