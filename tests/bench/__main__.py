"""`make bench`: measures, prints the table, and ends with 0 whatever it saw: it informs, and never fails a build."""

import asyncio
import tempfile
from pathlib import Path

from rich.console import Console

from tests.bench import answering, finding, starting
from tests.bench.stage import process
from tests.bench.table import Ledger
from tests.support.databases import postgres_server


async def measure_all(console: Console) -> None:
    """Run every part of the bench, one after the other, on this machine."""
    ledger = Ledger(console)
    with tempfile.TemporaryDirectory(prefix="grayzone-bench-") as folder, postgres_server(durable=True) as server:
        sqlite = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        with server.database(migrated=False) as postgres:
            async with process("tests.bench.slack") as slack:
                await answering.measure(ledger, slack, sqlite, postgres)
                await starting.measure(ledger, slack, folder)
        finding.measure(ledger, server, folder)
    console.print()
    ledger.show()


if __name__ == "__main__":
    asyncio.run(measure_all(Console()))
