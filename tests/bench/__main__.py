"""`make bench`: measures, prints the table, and ends with 0 whatever it saw: it informs, and never fails a build."""

import asyncio
import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

from tests.bench import answering, enqueuing, finding, pairing, prompting, starting
from tests.bench.stage import process
from tests.bench.table import Ledger
from tests.support.databases import postgres_server

LIBRARIES = ("slack-bolt", "slack-sdk", "SQLAlchemy", "psycopg", "uvicorn", "starlette")


async def measure_all(console: Console) -> None:
    """Run every part of the bench, one after the other, on this machine."""
    _introduce(console)
    ledger = Ledger(console)
    with tempfile.TemporaryDirectory(prefix="grayzone-bench-") as folder, postgres_server(durable=True) as server:
        sqlite = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        with server.database(migrated=False) as postgres:
            async with process("tests.bench.slack") as slack:
                await answering.measure(ledger, slack, sqlite, postgres)
                await starting.measure(ledger, slack, folder)
        await asyncio.to_thread(enqueuing.measure, ledger, "SQLite", f"sqlite:///{Path(folder) / 'letters.sqlite3'}")
        with server.database(migrated=False) as postgres:
            await asyncio.to_thread(enqueuing.measure, ledger, "PostgreSQL", postgres)
        await asyncio.to_thread(finding.measure, ledger, server, folder)
        await asyncio.to_thread(prompting.measure, ledger, server, folder)
    await pairing.measure(ledger)
    console.print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f}")
    ledger.show()


def _introduce(console: Console) -> None:
    """Say what is measured on: without it a figure means nothing."""
    console.print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    console.print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    console.print(f"During answering: {answering.UNPACED}.\n")


if __name__ == "__main__":
    asyncio.run(measure_all(Console()))
