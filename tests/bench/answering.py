"""What an answer costs: the bot beside a bare Bolt app, on both databases, with one replica and with two."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import median

from tests.bench.load import Measured, burst, press
from tests.bench.requests import commands, filings, unanswered_presses
from tests.bench.stage import bare, bot, count_filed, gather_statistics, seat_groups
from tests.bench.table import Ledger, Row

CLIENTS, CROWD, CONNECTIONS = 32, 100, 128
ROUNDS = 7  # the bare app and the bot in turn, so that whatever else the machine does weighs on both
BUSY, CROWDED, ALONE, WARMING = 600, 500, 200, 200
SHOWN = (None, None)  # without a floor
UNPACED = "delivery paced to 1/hour, so that answering is measured alone"

Bounds = tuple[float | None, float | None]  # what must be reached, and the moonshot


@dataclass(frozen=True, slots=True)
class Target:
    """Who is asked, and what."""

    ports: tuple[int, ...]
    requests: Iterator[bytes]

    async def press(self, clients: int, total: int) -> Measured:
        """Send so many requests from so many clients."""
        return await press(self.ports, self.requests, clients=clients, total=total)


async def measure(ledger: Ledger, slack: int, sqlite: str, postgres: str) -> None:
    """Measure every acknowledgement that the bench names."""
    async with bare() as port:
        yardstick = Target((port,), commands())
        await yardstick.press(CLIENTS, BUSY)
        await _on(ledger, yardstick, slack, sqlite, "SQLite", rate=(0.40, 0.60), p99=(4, 2.5))
        await _on(ledger, yardstick, slack, postgres, "PostgreSQL", rate=(0.20, 0.50))


async def _on(
    ledger: Ledger, bare_app: Target, slack: int, url: str, name: str, *, rate: Bounds, p99: Bounds = SHOWN
) -> None:
    """Measure filing on one database; every filing must have become an issue with its letter."""
    what, forms = f"a filing on {name}", filings(seat_groups(url))
    async with AsyncExitStack() as replicas:
        port = await replicas.enter_async_context(bot(slack, url))
        filing = Target((port,), forms)
        await filing.press(CLIENTS, WARMING)
        if name == "PostgreSQL":
            await asyncio.to_thread(gather_statistics, url)
        await _busy(ledger, what, bare_app, filing, rate)
        await _alone(ledger, what, bare_app, filing, SHOWN)  # the floor is that of an acknowledgement
        await _crowded(ledger, what, bare_app, filing, p99)
        filed = WARMING + ROUNDS * (BUSY + CROWDED + ALONE)
        if name == "SQLite":
            await _way_in(ledger, bare_app, port)
        else:
            second = await replicas.enter_async_context(bot(slack, url))
            filed += await _two_replicas(ledger, filing, Target((port, second), forms))
    if count_filed(url) != (filed, filed):
        raise RuntimeError(f"of {filed} times {what}, these issues and letters are there: {count_filed(url)}")


async def _busy(ledger: Ledger, what: str, over: Target, asked: Target, bounds: Bounds) -> None:
    rounds = [(await over.press(CLIENTS, BUSY), await asked.press(CLIENTS, BUSY)) for _ in range(ROUNDS)]
    theirs, ours = (median(measured.per_second for measured in side) for side in zip(*rounds, strict=True))
    ratio = median(ours.per_second / theirs.per_second for theirs, ours in rounds)
    seen = f"{ours:.0f}/s, bare {theirs:.0f}/s"
    ledger.note(Row(f"{what}, {CLIENTS} clients: rate over bare", seen, ratio, *bounds))


async def _alone(ledger: Ledger, what: str, over: Target, asked: Target, bounds: Bounds) -> None:
    rounds = [(await over.press(1, ALONE), await asked.press(1, ALONE)) for _ in range(ROUNDS)]
    theirs, ours = (median(measured.p50 for measured in side) for side in zip(*rounds, strict=True))
    ratio = median(ours.p50 / theirs.p50 for theirs, ours in rounds)
    seen = f"{ours:.2f} ms, bare {theirs:.2f} ms"
    ledger.note(Row(f"{what}, one client: p50 over bare", seen, ratio, *bounds, least=False))


async def _crowded(ledger: Ledger, what: str, over: Target, asked: Target, bounds: Bounds) -> None:
    rounds = [(await over.press(CROWD, CROWDED), await asked.press(CROWD, CROWDED)) for _ in range(ROUNDS)]
    theirs, ours = (median(measured.p99 for measured in side) for side in zip(*rounds, strict=True))
    ratio = median(ours.p99 / theirs.p99 for theirs, ours in rounds)
    seen = f"{ours:.0f} ms, bare {theirs:.0f} ms"
    ledger.note(Row(f"{what}, {CROWD} clients: p99 over bare", seen, ratio, *bounds, least=False))


async def _way_in(ledger: Ledger, bare_app: Target, port: int) -> None:
    pressing = Target((port,), unanswered_presses())
    dispatch = "dispatch alone, every door registered"
    await _busy(ledger, dispatch, bare_app, pressing, (0.95, 1.0))
    await _alone(ledger, dispatch, bare_app, pressing, (5, 2.5))
    await _crowded(ledger, dispatch, bare_app, pressing, (4, 2.5))
    theirs = await burst(bare_app.ports[0], bare_app.requests, CONNECTIONS)
    ours = await burst(port, pressing.requests, CONNECTIONS)
    seen = f"{ours:.0f} ms, bare {theirs:.0f} ms"
    what = f"{CONNECTIONS} new connections at once: last first answer over bare"
    ledger.note(Row(what, seen, ours / theirs, least=False))


async def _two_replicas(ledger: Ledger, one: Target, two: Target) -> int:
    """Measure two replicas beside one; return how many filings that took."""
    await two.press(CLIENTS, WARMING)
    rounds = [(await one.press(CLIENTS, BUSY), await two.press(CLIENTS, BUSY)) for _ in range(ROUNDS)]
    single, both = (median(measured.per_second for measured in side) for side in zip(*rounds, strict=True))
    ratio = median(both.per_second / single.per_second for single, both in rounds)
    seen = f"{both:.0f}/s, one {single:.0f}/s, client on the same cores"
    ledger.note(Row("two replicas on PostgreSQL: rate over one", seen, ratio, 1.2, 1.8))
    return WARMING + 2 * ROUNDS * BUSY
