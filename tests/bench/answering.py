"""What an answer costs: the bot beside a bare Bolt app, on both databases, with one replica and with two."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from tests.bench.load import Measured, burst, press
from tests.bench.requests import commands, filings, unanswered_presses
from tests.bench.stage import bare, bot, count_filed, gather_statistics, seat_groups
from tests.bench.table import Ledger, Row

CONNECTIONS = 128
ROUNDS = 7  # the bare app and the bot in turn, so that whatever else the machine does weighs on both
WARMING = 200
SHOWN = (None, None)  # without a floor
UNPACED = "delivery paced to 1/hour, so that answering is measured alone"

Bounds = tuple[float | None, float | None]  # what must be reached, and the moonshot


@dataclass(frozen=True, slots=True)
class Load:
    """So many clients with so many requests together, and the figure that is taken of it."""

    name: str
    clients: int
    total: int
    figure: Callable[[Measured], float]
    shown: str
    more_is_better: bool = False


BUSY = Load("32 clients: rate", 32, 600, attrgetter("per_second"), "{:.0f}/s", more_is_better=True)
ALONE = Load("one client: p50", 1, 200, attrgetter("p50"), "{:.2f} ms")
CROWDED = Load("100 clients: p99", 100, 500, attrgetter("p99"), "{:.0f} ms")


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
        await yardstick.press(BUSY.clients, BUSY.total)
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
        await filing.press(BUSY.clients, WARMING)
        if name == "PostgreSQL":
            await asyncio.to_thread(gather_statistics, url)
        await _compare(ledger, BUSY, what, bare_app, filing, bounds=rate)
        await _compare(ledger, ALONE, what, bare_app, filing, bounds=SHOWN)  # the floor is that of an acknowledgement
        await _compare(ledger, CROWDED, what, bare_app, filing, bounds=p99)
        filed = WARMING + ROUNDS * (BUSY.total + ALONE.total + CROWDED.total)
        if name == "SQLite":
            await _way_in(ledger, bare_app, port)
        else:
            second = await replicas.enter_async_context(bot(slack, url))
            filed += await _two_replicas(ledger, filing, Target((port, second), forms))
    if count_filed(url) != (filed, filed):
        raise RuntimeError(f"of {filed} times {what}, these issues and letters are there: {count_filed(url)}")


async def _compare(ledger: Ledger, load: Load, what: str, over: Target, asked: Target, *, bounds: Bounds) -> None:
    """Press both in turn, and note how one compares to the bare app."""
    theirs, ours, ratio = await _in_turn(load, over, asked)
    seen = f"{load.shown.format(ours)}, bare {load.shown.format(theirs)}"
    ledger.note(Row(f"{what}, {load.name} over bare", seen, ratio, *bounds, least=load.more_is_better))


async def _in_turn(load: Load, one: Target, other: Target) -> tuple[float, float, float]:
    """Return the medians of both, and of the ratios of the other to the one in each round."""
    rounds = [
        (
            load.figure(await one.press(load.clients, load.total)),
            load.figure(await other.press(load.clients, load.total)),
        )
        for _ in range(ROUNDS)
    ]
    return median(a for a, _ in rounds), median(b for _, b in rounds), median(b / a for a, b in rounds)


async def _way_in(ledger: Ledger, bare_app: Target, port: int) -> None:
    pressing = Target((port,), unanswered_presses())
    dispatch = "dispatch alone, every door registered"
    await _compare(ledger, BUSY, dispatch, bare_app, pressing, bounds=(0.95, 1.0))
    await _compare(ledger, ALONE, dispatch, bare_app, pressing, bounds=(5, 2.5))
    await _compare(ledger, CROWDED, dispatch, bare_app, pressing, bounds=(4, 2.5))
    theirs = await burst(bare_app.ports[0], bare_app.requests, CONNECTIONS)
    ours = await burst(port, pressing.requests, CONNECTIONS)
    seen = f"{ours:.0f} ms, bare {theirs:.0f} ms"
    what = f"{CONNECTIONS} new connections at once: last first answer over bare"
    ledger.note(Row(what, seen, ours / theirs, least=False))


async def _two_replicas(ledger: Ledger, one: Target, two: Target) -> int:
    """Measure two replicas beside one; return how many filings that took."""
    await two.press(BUSY.clients, WARMING)
    single, both, ratio = await _in_turn(BUSY, one, two)
    seen = f"{both:.0f}/s, one {single:.0f}/s, client on the same cores"
    ledger.note(Row("two replicas on PostgreSQL: rate over one", seen, ratio, 1.2, 1.8))
    return WARMING + 2 * ROUNDS * BUSY.total
