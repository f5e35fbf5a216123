"""Where pairs are played: for each scene two databases that are alike, and every pair is rolled back afterwards."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Protocol

from sqlalchemy.orm import Session

from bot.db.engine import Database
from tests.noninterference.bots import Leak, bot
from tests.noninterference.listening import Ear
from tests.noninterference.pairs import Difference, Pair, Tally
from tests.noninterference.scenes import BEGINNING, SCENES, build
from tests.noninterference.side import Bot, Side
from tests.support.databases import patient


class Databases(Protocol):
    """Makes a new database with today's tables, gives its URL, and drops it."""

    def database(self) -> AbstractContextManager[str]:
        """Make one."""
        ...


@dataclass(frozen=True, slots=True)
class Stage:
    """Two databases with the same scene, and the moment at which it ended."""

    left: Database
    right: Database
    now: datetime


class Theatre:
    """Plays pairs from any scene. What is logged goes to the side that acts."""

    def __init__(self, stages: Mapping[str, Stage]) -> None:
        self._stages = stages
        self._ear = Ear()

    def play(
        self, seed: str, *, leak: Leak | None = None, ticks: int = 2, tally: Tally | None = None
    ) -> Difference | None:
        """Play the pair of this seed, with a leak planted in both bots if there is one."""
        rng = Random(seed)  # noqa: S311 (a repeatable draw)
        stage = self._stages[rng.choice(sorted(self._stages))]
        played = bot(leak)
        with self._ear.listening(), Session(stage.left.engine) as one, Session(stage.right.engine) as other:
            sides = (Side(one, played, stage.now), Side(other, played, stage.now))
            return Pair(rng, *sides, self._ear.turn_to, tally or Tally()).run(ticks)

    def pairs_until_found(self, leak: Leak, seed: str, most: int, first: int = 1) -> int | None:
        """Return how many pairs of a seed it takes to find a leak, from `first` on, or None when `most` do not."""
        found = (number for number in range(first, most + 1) if self.play(f"{seed} {number}", leak=leak))
        return next(found, None)


@contextmanager
def theatre(databases: Databases, scenes: Collection[str] = tuple(SCENES)) -> Iterator[Theatre]:
    """Build each of these scenes twice; the databases are dropped when the context ends."""
    played = bot()
    with ExitStack() as open_ones:
        stages = {}
        for scene in scenes:
            urls = [open_ones.enter_context(databases.database()) for _ in range(2)]
            left, right = (open_ones.enter_context(patient(url)) for url in urls)
            for database in (left, right):
                now = _build(database, played, scene)
            stages[scene] = Stage(left, right, now)
        yield Theatre(stages)


def _build(database: Database, played: Bot, scene: str) -> datetime:
    with Session(database.engine) as session:
        side = Side(session, played, BEGINNING)
        build(side, scene)
        session.commit()
        return side.now
