"""Many people at once: who is there, until when each is away, in which zone they are, and who left."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from bot.db.prepared import Prepared
from bot.features.peers.models import Peer, PeerGroup, PersonRecord, Standing
from bot.features.peers.queries import OF_PERSON
from bot.features.peers.service.seats import ahead
from bot.schedule.hours import known_zone
from bot.work import Work

_PRESENT = Prepared(
    # Who has left is sorted out below: asked for it, SQLite goes through all who have not.
    select(Peer.group_id, Peer.user, Peer.away_until, Peer.left_at)
    .join(PeerGroup, PeerGroup.id == Peer.group_id)
    .outerjoin(PersonRecord, OF_PERSON)
    .where(
        Peer.group_id.in_(bindparam("groups")),
        Peer.user.in_(bindparam("users")),
        PeerGroup.closed_at.is_(None),
        or_(PersonRecord.kind.is_(None), PersonRecord.kind == Standing.MEMBER),
    )
)
_ZONES = Prepared(
    select(PersonRecord.user, PersonRecord.zone).where(
        PersonRecord.workspace == bindparam("workspace"),
        PersonRecord.user.in_(bindparam("users")),
        PersonRecord.zone.is_not(None),
    )
)
_LEFT_SINCE = Prepared(
    select(Peer.workspace, Peer.group_id, Peer.user).where(Peer.left_at > bindparam("moment")).order_by(Peer.id)
)


class Left(NamedTuple):
    """Somebody who left a group."""

    workspace: str
    group_id: int
    user: str


def present(work: Work, who: Collection[tuple[int, str]]) -> dict[tuple[int, str], datetime | None]:
    """Return who of these (a group's id, and a user) sits in an open group and may, and until when each is away."""
    wanted = set(who)
    these = {"groups": {group for group, _ in wanted}, "users": {user for _, user in wanted}}
    rows = _PRESENT.rows(work.connection, these) if wanted else ()
    there = (row for row in rows if row[:2] in wanted and row[3] is None)
    return {(group, user): ahead(away, work.now) for group, user, away, _ in there}


def zones(work: Work, workspace: str, users: Iterable[str]) -> dict[str, str]:
    """Return the IANA zones of those of whom Slack has said it, where this machine knows it."""
    said = work.asked_of_each(("zones", workspace), users, lambda unknown: _zones(work, workspace, unknown))
    return {user: zone for user, zone in said.items() if zone}


def _zones(work: Work, workspace: str, users: tuple[str, ...]) -> dict[str, str | None]:
    rows = _ZONES.rows(work.connection, {"workspace": workspace, "users": users})
    return dict.fromkeys(users) | {user: known_zone(said) for user, said in rows}


def left_since(work: Work, moment: datetime) -> tuple[Left, ...]:
    """Return who left a group after this moment (UTC), and has not come back."""
    return tuple(Left._make(row) for row in _LEFT_SINCE.rows(work.connection, {"moment": moment}))
