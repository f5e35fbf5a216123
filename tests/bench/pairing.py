"""What pairing a large group costs, and for how long the event loop has to wait meanwhile.

It runs in a thread of its own, as the writer has it, beside a loop that would like to turn every millisecond.
"""

import asyncio
import time
from collections.abc import Iterator
from random import Random
from statistics import median

from bot.features.checkins.rules.pairing import Candidate, Past, pair_up
from bot.features.checkins.rules.round import pair_of
from tests.bench.table import Ledger, Row

PEOPLE, FUNCTIONS = 200, 8
ROUNDS = (0, 26, 200, 400)  # of history
THERE, EXCLUSIONS = 180, 100  # in each of those rounds; pairs that are never formed
REPEATS = 5
MUST_MILLISECONDS = 100
LAG_MILLISECONDS = 50
TURN_SECONDS = 0.001

History = tuple[list[Candidate], Past, int]


async def measure(ledger: Ledger) -> None:
    """Measure the slowest of several histories, for an even and an odd number of people."""
    histories = list(_histories())
    took = {number: median(_timed(*history) for _ in range(REPEATS)) for number, history in enumerate(histories)}
    slowest = max(took, key=lambda number: took[number])
    milliseconds = took[slowest]
    what = f"pairing {PEOPLE} people, the slowest of {len(histories)} histories, over {MUST_MILLISECONDS} ms"
    ledger.note(Row(what, f"{milliseconds:.0f} ms", milliseconds / MUST_MILLISECONDS, 1, least=False))
    lag = await _lag(histories[slowest])
    what = f"the event loop's longest wait meanwhile, over {LAG_MILLISECONDS} ms"
    ledger.note(Row(what, f"{lag:.0f} ms", lag / LAG_MILLISECONDS, moonshot=1, least=False))


def _histories() -> Iterator[History]:
    """Make groups whose people met at random in as many rounds, the later half of them in the present cycle."""
    chance = Random(7)  # noqa: S311 (a bench that can be repeated)
    for people in (PEOPLE, PEOPLE - 1):
        users = [f"U{number:03}" for number in range(people)]
        candidates = [Candidate(user, number % FUNCTIONS, trio=number % 5 == 0) for number, user in enumerate(users)]
        for rounds in ROUNDS:
            drawn = [chance.sample(users, THERE) for _ in range(rounds)]
            met = {pair_of(*two): number for number, there in enumerate(drawn) for two in _by_twos(there)}
            past = Past(
                met=met,
                rested={user: chance.randint(0, rounds) for user in users},
                forbidden=frozenset(pair_of(*chance.sample(users, 2)) for _ in range(EXCLUSIONS)),
                cycle_met=frozenset(pair for pair, number in met.items() if number > rounds // 2),
                turns={user: chance.randint(0, rounds) for user in users},
            )
            yield candidates, past, rounds


def _by_twos(users: list[str]) -> Iterator[tuple[str, str]]:
    return zip(users[::2], users[1::2], strict=True)


def _timed(candidates: list[Candidate], past: Past, rounds: int) -> float:
    """Return the milliseconds in which everybody has a meeting but one of an odd number."""
    began = time.perf_counter()
    plan = pair_up(candidates, past, round_number=rounds + 1, step=None, seed="a group")
    took = (time.perf_counter() - began) * 1000
    if sum(map(len, plan.meetings)) + len(plan.rests) != len(candidates):
        raise RuntimeError("somebody is in no meeting and does not rest")
    return took


async def _lag(history: History) -> float:
    """Return by how many milliseconds the loop turned too late at most, while a group was paired `REPEATS` times."""
    longest = 0.0
    pairing = asyncio.gather(asyncio.to_thread(lambda: [_timed(*history) for _ in range(REPEATS)]))
    while not pairing.done():
        began = time.perf_counter()
        await asyncio.sleep(TURN_SECONDS)
        longest = max(longest, time.perf_counter() - began - TURN_SECONDS)
    await pairing
    return longest * 1000
