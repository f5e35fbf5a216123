"""`python -m tests.noninterference`: many pairs without a leak, then how soon each planted leak is found, by seed."""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context

from rich.console import Console
from rich.table import Table

from tests.noninterference.at_length import chunks, clean, planted
from tests.noninterference.leaks import LEAKS
from tests.noninterference.pairs import Tally


def main() -> int:
    """Play, print, and return 1 where something leaked or a planted leak was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=int(os.environ.get("PAIRS", "2000")))
    parser.add_argument("--seeds", type=int, default=int(os.environ.get("SEEDS", "5")))
    asked = parser.parse_args()
    console = Console()
    total, differences = Tally(), 0
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for tally, found in pool.map(clean, chunks(asked.pairs)):
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
