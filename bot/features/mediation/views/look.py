"""A table as its viewer sees it now: what every part of the screen is made of, and nothing else."""

from datetime import datetime
from typing import NamedTuple

from bot.features.mediation.facts import Own, Person, Seat, Seen, Shared, View
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import table as say
from bot.features.mediation.views.people import NAME_SHOWN, shown
from bot.slack.blocks import cut
from bot.slack.mentions import quote

NOBODY = Person("", say.SOMEBODY, "")


class Look(NamedTuple):
    """A table for the eyes of one person, at one moment. All that is rendered is a function of this."""

    seen: Seen
    now: datetime

    @property
    def view(self) -> View:
        """What they see of it."""
        return self.seen.view

    @property
    def table(self) -> Shared:
        """What they read of what is shared. Raises LookupError for whoever has no seat (any more)."""
        if self.seen.view.table is None:
            raise LookupError("who has no seat reads nothing")
        return self.seen.view.table

    @property
    def own(self) -> Own:
        """What they have for themselves."""
        return self.seen.view.own

    @property
    def moves(self) -> frozenset[Move]:
        """What they may press."""
        return self.seen.view.moves

    @property
    def across(self) -> str:
        """The other party's user id; for a broker, the first one's."""
        return self.table.b if self.own.seat is Seat.A else self.table.a

    def subject(self, more: object = "") -> str:
        """Return what a button or form carries: the handle, the version that was seen, and a number or a key."""
        seen = f"{self.seen.handle}.{self.seen.version}"
        return f"{seen}.{more}" if more != "" else seen

    def name(self, user: str) -> str:
        """Return somebody with their function as markup; "you" for the viewer."""
        person = self._person(user)
        if user == self.own.user:
            return say.YOU
        return quote(say.person(cut(person.name, NAME_SHOWN), cut(person.function, NAME_SHOWN)))

    def short(self, user: str) -> str:
        """Return somebody's name alone as markup; "you" for the viewer."""
        return say.YOU if user == self.own.user else shown(self._person(user).name)

    def plain(self, user: str) -> str:
        """Return somebody with their function as plain words: for menus, which never read markup."""
        person = self._person(user)
        return say.person(cut(person.name, NAME_SHOWN), cut(person.function, NAME_SHOWN))

    def seat(self, seat: Seat) -> str:
        """Return who sits there, by their short name as markup; "you" for the viewer."""
        return self.short(self.table.user(seat) or "")

    def _person(self, user: str) -> Person:
        return next((person for person in self.seen.people if person.user == user), NOBODY)
