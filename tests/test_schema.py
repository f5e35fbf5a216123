"""The schema: that the steps lead to what the models say, forwards and backwards, on both databases."""

import subprocess
import sys

import pytest
from alembic import command
from sqlalchemy import inspect, text

from bot.db.engine import migration_engine, open_database, parse_url
from bot.db.migrations import NewerSchema, alembic_config, migrate
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
