"""`python -m tests.features.mediation.at_length`: many pairs without a leak, then how soon each planted is found."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from rich.console import Console
from rich.table import Table

from tests.features.mediation.sealed import flags, pairs
from tests.features.mediation.sealed.leaks import LEAKS
from tests.features.mediation.sealed.side import Tally

CHUNK, MOST_PAIRS = 500, 2_000
FLAG_CLEAN = flags.FlagCore()
FINDERS: tuple[tuple[str, Callable[[str, int], int | None]], ...] = (
    *((leak.name, partial(pairs.pairs_until_found, leak)) for leak in LEAKS),
    *((leak.name, partial(flags.pairs_until_found, leak)) for leak in flags.FLAG_LEAKS),
)


def clean(numbers: range) -> tuple[Tally, int, list[str]]:
    """Play these pairs of the clean rules, tables and flags; return what they reached, and every difference."""
    tally = Tally()
    found = [f"pair {number}: {told}" for number in numbers if (told := pairs.play(f"long {number}", tally=tally))]
    differ = [f"flags {number}: {seen}" for number in numbers if (seen := flags.play(f"long {number}", FLAG_CLEAN))]
    return tally, len(numbers), found + differ


def planted(seeds: int, which: int) -> list[int | None]:
    """Return for each seed how many pairs find this leak."""
    return [FINDERS[which][1](f"seed {seed}", MOST_PAIRS) for seed in range(seeds)]


def chunks(count: int) -> Iterator[range]:
    """Cut the numbers of so many pairs into parts."""
    return (range(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK))


def main() -> int:
    """Play, print, and return 1 where something leaked or a planted leak was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=int(os.environ.get("PAIRS", "100000")))
    parser.add_argument("--seeds", type=int, default=int(os.environ.get("SEEDS", "5")))
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    console = Console()
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("spawn")) as pool:
        bad = _play_clean(console, pool, asked.pairs)
        bad += _play_planted(console, pool, asked.seeds)
    return 1 if bad else 0


def _play_clean(console: Console, pool: ProcessPoolExecutor, count: int) -> int:
    total, flag_pairs, differences = Tally(), 0, 0
    for tally, more, found in pool.map(clean, chunks(count)):
        total.add(tally)
        flag_pairs, differences = flag_pairs + more, differences + len(found)
        for told in found:
            console.print(told, style="red", markup=False)
    console.print(f"{total.pairs} pairs of tables, {flag_pairs} of flags, {differences} differences", markup=False)
    reached = (f"{total.ticks} ticks", f"{total.views} views", f"{total.stops} stops", f"{total.parted} parted early")
    console.print(", ".join(reached), markup=False)
    console.print(", ".join(f"{stage} {count}" for stage, count in sorted(total.stages.items())), markup=False)
    return differences


def _play_planted(console: Console, pool: ProcessPoolExecutor, seeds: int) -> int:
    table = Table("Planted leak", "Pairs until found, by seed", "Worst")
    missed = 0
    for (name, _), counts in zip(FINDERS, pool.map(partial(planted, seeds), range(len(FINDERS))), strict=True):
        missed += sum(count is None for count in counts)
        worst = "not found" if None in counts else str(max(count for count in counts if count))
        table.add_row(name, ", ".join(str(count or "-") for count in counts), worst)
    console.print(table)
    return missed


if __name__ == "__main__":
    sys.exit(main())
