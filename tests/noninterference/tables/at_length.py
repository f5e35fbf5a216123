"""The long run of tables and flags at the real doors, cut into parts that processes of their own can play."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.features.mediation.sealed.side import Difference, Tally
from tests.noninterference.tables.leaks import FLAG_LEAKS, LEAKS
from tests.noninterference.tables.theatre import Hall, hall
from tests.support.databases import SqliteFolder

ALL_LEAKS = (*LEAKS, *FLAG_LEAKS)
MOST_PAIRS = 2_000
FLAGS_OF = 4  # of so many pairs one is of flags


def clean(numbers: range) -> tuple[Tally, list[tuple[int, Difference]]]:
    """Play these pairs of the real bot; return what they reached, and every difference."""
    tally = Tally()
    with _hall() as found:
        played = [(number, play(found, number, tally)) for number in numbers]
    return tally, [(number, difference) for number, difference in played if difference]


def play(found: Hall, number: int, tally: Tally) -> Difference | None:
    """Play a pair of a table, or at every fourth number of flags."""
    if number % FLAGS_OF == 0:
        return found.play_flags(f"long {number}")
    return found.play(f"long {number}", tally=tally)


def planted(seeds: int, which: int) -> list[int | None]:
    """Return for each seed how many pairs find this leak."""
    with _hall() as found:
        return [found.pairs_until_found(ALL_LEAKS[which], f"seed {seed}", MOST_PAIRS) for seed in range(seeds)]


@contextmanager
def _hall() -> Iterator[Hall]:
    with tempfile.TemporaryDirectory() as folder, hall(SqliteFolder(Path(folder))) as found:
        yield found
