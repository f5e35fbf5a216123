"""A letter's private conversation, as its feature wants it at one moment: who is to be brought there, and taken out."""

from typing import NamedTuple

from bot.db.records import is_stand_in
from bot.delivery.claims import Claim
from bot.slack.gatherings import Gathering, Host


class Spot(NamedTuple):
    """A letter's conversation, as its feature wants it now."""

    claim: Claim
    host: Host
    subject: str
    plan: Gathering

    @property
    def absent(self) -> tuple[str, ...]:
        """Who belongs and was never brought."""
        return tuple(user for user in self.plan.people if user not in self.plan.brought and not is_stand_in(user))

    @property
    def surplus(self) -> tuple[str, ...]:
        """Who was brought and belongs no longer. Whoever was erased is a stand-in, and cannot be taken out."""
        return tuple(user for user in self.plan.brought if user not in self.plan.people and not is_stand_in(user))
