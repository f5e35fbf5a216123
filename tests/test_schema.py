"""The schema: that the steps lead to what the models say, forwards and backwards, on both databases."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import column, insert, inspect, select, table, text

from bot.db.engine import migration_engine, open_database, parse_url
from bot.db.migrations import NewerSchema, alembic_config, migrate
from bot.db.types import UtcDateTime
from bot.features.notices.models import Notice
from bot.features.peers.models import PeerGroup
from bot.tables import metadata


def test_the_steps_lead_to_the_models_and_back(empty_database_url: str) -> None:
    engine = migration_engine(parse_url(empty_database_url))
    with engine.connect() as connection:
        config = alembic_config(connection)
        command.upgrade(config, "head")
        command.check(config)
        command.downgrade(config, "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        connection.rollback()
        command.upgrade(config, "head")
        command.check(config)


@pytest.mark.parametrize(
    ("zone", "next_tick", "week"),
    [
        ("Europe/Berlin", "2026-10-23 07:00", "2026-10-26 08:00"),  # over the autumn change
        ("Europe/Berlin", "2026-11-30 08:00", "2026-11-30 08:00"),  # Monday's, not passed yet
        ("Pacific/Auckland", "2026-11-22 20:00", "2026-11-22 20:00"),
        ("Pacific/Auckland", "2026-11-23 20:00", "2026-11-29 20:00"),
    ],
)
def test_groups_of_before_get_the_weeks_tick_that_they_had(
    empty_database_url: str, zone: str, next_tick: str, week: str
) -> None:
    moment, expected = (datetime.fromisoformat(said).replace(tzinfo=UTC) for said in (next_tick, week))
    group = {"id": 1, "workspace": "T0PLAY", "channel": "C0LEAD", "name": "leadership", "version": 1}
    group |= {"zone": zone, "tick_hour": 9, "next_tick_at": moment, "created_at": moment}
    columns = (column(name, UtcDateTime() if value is moment else None) for name, value in group.items())
    with migration_engine(parse_url(empty_database_url)).connect() as connection:
        config = alembic_config(connection)
        command.upgrade(config, "0003")
        connection.execute(insert(table("peer_group", *columns)).values(group))
        connection.commit()
        command.upgrade(config, "0004")
        found = connection.execute(select(PeerGroup.next_tick_at, PeerGroup.next_week_tick_at)).one()
        assert found == (moment, expected)
        connection.rollback()
        command.downgrade(config, "0003")
        assert connection.execute(text("SELECT zone FROM peer_group")).scalar_one() == zone


def test_who_was_told_before_there_was_a_gate_has_not_stopped_it_nor_spent_anything(
    empty_database_url: str,
) -> None:
    due = datetime(2026, 11, 27, 8, tzinfo=UTC)
    row = {"workspace": "T0PLAY", "user": "U0ANA", "due_at": due, "told_on": "2026-11-26", "off": True}
    columns = (column(name, UtcDateTime() if value is due else None) for name, value in row.items())
    with migration_engine(parse_url(empty_database_url)).connect() as connection:
        config = alembic_config(connection)
        command.upgrade(config, "0012")
        connection.execute(insert(table("notices", *columns)).values(row))
        connection.commit()
        command.upgrade(config, "0013")
        kept = select(Notice.due_at, Notice.off, Notice.stopped, Notice.most, Notice.spent, Notice.digest_at)
        assert connection.execute(kept).one() == (due, True, False, None, 0, None)
        connection.rollback()
        command.downgrade(config, "0012")
        assert connection.execute(text("SELECT told_on FROM notices")).scalar_one() == "2026-11-26"


def test_every_table_names_its_workspace() -> None:
    assert [table.name for table in metadata.sorted_tables if "workspace" not in table.c] == []


def test_every_constraint_has_a_name() -> None:
    constraints = [constraint for table in metadata.sorted_tables for constraint in table.constraints]
    assert [constraint for constraint in constraints if not constraint.name] == []


def test_migrating_again_does_nothing(empty_database_url: str) -> None:
    assert migrate(empty_database_url) is True
    assert migrate(empty_database_url) is False


def test_four_processes_that_start_at_once_migrate_once(empty_database_url: str) -> None:
    program = "import sys; from bot.db.migrations import migrate; print(migrate(sys.argv[1]))"
    starting = [
        subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-c", program, empty_database_url], stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = [process.communicate(timeout=60)[0].strip() for process in starting]
    assert sorted(said) == ["False", "False", "False", "True"]


def test_a_database_from_a_newer_bot_ends_with_a_sentence(database_url: str) -> None:
    database = open_database(database_url)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.dispose()
    with pytest.raises(NewerSchema, match="9999, which is newer than this version of the bot"):
        migrate(database_url)
