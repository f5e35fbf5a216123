"""`python -m tests.noninterference`: many pairs without a leak, then how soon each planted leak is found, by seed."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.noninterference.leaks import LEAKS
from tests.noninterference.pairs import Difference, Tally
from tests.noninterference.theatre import theatre
from tests.support.databases import SqliteFolder

CHUNK = 250
MOST_PAIRS = 2_000


def clean(numbers: range) -> tuple[Tally, list[tuple[int, Difference]]]:
    """Play these pairs of the real bot; return what they reached, and every difference."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, theatre(SqliteFolder(Path(folder))) as found:
        played = [(number, found.play(f"long {number}", tally=tally)) for number in numbers]
    return tally, [(number, difference) for number, difference in played if difference]


def planted(seeds: int, which: int) -> list[int | None]:
    """Return for each seed how many pairs find this leak."""
    with tempfile.TemporaryDirectory() as folder, theatre(SqliteFolder(Path(folder))) as found:
        return [found.pairs_until_found(LEAKS[which], f"seed {seed}", MOST_PAIRS) for seed in range(seeds)]


def _chunks(pairs: int) -> Iterable[range]:
    return (range(first, min(first + CHUNK, pairs)) for first in range(0, pairs, CHUNK))


def main() -> int:
    """Play, print, and return 1 where something leaked or a planted leak was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=int(os.environ.get("PAIRS", "2000")))
    parser.add_argument("--seeds", type=int, default=int(os.environ.get("SEEDS", "5")))
    asked = parser.parse_args()
    console = Console()
    total, differences = Tally(), 0
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for tally, found in pool.map(clean, _chunks(asked.pairs)):
            total = Tally(**{name: value + getattr(tally, name) for name, value in asdict(total).items()})
            differences += len(found)
            for number, difference in found:
                console.print(f"pair {number}: {difference}", style="red", markup=False)
        console.print(f"{total.pairs} pairs, {differences} differences: {total}", markup=False)
        table = Table("Planted leak", "Pairs until found, by seed", "Worst")
        missed = 0
        for leak, counts in zip(LEAKS, pool.map(partial(planted, asked.seeds), range(len(LEAKS))), strict=True):
            missed += sum(count is None for count in counts)
            worst = "not found" if None in counts else str(max(count for count in counts if count))
            table.add_row(leak.name, ", ".join(str(count or "-") for count in counts), worst)
        console.print(table)
    return 1 if differences or missed else 0


if __name__ == "__main__":
    sys.exit(main())
