"""What is between the members of a check-in, asked once for a whole round; all of it is known to the group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from bot.features.checkins.facts import Reason
from bot.features.checkins.queries import people
from bot.features.checkins.rules.reasons import LATELY, Between, reasons_of
from bot.features.checkins.rules.round import Pair, pair_of
from bot.features.grayzone import service as grayzone
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, PeerFacts
from bot.work import Work

WON_LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a group has between its functions and its people."""

    now: datetime
    since: Mapping[str, datetime]
    met_at: Mapping[Pair, datetime]
    borders: Sequence[grayzone.Border]
    wins: Sequence[grayzone.Win]
    handoffs: Sequence[peers.HandoffFacts]

    def between(self, members: Sequence[PeerFacts], *, asked: bool = False) -> tuple[Reason, ...]:
        """Return why these talk with each other now; in the order of their places."""
        users = [one.user for one in members]
        functions = {frozenset((one.function.id, other.function.id)) for one, other in combinations(members, 2)}
        lately = [place for place, user in enumerate(users) if self._is_new(user)]
        found = Between(
            newcomers=lately,
            met=[self.met_at.get(pair_of(*two)) for two in combinations(users, 2)],
            issues=[one.number for one in self.borders if one.functions in functions],
            wins=[one.number for one in self.wins if one.people & set(users)],
            handoffs=[one.id for one in self.handoffs if frozenset((one.giver.id, one.receiver.id)) in functions],
            asked=asked,
        )
        return reasons_of(found, self.now)

    def _is_new(self, user: str) -> bool:
        since = self.since.get(user)
        return since is not None and self.now - since <= LATELY


def ground(work: Work, group: GroupFacts, met_at: Mapping[Pair, datetime]) -> Ground:
    """Ask what a group has between its functions and its people."""
    parts = people.parts_of_group(work, group.id)
    first = min((part.since for part in parts), default=work.now)
    return Ground(
        now=work.now,
        since={part.user: part.since for part in parts if part.since - first > LATELY},  # the first ones are no news
        met_at=met_at,
        borders=grayzone.borders(work, group.id),
        wins=grayzone.wins(work, group.id, work.now - WON_LATELY),
        handoffs=peers.handoffs(work, group.id),
    )
