"""What writing to people at their hour costs: it grows with who is due, not with how many people there are.

A company in the middle of a round of check-ins (`tests/support/big_company.py`), of whom some are due now.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from bot.db.engine import open_database
from bot.db.migrations import migrate
from bot.features.checkins import service as checkins
from bot.work import Work, Works
from tests.bench.table import Ledger, Row
from tests.support.big_company import MONDAY, fill, make_due
from tests.support.databases import PostgresServer
from tests.support.http_slack import HttpSlack
from tests.support.keys import VAULT
from tests.support.nursery import nursery

PEOPLE = (1_000, 100_000, 1_000_000)
DUE, AT_ONCE = 500, 50
REPEATS = DUE // AT_ONCE
WRITTEN_TO = 1_000  # by the workers, of as many people
PROCESSES = (1, 2, 4)
PATIENCE_SECONDS = 120


def measure(ledger: Ledger, server: PostgresServer, folder: str) -> None:
    """Measure finding on both databases, and the whole way to Slack by several processes on PostgreSQL."""
    for name in ("SQLite", "PostgreSQL"):
        seen = []
        for people in PEOPLE:
            with _file(folder) if name == "SQLite" else server.database(migrated=False) as url:
                migrate(url)
                fill(url, people)
                seen.append(_find(url))
        words = " → ".join(f"{milliseconds:.1f}" for milliseconds in seen)
        what = f"finding 50 of 500 due prompts among 1,000 → 100,000 → 1,000,000 people, {name}"
        ledger.note(Row(what, f"{words} ms", seen[-1] / seen[0], 3, 1.5, least=False))
    rates = []
    for processes in PROCESSES:
        with server.database(migrated=False) as url:
            migrate(url)
            fill(url, WRITTEN_TO)
            rates.append(asyncio.run(_write_to_all(url, processes)))
    seen_rates = " / ".join(f"{rate:,.0f}" for rate in rates)
    what = "prompts from due to Slack on PostgreSQL by 1 / 2 / 4 processes, Slack on the same cores"
    ledger.note(Row(what, f"{seen_rates} a second", rates[1] / rates[0]))


@contextmanager
def _file(folder: str) -> Iterator[str]:
    file = Path(folder) / f"prompting-{time.monotonic_ns()}.sqlite3"
    yield f"sqlite:///{file}"
    file.unlink()


def _find(url: str) -> float:
    """Return the median milliseconds of taking a batch of those that are due."""
    works = Works(open_database(url), vault=VAULT, clock=lambda: MONDAY)
    try:
        works.run_blocking(lambda work: make_due(work.connection, 1, DUE, MONDAY), deadline_seconds=60)
        return median(works.run_blocking(_timed, deadline_seconds=60) for _ in range(REPEATS))
    finally:
        works.close_blocking()


def _timed(work: Work) -> float:
    began = time.perf_counter()
    found, _ = checkins.prompts_due(work, AT_ONCE)
    took = time.perf_counter() - began
    if len(found) != AT_ONCE:
        raise RuntimeError(f"{len(found)} of {AT_ONCE} prompts were found")
    return took * 1000


async def _write_to_all(url: str, processes: int) -> float:
    """Return how many people a second are written to, from the moment at which all are due."""
    works = Works(open_database(url), vault=VAULT, clock=lambda: MONDAY)
    slack = HttpSlack(seed=1, trouble=0)
    try:
        async with slack.serving() as base_url:
            with nursery("tests.support.prompting_process", url, base_url) as children:
                for _ in range(processes):
                    await asyncio.to_thread(children.start)
                await asyncio.sleep(2)  # they have begun to look
                due = partial(make_due, first=1, count=WRITTEN_TO, now=MONDAY)
                await works.run(lambda work: due(work.connection), deadline_seconds=60)
                return await _rate(slack)
    finally:
        await works.close()


async def _rate(slack: HttpSlack) -> float:
    began = time.perf_counter()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(slack.posts) < WRITTEN_TO:  # noqa: ASYNC110 (they work in other processes)
            await asyncio.sleep(0.01)
    return WRITTEN_TO / (time.perf_counter() - began)
