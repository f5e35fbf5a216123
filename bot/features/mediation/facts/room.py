"""What the service takes and hands out: who presses at which table, and what they see of it."""

from datetime import datetime
from typing import NamedTuple

from bot.db.vault import Sealed
from bot.features.mediation.facts.flags import FlagState
from bot.features.mediation.facts.shared import Seat, Stage
from bot.features.mediation.facts.table import View
from bot.lodgings import Form, Lodging

THREAD_KIND = "mediation.table"  # of the card that a table's conversation shows: everybody at it reads the same
ENTRY_KIND = "mediation.entry"  # of the cards in its thread


class Act(NamedTuple):
    """Who looks or presses, and at which table.

    `seen` is the version that a presser saw: another one has no place for their press, and none at all has no place
    anywhere. Whoever only looks needs none.
    """

    workspace: str
    user: str
    handle: str
    seen: int | None = None


class TableRow(NamedTuple):
    """A table: the columns of `models.MediationTable`, by the same names."""

    id: int
    handle: str
    workspace: str
    group_id: int
    one: str
    other: str
    broker: str | None
    inviter: str | None
    stage: str
    version: int
    due_at: datetime | None
    laid_at: datetime
    form: str
    channel: str | None
    brought: str
    away: str

    def seat_of(self, user: str) -> Seat | None:
        """Return where somebody sits, or is asked to; None for everybody else."""
        return None if self.is_bare else {self.broker: Seat.BROKER, self.one: Seat.A, self.other: Seat.B}.get(user)

    def across(self, user: str) -> str:
        """Return the other one of the two parties."""
        return self.other if user == self.one else self.one

    def is_away(self, user: str) -> bool:
        """Tell whether somebody who belongs in its conversation left it, or was taken out."""
        return user in self.away.split(",")

    @property
    def is_bare(self) -> bool:
        """Whether there never was a table: only that somebody invited these two is kept. A tick that closes counts."""
        return self.stage == Stage.CLOSED.value and self.version == 0

    @property
    def lodging(self) -> Lodging:
        """Where its conversation is."""
        return Lodging(Form(self.form), self.channel)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who has a record."""
        return (self.one, self.other) if self.broker is None else (self.one, self.other, self.broker)


class FlagRow(NamedTuple):
    """A flag: the columns of `models.MediationFlag`, by the same names."""

    id: int
    key: str
    workspace: str
    group_id: int
    user: str
    other: str
    words: Sealed
    filed_at: datetime
    taken_back_at: datetime | None
    met_at: datetime | None


class FlagLine(NamedTuple):
    """A flag as its author sees it: `rests_until` it can meet another, `ends_at` its place is free (UTC)."""

    key: str
    group_id: int
    other: str
    words: str
    state: FlagState
    rests_until: datetime
    ends_at: datetime


class Person(NamedTuple):
    """Somebody whom a table names: as Slack lists them, and the function that they lead here (empty: none any more)."""

    user: str
    name: str
    function: str


class Seen(NamedTuple):
    """A table as one person sees it. Buttons carry `handle` and `version`.

    `people` are all whom their view of it names. `contact` says whom to turn to with what does not belong at a table;
    it is asked for while people are invited. `is_away` tells the viewer, and nobody else, that they are out of the
    conversation at `lodging`.
    """

    handle: str
    group_id: int
    version: int
    view: View
    people: tuple[Person, ...] = ()
    contact: str = ""
    lodging: Lodging = Lodging()
    is_away: bool = False

    @property
    def others(self) -> tuple[Person, ...]:
        """Those who sit there besides the viewer, as far as they read it."""
        table = self.view.table
        sits = {table.a, table.b, table.broker} - {self.view.own.user} if table else set()
        return tuple(person for person in self.people if person.user in sits)


class Thread(NamedTuple):
    """What the conversation of a table shows anew: all of it is what everybody at the table may read.

    `people` are those who belong in the conversation now. `entries` are the keys of what is new in the thread, reads
    otherwise, or is gone; `is_said` tells whether there is a conversation for it, or one is to be made.
    """

    workspace: str
    handle: str
    group_id: int
    stage: Stage
    people: tuple[str, ...]
    entries: tuple[str, ...]
    is_said: bool

    @property
    def card(self) -> str:
        """The name under which delivery keeps it up to date."""
        return f"{THREAD_KIND}:{self.handle}"


class Pressed(NamedTuple):
    """What a press came to: what its presser sees now, and the thread where something was passed on."""

    seen: Seen
    thread: Thread | None
