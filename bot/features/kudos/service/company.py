"""Who may thank whom, and in which group: peers who share one, by what their accounts are at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.features.kudos.rules.refusals import NotPeers
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work


@dataclass(frozen=True, slots=True)
class Company:
    """A giver with their seats; the groups of others are found as they are needed, for one unit of work."""

    workspace: str
    giver: str
    seats: tuple[Seat, ...]

    def group_with(
        self, work: Work, receiver: str, channel: str | None, group_id: int | None = None
    ) -> GroupFacts | None:
        """Return the group that giver and receiver share: `group_id`, else that of the channel, else the oldest."""
        theirs = {seat.group.id for seat in peers.seats(work, workspace=self.workspace, user=receiver)}
        shared = [seat.group for seat in self.seats if seat.group.id in theirs]
        shared.sort(key=lambda group: (group.id != group_id, group.channel != channel))
        return shared[0] if shared else None


def company(work: Work, workspace: str, giver: str) -> Company:
    """Return the giver's company; it has no seats where the giver is no peer."""
    return Company(workspace, giver, peers.seats(work, workspace=workspace, user=giver))


def not_peers(work: Work, workspace: str, users: Iterable[str]) -> NotPeers:
    """Return the refusal that says why these people cannot be thanked."""
    wanted = tuple(users)
    names = peers.names(work, workspace, wanted)
    kinds = {user: peers.standing_of(work, workspace, user) for user in wanted}
    why = tuple((names[user], None if kind == "member" else kind) for user, kind in kinds.items())
    return NotPeers(why, unknown=None in kinds.values())
