"""`python -m tests.noninterference.tables`: pairs of tables without a leak, then how soon each planted is found."""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from rich.console import Console
from rich.table import Table

from tests.features.mediation.sealed.side import Tally
from tests.noninterference.at_length import chunks
from tests.noninterference.tables.at_length import ALL_LEAKS, clean, planted


def main() -> int:
    """Play, print, and return 1 where something leaked or a planted leak was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=int(os.environ.get("PAIRS", "2000")))
    parser.add_argument("--seeds", type=int, default=int(os.environ.get("SEEDS", "5")))
    asked = parser.parse_args()
    console = Console()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        bad = _play_clean(console, pool, asked.pairs)
        bad += _play_planted(console, pool, asked.seeds)
    return 1 if bad else 0


def _play_clean(console: Console, pool: ProcessPoolExecutor, pairs: int) -> int:
    total, differences = Tally(), 0
    for tally, found in pool.map(clean, chunks(pairs)):
        total.add(tally)
        differences += len(found)
        for number, difference in found:
            console.print(f"pair {number}: {difference}", style="red", markup=False)
    console.print(f"{pairs} pairs, {total.pairs} of them of tables, {differences} differences: {total}", markup=False)
    return differences


def _play_planted(console: Console, pool: ProcessPoolExecutor, seeds: int) -> int:
    table = Table("Planted leak", "Pairs until found, by seed", "Worst")
    missed = 0
    for leak, counts in zip(ALL_LEAKS, pool.map(partial(planted, seeds), range(len(ALL_LEAKS))), strict=True):
        missed += sum(count is None for count in counts)
        worst = "not found" if None in counts else str(max(count for count in counts if count))
        table.add_row(leak.name, ", ".join(str(count or "-") for count in counts), worst)
    console.print(table)
    return missed


if __name__ == "__main__":
    sys.exit(main())
