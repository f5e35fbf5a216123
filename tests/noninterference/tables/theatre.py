"""Where pairs of tables are played: two databases with the same group, and every pair is rolled back afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from bot.db.engine import Database
from tests.features.mediation.sealed.side import Difference, Tally
from tests.noninterference.bots import Leak, bot
from tests.noninterference.listening import Ear
from tests.noninterference.tables.flags import FlagPair
from tests.noninterference.tables.leaks import FLAG_LEAKS
from tests.noninterference.tables.pairs import TablePair
from tests.noninterference.tables.planting import FOUNDED, furnish
from tests.noninterference.tables.side import TableSide
from tests.noninterference.tables.surface import NoButtonError
from tests.noninterference.theatre import Databases
from tests.support.databases import patient


@dataclass(frozen=True, slots=True)
class Hall:
    """Two databases with the same group, and when it was there."""

    left: Database
    right: Database
    now: datetime

    def play(
        self, seed: str, *, leak: Leak | None = None, ticks: int = 3, tally: Tally | None = None
    ) -> Difference | None:
        """Play the pair of this seed, with a leak planted in both bots if there is one."""
        rng = Random(seed)  # noqa: S311 (a repeatable draw)
        played, ear = bot(leak), Ear()
        with ear.listening(), Session(self.left.engine) as one, Session(self.right.engine) as other:
            sides = (TableSide(one, played, self.now, ear=ear), TableSide(other, played, self.now, ear=ear))
            return TablePair(rng, sides, tally or Tally()).run(rng.randint(1, ticks))

    def play_flags(self, seed: str, *, leak: Leak | None = None, weeks: int = 6) -> Difference | None:
        """Play the pair of flags of this seed."""
        rng = Random(seed)  # noqa: S311 (a repeatable draw)
        played, ear = bot(leak), Ear()
        with ear.listening(), Session(self.left.engine) as one, Session(self.right.engine) as other:
            sides = (TableSide(one, played, self.now, ear=ear), TableSide(other, played, self.now, ear=ear))
            return FlagPair(rng, sides).run(weeks)

    def pairs_until_found(self, leak: Leak, seed: str, most: int, first: int = 1) -> int | None:
        """Return how many pairs of a seed it takes to find a planted leak, or None when so many do not find it.

        They are counted from `first`.
        """
        play = self.play_flags if leak in FLAG_LEAKS else self.play

        def finds(number: int) -> bool:
            try:
                return play(f"{seed} {number}", leak=leak) is not None
            except NoButtonError:
                return True

        return next(filter(finds, range(first, first + most)), None)


@contextmanager
def hall(databases: Databases) -> Iterator[Hall]:
    """Build the group twice; the databases are dropped when the context ends."""
    played = bot()
    with ExitStack() as open_ones:
        urls = [open_ones.enter_context(databases.database()) for _ in range(2)]
        left, right = (open_ones.enter_context(patient(url)) for url in urls)
        now = FOUNDED
        for database in (left, right):
            with Session(database.engine) as session:
                side = TableSide(session, played, FOUNDED)
                furnish(side)
                session.commit()
                now = side.now
        yield Hall(left, right, now)
