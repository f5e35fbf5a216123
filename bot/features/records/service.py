"""Walking every feature for one person, in a fixed order: from the top, so that names are there until the end."""

from collections.abc import Mapping
from typing import Protocol

from bot.db.records import Erased, Records, Value, new_stand_in
from bot.features.asks import service as asks
from bot.features.checkins import service as checkins
from bot.features.grayzone import service as grayzone
from bot.features.kudos import service as kudos
from bot.features.mediation import service as mediation
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.promises import service as promises
from bot.features.spotlights import service as spotlights
from bot.work import Work


class Keeper(Protocol):
    """A feature that keeps something about people: its `service`."""

    def exported(self, work: Work, workspace: str, user: str) -> Records:
        """Return what is kept about a person and what they may read, in the product's words."""
        ...

    def erase(self, work: Work, workspace: str, user: str, stand_in: str) -> Erased:
        """Delete what is only the person's, and put the stand-in where their id stands in what belongs to others."""
        ...


KEEPERS: tuple[Keeper, ...] = (
    mediation,
    checkins,
    grayzone,
    spotlights,
    kudos,
    asks,
    promises,
    notices,
    peers,
)


def exported(work: Work, workspace: str, user: str) -> Mapping[str, Value]:
    """Return what every feature keeps about a person: what they may read, and nothing that another's privacy covers."""
    found: dict[str, Value] = {}
    for keeper in KEEPERS:
        found |= keeper.exported(work, workspace, user)
    return found


def erase(work: Work, workspace: str, user: str) -> Erased:
    """Leave every group, then delete what is the person's; what belongs to others stays, as of a former colleague.

    Afterwards nothing is known of them; erasing who is unknown changes nothing.
    """
    peers.leave_all(work, workspace, user)
    stand_in = new_stand_in()
    done = Erased()
    for keeper in KEEPERS:
        done += keeper.erase(work, workspace, user, stand_in)
    return done
