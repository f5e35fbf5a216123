"""What keeps a command from its work, said in a sentence: settings that will not do, a database that is not there.

Imports what it needs only when it is needed, as the commands do.
"""

# ruff: noqa: PLC0415 (as said above)

from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.console import fail
from bot.settings import BadSettings, Settings, Stored, load, load_stored


def settings() -> Settings:
    """Return all settings, or end with a sentence."""
    try:
        return load()
    except BadSettings as error:
        fail(str(error))


def stored() -> Stored:
    """Return the settings that work on the database needs, or end with a sentence."""
    try:
        return load_stored()
    except BadSettings as error:
        fail(str(error))


@contextmanager
def database_troubles() -> Iterator[None]:
    """Say in a sentence what keeps the database from being used."""
    from sqlalchemy.exc import OperationalError

    from bot.db.migrations import MigrationBusy, NewerSchema
    from bot.errors import TooSlow

    try:
        yield
    except (NewerSchema, MigrationBusy) as error:
        fail(str(error), code=1)
    except OperationalError:
        # Without the driver's message, which may repeat the address with its password.
        fail("The database that DATABASE_URL names does not answer: `grayzone doctor` says more.", code=1)
    except TooSlow:
        fail("The database was too busy, and nothing was done: say it again.", code=1)
