"""A theatre for each kind of database, built once for all tests of a process."""

from collections.abc import Iterator

import pytest

from tests.noninterference.theatre import Theatre, theatre
from tests.support.databases import PostgresServer, SqliteFolder


@pytest.fixture(scope="module")
def on_sqlite(sqlite_files: SqliteFolder) -> Iterator[Theatre]:
    with theatre(sqlite_files) as found:
        yield found


@pytest.fixture(scope="module")
def on_postgres(postgres: PostgresServer) -> Iterator[Theatre]:
    with theatre(postgres, scenes=("half full",)) as found:
        yield found
