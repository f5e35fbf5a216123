"""One person's records, for whoever runs the bot: written out, and erased, beside running bots or without any."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.db.engine import open_database, parse_url
from bot.db.migrations import migrate
from bot.db.vault import Vault
from bot.delivery import outbox
from bot.features.peers import service as peers
from bot.features.records.handlers import everywhere
from bot.keys import read_keys
from bot.settings import Stored
from bot.work import Work, Works

PATIENCE_SECONDS = 30.0  # nobody looks at a spinner, and bots that run beside it have the database too
PRIVATE_FILE = 0o600


class NothingKept(Exception):  # noqa: N818 (named for what was found)
    """Nothing is kept about this person, or in this workspace. Its text is one sentence for whoever asked."""


class Whose(NamedTuple):
    """Of whom: Slack's ids."""

    workspace: str
    user: str


def export(settings: Stored, whose: Whose) -> str:
    """Return all that is kept about a person and theirs to read, as JSON. Raises `NothingKept`."""

    def read(work: Work) -> str:
        _check_known(work, whose)
        return everywhere.exported(work, *whose)

    with _works(settings) as works:
        return works.run_blocking(read, deadline_seconds=PATIENCE_SECONDS, read_only=True)


def check_known(settings: Stored, whose: Whose) -> None:
    """Raise `NothingKept` where there is nothing to erase."""
    with _works(settings) as works:
        works.run_blocking(lambda work: _check_known(work, whose), deadline_seconds=PATIENCE_SECONDS, read_only=True)


def erase(settings: Stored, whose: Whose) -> str:
    """Erase a person, and return in words what was done. Running bots paint the cards. Raises `NothingKept`."""

    def do(work: Work) -> str:
        _check_known(work, whose)
        done, letters = everywhere.erase(work, *whose)
        outbox.write(work, letters)
        return f"Erased: {done.gone} gone, {done.kept} kept without the name, {len(letters)} cards to be painted again."

    with _works(settings) as works:
        return works.run_blocking(do, deadline_seconds=PATIENCE_SECONDS)


def write_privately(file: Path, text: str) -> None:
    """Write a new file that only its owner may read. Raises OSError; FileExistsError for one that is there."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "w", encoding="utf-8") as opened:
        opened.write(text)


def _check_known(work: Work, whose: Whose) -> None:
    if everywhere.is_known(work, *whose):
        return
    if not peers.group_names(work, whose.workspace):
        raise NothingKept(f"There is no group in a workspace {whose.workspace} here: check the id, and DATABASE_URL.")
    raise NothingKept(f"Nothing is kept about {whose.user} in the workspace {whose.workspace}: check the id.")


@contextmanager
def _works(settings: Stored) -> Iterator[Works]:
    url = settings.database_url.get_secret_value()
    parsed = parse_url(url)
    if parsed.drivername == "sqlite" and not Path(parsed.database or "").exists():
        raise NothingKept("DATABASE_URL names a file that is not there: check it.")
    migrate(url)
    works = Works(open_database(url), vault=Vault(read_keys(settings.grayzone_secret_key.get_secret_value())))
    try:
        yield works
    finally:
        works.close_blocking()
