"""Who is willing to be a broker: each says it for themselves, group by group, and may take it back at any time."""

from bot.features.mediation import queries
from bot.features.mediation.queries import WILLING, WillingRow
from bot.features.peers import service as peers
from bot.features.peers.service import Seat as Place
from bot.work import Work


def say_willing(work: Work, place: Place) -> None:
    """Be willing from now on: new tables of the group name this peer, and what ties them. Twice changes nothing."""
    queries.add_willing(work, WillingRow(place.group.id, place.user, place.workspace, work.now))


def take_willing_back(work: Work, place: Place) -> None:
    """Be willing no longer: no new table names this peer. Twice changes nothing."""
    queries.drop_willing(work, WILLING.c.group_id == place.group.id, WILLING.c.user == place.user)


def willing_in(work: Work, workspace: str, user: str) -> tuple[int, ...]:
    """Return the groups in which somebody said that they are willing: for their own eyes."""
    return tuple(row.group_id for row in queries.said_willing(work, workspace, user))


def willing(work: Work, group_id: int) -> frozenset[str]:
    """Return who of a group is willing, sits there now, and may."""
    said = queries.willing_in(work, group_id)
    here = peers.present(work, [(group_id, row.user) for row in said])
    return frozenset(user for _, user in here)


def forget_departed(work: Work, workspace: str, group_id: int, user: str) -> None:
    """Forget that somebody was willing: they left, and begin anew if they come back."""
    here = (WILLING.c.group_id == group_id, WILLING.c.workspace == workspace)
    queries.drop_willing(work, *here, WILLING.c.user == user)
