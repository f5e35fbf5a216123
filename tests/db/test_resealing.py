"""Private text is brought under the first key: however it lay, beside working bots, and as often as anybody says."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine, Text, delete, insert, select, text, type_coerce, update

from bot.db.engine import Database, open_database
from bot.db.private import place_of
from bot.db.resealing import AT_ONCE, Resealed, reseal, reseal_database, survey
from bot.db.vault import NOTHING, Sealed, Standing, Vault
from bot.features.kudos.models import Ground, Occasion
from bot.keys import new_key, read_keys
from bot.tables import PRIVATE
from bot.work import utc_now
from tests.support.databases import PostgresServer
from tests.support.dumps import everything

OLD, NEW = (read_keys(new_key()) for _ in range(2))
BEFORE, BOTH, AFTER = Vault(OLD), Vault((*NEW, *OLD)), Vault(NEW)
MANY = 2 * AT_ONCE + 7
Key = tuple[str, str]  # giver and sign


@pytest.fixture
def url(database_url: str) -> str:
    """A database with one occasion to thank for."""
    return with_an_occasion(database_url)


def with_an_occasion(url: str) -> str:
    database = open_database(url)
    values = {"id": 1, "workspace": "T0PLAY", "open": True, "created_at": utc_now()}
    with database.engine.begin() as connection:
        connection.execute(insert(Occasion).values(values))
    database.dispose()
    return url


@pytest.fixture
def opened(url: str) -> Iterator[Database]:
    """The same, open."""
    database = open_database(url)
    yield database
    database.dispose()


def grounds(count: int, vault: Vault) -> list[dict[str, object]]:
    """Return rows of as many givers, three signs each, with their words sealed."""
    common = {"occasion_id": 1, "workspace": "T0PLAY", "version": "1", "present": True, "receivers": [], "held": False}
    rows = [{**common, "giver": f"U{number // 3}", "sign": f"s{number % 3}"} for number in range(count)]
    return [{**row, "reason": vault.seal(words(row), place=place_of(Ground.reason, row))} for row in rows]


def words(row: dict[str, object]) -> str:
    return f"murmured by {row['giver']} with {row['sign']}"


def fill(engine: Engine, count: int, vault: Vault = BEFORE, *, clear: bool = False) -> None:
    with engine.begin() as connection:
        connection.execute(insert(Ground), grounds(count, vault))
        if clear:  # as a version of the bot without a vault left it
            connection.execute(text("UPDATE kudos_grounds SET reason = 'murmured by ' || giver || ' with ' || sign"))


def said(engine: Engine, vault: Vault) -> dict[Key, str]:
    """Return everybody's words."""
    with engine.connect() as connection:
        rows = connection.execute(select(Ground.__table__)).mappings().all()
    return {(row["giver"], row["sign"]): vault.open(row["reason"], place=place_of(Ground.reason, row)) for row in rows}


def stored(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(
            connection.execute(select(type_coerce(Ground.reason, Text)).order_by(Ground.giver, Ground.sign)).scalars()
        )


def all_said(count: int) -> dict[Key, str]:
    rows = grounds(count, AFTER)
    return {(str(row["giver"]), str(row["sign"])): words(row) for row in rows}


def test_everything_is_brought_under_the_first_key_and_a_second_time_nothing_is(opened: Database) -> None:
    fill(opened.engine, MANY)

    assert reseal(opened.engine, BOTH, PRIVATE) == Resealed(older=MANY)
    assert reseal(opened.engine, BOTH, PRIVATE) == Resealed()
    assert said(opened.engine, AFTER) == all_said(MANY)


def test_what_lay_in_clear_is_sealed_and_no_trace_of_it_is_left(url: str, opened: Database) -> None:
    fill(opened.engine, MANY, clear=True)
    if opened.dialect == "postgresql":
        with opened.engine.begin() as connection:
            connection.execute(text("ANALYZE"))
    assert "murmured" in everything(url)
    opened.dispose()

    done = reseal_database(url, BOTH, PRIVATE, clear_only=True)

    assert done == Resealed(clear=done.clear)
    assert done.clear == {"kudos_grounds": MANY}
    assert "murmured" not in everything(url)
    assert said(opened.engine, AFTER) == all_said(MANY)


def test_the_start_leaves_alone_what_is_sealed_and_tells_what_it_has_no_key_for(url: str, opened: Database) -> None:
    fill(opened.engine, 5)

    assert reseal_database(url, BOTH, PRIVATE, clear_only=True) == Resealed()
    assert reseal_database(url, AFTER, PRIVATE, clear_only=True) == Resealed(foreign=5)
    assert said(opened.engine, BEFORE) == all_said(5)


def test_what_does_not_open_is_counted_named_and_left_as_it_is(url: str, opened: Database) -> None:
    fill(opened.engine, 4)
    with opened.engine.begin() as connection:
        first, second = connection.execute(select(Ground.reason).order_by(Ground.giver, Ground.sign).limit(2)).scalars()
        swapped = update(Ground).where(Ground.giver == "U0")
        connection.execute(swapped.where(Ground.sign == "s0").values(reason=second))
        connection.execute(swapped.where(Ground.sign == "s1").values(reason=first))
        connection.execute(swapped.where(Ground.sign == "s2").values(reason=NOTHING))

    done = reseal_database(url, BOTH, PRIVATE)
    found = survey(opened.engine, BOTH, PRIVATE)

    assert done == Resealed(older=1, unreadable=2)
    assert found.kept == {Standing.OLDER: 2, Standing.CURRENT: 1}
    assert found.unreadable == {"kudos_grounds.reason": 2}


def test_the_survey_counts_each_way_to_keep_a_text_and_changes_nothing(opened: Database) -> None:
    fill(opened.engine, MANY)
    with opened.engine.begin() as connection:
        connection.execute(text("UPDATE kudos_grounds SET reason = 'murmured' WHERE giver = 'U1'"))
        connection.execute(delete(Ground).where(Ground.giver == "U2"))
    before = stored(opened.engine)

    assert survey(opened.engine, BOTH, PRIVATE).kept == {Standing.OLDER: MANY - 6, Standing.CLEAR: 3}
    assert survey(opened.engine, AFTER, PRIVATE).kept == {Standing.FOREIGN: MANY - 6, Standing.CLEAR: 3}
    assert survey(opened.engine, AFTER, PRIVATE).unreadable == {"kudos_grounds.reason": MANY - 6}
    assert stored(opened.engine) == before


def test_two_at_once_beside_a_working_bot_seal_everything_and_lose_no_word(url: str) -> None:
    engine = open_database(url).engine
    fill(engine, MANY)
    barrier = Barrier(3)

    def seal() -> Resealed:
        database = open_database(url)
        barrier.wait(timeout=60)
        done = reseal(database.engine, BOTH, PRIVATE)
        database.dispose()
        return done

    def speak() -> None:
        barrier.wait(timeout=60)
        for number in range(0, MANY, 10):
            row = {"occasion_id": 1, "workspace": "T0PLAY", "giver": f"U{number // 3}", "sign": f"s{number % 3}"}
            sealed = BOTH.seal("said anew", place=place_of(Ground.reason, row))
            mine = update(Ground).where(Ground.giver == row["giver"], Ground.sign == row["sign"])
            with engine.begin() as connection:
                connection.execute(mine.values(reason=sealed))

    with ThreadPoolExecutor(3) as pool:
        first, second, speaking = pool.submit(seal), pool.submit(seal), pool.submit(speak)
        done = (first.result(), second.result())
        speaking.result()

    anew = {(f"U{number // 3}", f"s{number % 3}"): "said anew" for number in range(0, MANY, 10)}
    assert said(engine, AFTER) == {**all_said(MANY), **anew}
    assert {(one.unreadable, one.clear.total()) for one in done} == {(0, 0)}
    assert sum(one.older for one in done) <= MANY
    engine.dispose()


def test_a_row_that_somebody_holds_is_not_waited_for_but_told_of(postgres: PostgresServer) -> None:
    with postgres.database() as url:
        engine = open_database(with_an_occasion(url)).engine
        fill(engine, 5)
        with engine.begin() as holder:
            holder.execute(select(Ground.sign).where(Ground.giver == "U1").with_for_update())
            assert reseal_database(url, BOTH, PRIVATE) == Resealed(older=3, busy=2)
        assert reseal_database(url, BOTH, PRIVATE) == Resealed(older=2)
        engine.dispose()


def test_a_private_column_takes_no_plain_text(opened: Database) -> None:
    (row,) = grounds(1, AFTER)

    for plain in ("murmured", Sealed("murmured")):
        with opened.engine.connect() as connection, pytest.raises(Exception, match="sealed text only") as refused:
            connection.execute(insert(Ground).values({**row, "reason": plain}))
        assert "murmured" not in str(refused.value)
