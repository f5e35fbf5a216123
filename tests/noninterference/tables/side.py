"""One history of a table: presses go through the real doors, and the records are read back from the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.features.mediation import queries
from bot.features.mediation.facts import Case, Own, Seat, TableRow, Tick
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.service import keeping
from bot.slack.replies import Modal
from bot.slack.requests import PersonFacts
from tests.features.mediation.desk import ZONE
from tests.noninterference.listening import Ear
from tests.noninterference.side import Glimpse, Job, Side
from tests.noninterference.tables import surface
from tests.noninterference.tables.people import HANDLE, NAMES, WORKSPACE

OF_TABLES = ("mediation.", "home.")
AFTER_THE_TICK = timedelta(seconds=3)


@dataclass
class TableSide(Side):
    """A history with one table in it."""

    known: Case | None = field(default=None, repr=False)
    screens: dict[str, Modal] = field(default_factory=dict)  # what people have open
    changed: bool = True
    heard: int = 0
    thorough: bool = True  # every job runs, and not only those that have to do with tables
    ear: Ear = field(default_factory=Ear)  # of the log

    @property
    def row(self) -> TableRow | None:
        """The table, while anything is left of it."""
        return queries.table(self.work, WORKSPACE, HANDLE)

    @property
    def version(self) -> int:
        """The version that buttons carry now."""
        row = self.row
        return row.version if row else 0

    @property
    def case(self) -> Case:
        """All records, as the database has them now; the last ones once nothing is left."""
        row = self.row if self.known is None or self.changed else None
        if row is not None:
            self.known = keeping.case(self.work, row)[0]
        self.changed = False
        assert self.known
        return self.known

    def own(self, seat: Seat) -> Own | None:
        """Return somebody's record."""
        return self.case.own(seat)

    def press(self, seat: Seat, pressed: Press, at: datetime) -> None:
        """Let somebody press; a refusal is something that they see."""
        own = self.own(seat)
        assert own
        self.ear.turn_to(self)
        self.now = max(self.now, at)
        self.changed = True
        surface.press(self, own, pressed)

    def tick(self, at: Tick) -> None:
        """Let the group's tick come, and every job do what is due."""
        self.tick_at(at.now + AFTER_THE_TICK)

    def tick_at(self, moment: datetime) -> None:
        """Let every job do what is due at this moment."""
        self.ear.turn_to(self)
        self.now = moment
        self.changed = True
        self.screens.clear()
        self.run_jobs()

    def jobs(self) -> Iterable[Job]:
        """Return the jobs that run: of the others, nothing is due here."""
        return (job for name, job in self.bot.jobs.items() if self.thorough or name.startswith(OF_TABLES))

    def look(self, user: str) -> None:
        """Let somebody look at the table, or try to."""
        self.ear.turn_to(self)
        surface.look(self, user)

    def peek(self, user: str, which: int) -> None:
        """Let somebody see what a button of their screen would show, or do; nothing of it is done."""
        self.ear.turn_to(self)
        surface.peek(self, user, which)

    def look_at_home(self, user: str) -> None:
        """Let somebody open App Home."""
        self.ear.turn_to(self)
        self.home(user)

    def fresh(self) -> list[Glimpse]:
        """Return what was seen since this was asked last."""
        fresh, self.heard = self.seen[self.heard :], len(self.seen)
        return fresh

    def learn(self) -> None:
        """Let the bot know the cast."""
        assert self.bot.doors.learner
        for user, name in NAMES.items():
            self.bot.doors.learner(self.work, WORKSPACE, PersonFacts(user, name, ZONE, "member"))
