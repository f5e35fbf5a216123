"""The schema's history, as Alembic runs it: `bot.db.migrations.migrate` at every start, `alembic` while developing."""
