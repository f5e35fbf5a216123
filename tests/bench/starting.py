"""What a start costs, beside the import of its libraries alone."""

import asyncio
import sys
import time
from pathlib import Path

import psutil

from tests.bench.stage import bot, seat_groups
from tests.bench.table import Ledger, Row

LIBRARIES = (
    "import aiohttp, slack_bolt.async_app, sqlalchemy.orm, alembic.command, apscheduler.schedulers.asyncio, uvicorn"
)
MEGABYTE = 1024 * 1024


async def measure(ledger: Ledger, slack: int, folder: str) -> None:
    """Measure the time to ready on a migrated database, and the memory after it."""
    url = f"sqlite:///{Path(folder) / 'starting.sqlite3'}"
    seat_groups(url, 1)
    alone, bare_memory = await _libraries()
    began = time.perf_counter()
    async with bot(slack, url):
        ready = time.perf_counter() - began
        memory = max(child.memory_info().rss for child in psutil.Process().children()) / MEGABYTE
    seen = f"{ready:.2f} s, its libraries alone {alone:.2f} s"
    ledger.note(Row("cold start to ready over importing its libraries", seen, ready / alone, None, 1.5, least=False))
    seen = f"{memory:.0f} MiB, its libraries alone {bare_memory:.0f} MiB"
    ledger.note(Row("resident memory over its libraries", seen, memory / bare_memory, None, 1.5, least=False))


async def _libraries() -> tuple[float, float]:
    script = f"{LIBRARIES}; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    began = time.perf_counter()
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE)
    said, _ = await child.communicate()
    return time.perf_counter() - began, int(said) / 1024
