"""What finding and claiming due work costs: it grows with what is due, not with what there is."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bot.db.engine import migration_engine, open_database, parse_url
from bot.db.migrations import migrate
from bot.delivery.claims import settle, take
from bot.delivery.retry import Sent
from bot.work import Work, Works, utc_now
from tests.bench.table import Ledger, Row
from tests.support.databases import PostgresServer
from tests.support.keys import VAULT

DUE, MANY, FEW = 1_000, 1_000_000, 1_000
CLAIMED_AT_ONCE = 10
REPEATS = 20

FILL = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, :count))",
}
LETTERS = """
INSERT INTO letters (id, workspace, to_kind, to_id, message, state, due_at, attempts, fence, created_at)
{numbers} SELECT :name || i, 'T0PLAY', 'person', :name || i, '{{"text": "x", "blocks": []}}', 'waiting',
:due, 0, 0, :now FROM n
"""


def measure(ledger: Ledger, server: PostgresServer, folder: str) -> None:
    """Measure finding on both databases, and claiming by several workers on PostgreSQL."""
    for name, database in (("SQLite", _file(folder)), ("PostgreSQL", server.database(migrated=False))):
        with database as url:
            migrate(url)
            few = _find(url, FEW)
        with _file(folder) if name == "SQLite" else server.database(migrated=False) as url:
            migrate(url)
            many = _find(url, MANY)
        seen = f"{few:.2f} ms -> {many:.2f} ms"
        ledger.note(
            Row(
                f"claiming 10 of 1,000 due among 1,000,000 over among 1,000, {name}",
                seen,
                many / few,
                3,
                1.5,
                least=False,
            )
        )
    rates = []
    for workers in (1, 2, 4):
        with server.database(migrated=False) as url:
            migrate(url)
            rates.append(asyncio.run(_claim_all(url, workers)))
    seen = " / ".join(f"{rate:,.0f}" for rate in rates) + " letters/s"
    ledger.note(Row("claiming and settling on PostgreSQL by 1 / 2 / 4 workers", seen, rates[1] / rates[0]))


@contextmanager
def _file(folder: str) -> Iterator[str]:
    file = Path(folder) / f"finding-{time.monotonic_ns()}.sqlite3"
    yield f"sqlite:///{file}"
    file.unlink()


def _find(url: str, count: int) -> float:
    """Return the median milliseconds of finding and claiming ten letters, with `DUE` due among `count`, uncommitted."""
    _fill(url, "due", DUE, due_in=-60)
    _fill(url, "later", count - DUE, due_in=86_400)
    works = Works(open_database(url), vault=VAULT)
    try:
        return median(works.run_blocking(_timed_claim, deadline_seconds=60) for _ in range(REPEATS))
    finally:
        works.close_blocking()


def _fill(url: str, name: str, count: int, *, due_in: float) -> None:
    if count <= 0:
        return
    engine = migration_engine(parse_url(url))  # it has no time limits
    zone = None if engine.dialect.name == "sqlite" else UTC
    now = utc_now().replace(tzinfo=zone)
    values = {"count": count, "name": name, "due": now + timedelta(seconds=due_in), "now": now}
    with engine.begin() as connection:
        connection.execute(text(LETTERS.format(numbers=FILL[engine.dialect.name])), values)
        connection.execute(text("ANALYZE"))
    engine.dispose()


def _timed_claim(work: Work) -> float:
    began = time.perf_counter()
    take(work, most=CLAIMED_AT_ONCE, lease=timedelta(minutes=1))
    return (time.perf_counter() - began) * 1000


async def _claim_all(url: str, workers: int) -> float:
    """Return letters per second, claimed and settled in batches of ten by so many workers."""
    await asyncio.to_thread(partial(_fill, url, "due", 4 * DUE, due_in=-60))
    works = [Works(open_database(url), vault=VAULT) for _ in range(workers)]
    try:
        began = time.perf_counter()
        await asyncio.gather(*(_work(own) for own in works))
        return 4 * DUE / (time.perf_counter() - began)
    finally:
        for own in works:
            await own.close()


async def _work(works: Works) -> None:
    while await works.run(_claim_and_settle, deadline_seconds=60):
        pass


def _claim_and_settle(work: Work) -> int:
    claims = take(work, most=CLAIMED_AT_ONCE, lease=timedelta(minutes=1))
    for claim in claims:
        settle(work, claim, Sent("D0X", f"{utc_now().timestamp():.6f}"))
    return len(claims)
