"""What is sealed at a table stays sealed, at the real doors; and the test that says so finds every planted leak."""

from collections.abc import Iterator

import pytest

from tests.features.mediation.sealed.side import Tally
from tests.noninterference.bots import Leak
from tests.noninterference.tables.at_length import ALL_LEAKS, MOST_PAIRS
from tests.noninterference.tables.early import FOUND_BY
from tests.noninterference.tables.theatre import Hall, hall
from tests.support.databases import PostgresServer, SqliteFolder

PAIRS, PAIRS_OF_FLAGS, PAIRS_ON_POSTGRES = 9, 3, 2  # `make sealed` plays thousands


@pytest.fixture(scope="module")
def on_sqlite(sqlite_files: SqliteFolder) -> Iterator[Hall]:
    with hall(sqlite_files) as found:
        yield found


@pytest.fixture(scope="module")
def on_postgres(postgres: PostgresServer) -> Iterator[Hall]:
    with hall(postgres) as found:
        yield found


def test_nobody_can_tell_apart_two_tables_that_differ_only_under_seal(on_sqlite: Hall) -> None:
    tally = Tally()

    found = [on_sqlite.play(f"clean {number}", tally=tally) for number in range(PAIRS)]

    assert [difference for difference in found if difference] == []
    assert tally.sealed > 5 * PAIRS, "too little differed for the run to mean anything"
    assert tally.parted < PAIRS / 2, "too many pairs let different things be known"


def test_a_flag_shows_to_nobody_who_has_not_filed_the_same(on_sqlite: Hall) -> None:
    found = [on_sqlite.play_flags(f"clean {number}") for number in range(PAIRS_OF_FLAGS)]

    assert [difference for difference in found if difference] == []


def test_nobody_can_tell_tables_apart_on_postgresql(on_postgres: Hall) -> None:
    found = [on_postgres.play(f"clean {number}") for number in range(PAIRS_ON_POSTGRES)]

    assert [difference for difference in found if difference] == []


@pytest.mark.parametrize("leak", ALL_LEAKS, ids=lambda leak: leak.name)
def test_a_leak_planted_at_a_table_is_found(on_sqlite: Hall, leak: Leak) -> None:
    assert on_sqlite.pairs_until_found(leak, "seed 0", MOST_PAIRS, first=FOUND_BY.get(leak.name, 1))
