"""Seats: who acts, where, and for which function. Every act on a group's things begins here."""

from datetime import datetime
from typing import NoReturn

from sqlalchemy import select

from bot.features.peers.facts import PeerFacts, Seat
from bot.features.peers.models import Closure, GroupFunction, Peer, PeerGroup, PersonRecord, Standing
from bot.features.peers.queries import OF_PERSON, SeatRow, function_facts, group_facts, seats_of
from bot.features.peers.rules.names import shown_name
from bot.features.peers.rules.refusals import GroupNotReady, GroupPaused, NotAPeer, SeveralGroups, StandingForbids
from bot.features.peers.service.people import standing_of
from bot.work import Work


def seat(work: Work, *, workspace: str, user: str, group_id: int | None = None, channel: str | None = None) -> Seat:
    """Return the person's seat: in the group with `group_id`, else in that of `channel`, else in their only group.

    Raises `NotAPeer`, `SeveralGroups`, `GroupPaused` or `StandingForbids`, each with a sentence that says what to do.
    """
    rows = work.session.execute(seats_of(workspace, user)).all()
    if rows and rows[0][4] not in {None, Standing.MEMBER}:
        raise StandingForbids(rows[0][4])
    found = tuple(row for row in rows if _fits(row, group_id, channel))
    if not found and group_id is None:
        found = tuple(rows)
    if not found:
        _refuse_stranger(work, workspace, user, channel)
    present = tuple(_seat(row, work.now) for row in found if row[1].closed_at is None)
    if not present:
        closed = found[0][1]
        raise GroupPaused(closed.name, shared=closed.closed_because == Closure.SHARED)
    if len(present) > 1:
        raise SeveralGroups(present)
    return present[0]


def seats(work: Work, *, workspace: str, user: str) -> tuple[Seat, ...]:
    """Return the person's seats in open groups, the oldest group first; none for guests, bots and the like."""
    rows = work.session.execute(seats_of(workspace, user)).all()
    return tuple(_seat(row, work.now) for row in rows if row[1].closed_at is None and row[4] in {None, Standing.MEMBER})


def peers(work: Work, group_id: int) -> tuple[PeerFacts, ...]:
    """Return the group's present peers by function, then by name."""
    rows = work.session.execute(
        select(Peer, GroupFunction, PersonRecord.name, PersonRecord.kind)
        .join(GroupFunction, GroupFunction.id == Peer.function_id)
        .outerjoin(PersonRecord, OF_PERSON)
        .where(Peer.group_id == group_id, Peer.left_at.is_(None))
        .order_by(GroupFunction.position, PersonRecord.name, Peer.id)
    )
    return tuple(
        PeerFacts(peer.user, shown_name(name, kind), function_facts(function), ahead(peer.away_until, work.now))
        for peer, function, name, kind in rows
    )


def ahead(moment: datetime | None, now: datetime) -> datetime | None:
    """Return the end of an absence while it lies ahead, else None."""
    return moment if moment and moment > now else None


def _fits(row: SeatRow, group_id: int | None, channel: str | None) -> bool:
    group = row[1]
    return group.id == group_id if group_id is not None else group.channel == channel


def _seat(row: SeatRow, now: datetime) -> Seat:
    peer, group, function, name, kind = row
    return Seat(
        workspace=peer.workspace,
        user=peer.user,
        name=shown_name(name, kind),
        peer_id=peer.id,
        group=group_facts(group),
        function=function_facts(function),
        away_until=ahead(peer.away_until, now),
    )


def _refuse_stranger(work: Work, workspace: str, user: str, channel: str | None) -> NoReturn:
    kind = standing_of(work, workspace, user)
    if kind is not None and kind != Standing.MEMBER:
        raise StandingForbids(kind)
    group = work.session.scalar(
        select(PeerGroup).where(PeerGroup.workspace == workspace, PeerGroup.channel == (channel or ""))
    )
    if group is None:
        raise NotAPeer
    if group.closed_at is not None:
        raise GroupPaused(group.name, shared=group.closed_because == Closure.SHARED)
    if group.ready_at is None:
        raise GroupNotReady(group.name)
    raise NotAPeer(group.name)
