"""Somebody at the desk who promises, in a few words."""

from datetime import date
from typing import NamedTuple

from bot.features.peers import service as peers
from bot.features.promises import service as promises
from bot.features.promises.service import Act, Draft, Terms
from tests.features.desk import WORKSPACE, Desk

DUE = date(2027, 1, 15)


class Pledger(NamedTuple):
    """Somebody at the desk who promises."""

    desk: Desk
    user: str

    def offers(self, customer: str, what: str) -> None:
        """Promise something to somebody."""
        seat = peers.seat(self.desk.work, workspace=WORKSPACE, user=self.user)
        promises.begin(self.desk.work, seat, Draft(self.user, customer, Terms(what, "They have it", DUE)))

    def act(self, key: int) -> Act:
        """Return a press of theirs."""
        return Act(WORKSPACE, self.user, key)
