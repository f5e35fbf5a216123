"""What an answer costs: the bot beside a bare Bolt app, on both databases, with one replica and with two."""

from contextlib import AsyncExitStack
from itertools import repeat

from tests.bench.load import Measured, burst, press
from tests.bench.requests import commands, filings, unanswered_presses
from tests.bench.stage import GROUPS, bare, bot, seat_groups
from tests.bench.table import Ledger, Row

CLIENTS, CROWD, CONNECTIONS = 32, 100, 128
TOTAL = 4800
WARMING = 400


async def measure(ledger: Ledger, slack: int, sqlite: str, postgres: str) -> None:
    """Measure every acknowledgement that the bench names."""
    yardstick = await _bare(ledger)
    await _on(ledger, slack, sqlite, "SQLite", yardstick, must=0.40, moonshot=0.60)
    single = await _on(ledger, slack, postgres, "PostgreSQL", yardstick, must=0.20, moonshot=0.50)
    await _two_replicas(ledger, slack, postgres, single)


class Yardstick:
    """The bare app's numbers."""

    def __init__(self, busy: Measured, alone: Measured, crowded: Measured, first: float) -> None:
        self.busy, self.alone, self.crowded, self.first = busy, alone, crowded, first


async def _bare(ledger: Ledger) -> Yardstick:
    async with bare() as port:
        await press((port,), commands(), clients=CLIENTS, total=WARMING)
        busy = await press((port,), commands(), clients=CLIENTS, total=TOTAL)
        alone = await press((port,), commands(), clients=1, total=WARMING)
        crowded = await press((port,), commands(), clients=CROWD, total=TOTAL)
        first = await burst(port, commands(), CONNECTIONS)
    ledger.note(Row("bare Bolt app, signed command, 32 clients", f"{busy.per_second:.0f}/s", 1.0))
    return Yardstick(busy, alone, crowded, first)


async def _on(
    ledger: Ledger, slack: int, url: str, name: str, bare_app: Yardstick, *, must: float, moonshot: float
) -> Measured:
    places = _places(url)
    async with bot(slack, url) as port:
        await press((port,), filings(places), clients=CLIENTS, total=WARMING)
        if name == "SQLite":
            await _way_in(ledger, port, bare_app)
        alone = await press((port,), filings(places), clients=1, total=WARMING)
        busy = await press((port,), filings(places), clients=CLIENTS, total=TOTAL)
        crowded = await press((port,), filings(places), clients=CROWD, total=TOTAL)
    seen = f"{busy.per_second:.0f}/s, p50 {busy.p50:.1f} ms, p99 {busy.p99:.1f} ms"
    ratio = busy.per_second / bare_app.busy.per_second
    ledger.note(Row(f"full /grayzone filing on {name}, 32 clients, over bare", seen, ratio, must, moonshot))
    patience = alone.p50 / bare_app.alone.p50
    seen = f"{alone.p50:.2f} ms, bare {bare_app.alone.p50:.2f} ms"
    ledger.note(Row(f"p50 of a filing at one client on {name}, over bare", seen, patience, 5, 2.5, least=False))
    tail = crowded.p99 / bare_app.crowded.p99
    seen = f"{crowded.p99:.0f} ms, bare {bare_app.crowded.p99:.0f} ms"
    ledger.note(Row(f"p99 of a filing at 100 clients on {name}, over bare", seen, tail, 4, 2.5, least=False))
    return busy


async def _way_in(ledger: Ledger, port: int, bare_app: Yardstick) -> None:
    dispatch = await press((port,), unanswered_presses(), clients=CLIENTS, total=TOTAL)
    ratio = dispatch.per_second / bare_app.busy.per_second
    seen = f"{dispatch.per_second:.0f}/s"
    ledger.note(Row("dispatch alone, every door registered, over bare", seen, ratio, 0.95, 1.0))
    first = await burst(port, unanswered_presses(), CONNECTIONS)
    seen = f"{first:.0f} ms, bare {bare_app.first:.0f} ms"
    ledger.note(Row("last first answer of 128 new connections", seen, first / bare_app.first, None, None, least=False))


async def _two_replicas(ledger: Ledger, slack: int, url: str, single: Measured) -> None:
    places = tuple((group, group) for group in range(1, GROUPS + 1))  # as `_on` seated them
    async with AsyncExitStack() as replicas:
        ports = tuple([await replicas.enter_async_context(bot(slack, url)) for _ in repeat(None, 2)])
        await press(ports, filings(places), clients=CLIENTS, total=WARMING)
        both = await press(ports, filings(places), clients=CLIENTS, total=TOTAL)
    ratio = both.per_second / single.per_second
    seen = f"{both.per_second:.0f}/s, one {single.per_second:.0f}/s"
    ledger.note(Row("two replicas on PostgreSQL over one, client beside them", seen, ratio, 1.2, 1.8))


def _places(url: str) -> tuple[tuple[int, int], ...]:
    return tuple((seated.group, seated.handoff) for seated in seat_groups(url))
