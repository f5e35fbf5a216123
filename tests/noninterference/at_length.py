"""The long run, cut into parts that processes of their own can play."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.noninterference.leaks import LEAKS
from tests.noninterference.pairs import Difference, Tally
from tests.noninterference.theatre import theatre
from tests.support.databases import SqliteFolder, quickest_place

CHUNK = 250
MOST_PAIRS = 2_000


def clean(numbers: range) -> tuple[Tally, list[tuple[int, Difference]]]:
    """Play these pairs of the real bot; return what they reached, and every difference."""
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=quickest_place()) as folder, theatre(SqliteFolder(Path(folder))) as found:
        played = [(number, found.play(f"long {number}", tally=tally)) for number in numbers]
    return tally, [(number, difference) for number, difference in played if difference]


def planted(seeds: int, which: int) -> list[int | None]:
    """Return for each seed how many pairs find this leak."""
    with tempfile.TemporaryDirectory(dir=quickest_place()) as folder, theatre(SqliteFolder(Path(folder))) as found:
        return [found.pairs_until_found(LEAKS[which], f"seed {seed}", MOST_PAIRS) for seed in range(seeds)]


def chunks(pairs: int) -> Iterable[range]:
    """Cut the numbers of so many pairs into parts."""
    return (range(first, min(first + CHUNK, pairs)) for first in range(0, pairs, CHUNK))
