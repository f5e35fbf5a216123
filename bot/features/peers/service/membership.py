"""Joining, changing function, being away, leaving: each by the person's own press, or because the account is gone."""

from datetime import date

from sqlalchemy import bindparam, select, update

from bot.db.inserts import insert_or_leave
from bot.features.peers.facts import Joined, Seat
from bot.features.peers.models import Closure, GroupFunction, Peer, PeerGroup, PersonRecord, Standing
from bot.features.peers.queries import OF_PERSON
from bot.features.peers.rules.refusals import GroupNotReady, GroupPaused, UnknownThing, check_standing
from bot.features.peers.service.groups import locked_group
from bot.features.peers.service.people import standing_of
from bot.features.peers.text import refusals as text
from bot.schedule.hours import at_local
from bot.work import Work

_PEER = select(Peer).where(Peer.group_id == bindparam("group"), Peer.user == bindparam("user"))
_SEATS = (
    select(Peer)
    .join(PeerGroup, PeerGroup.id == Peer.group_id)
    .where(Peer.workspace == bindparam("workspace"), Peer.user == bindparam("user"), Peer.left_at.is_(None))
)
_SEAT_IN_CHANNEL = _SEATS.where(PeerGroup.channel == bindparam("channel"))
_GONE = (
    select(Peer)
    .join(PersonRecord, OF_PERSON)
    .where(Peer.left_at.is_(None), PersonRecord.kind != Standing.MEMBER)
    .order_by(Peer.id)
    .limit(bindparam("limit"))
)
_BACK_BY_NOW = (
    select(Peer).where(Peer.away_until <= bindparam("now")).order_by(Peer.away_until, Peer.id).limit(bindparam("limit"))
)


def check_may_join(work: Work, *, workspace: str, user: str, group_id: int) -> None:
    """Refuse who cannot take part, and a group that is paused or not set up; each refusal has its sentence."""
    _joinable(work, workspace, user, group_id)


def join(work: Work, *, workspace: str, user: str, group_id: int, function_id: int) -> Joined:
    """Seat a person for a function; come back, change function, or do nothing when it is so already."""
    _joinable(work, workspace, user, group_id)
    function = work.session.get(GroupFunction, function_id)
    if function is None or function.group_id != group_id or function.retired_at is not None:
        raise UnknownThing(text.NO_FUNCTION, field="function")
    new = {
        "workspace": workspace,
        "group_id": group_id,
        "user": user,
        "function_id": function_id,
        "joined_at": work.now,
        "left_at": work.now,
    }
    insert_or_leave(work.connection, Peer, new)
    peer = work.session.scalars(_PEER, {"group": group_id, "user": user}).one()
    outcome = _outcome(peer, function_id)
    if outcome is Joined.JOINED:
        peer.joined_at, peer.left_at, peer.away_until = work.now, None, None
    peer.function_id = function_id
    work.session.flush()
    return outcome


def leave(work: Work, seat: Seat) -> None:
    """Give up a seat. The history stays, and the person can come back."""
    work.session.execute(update(Peer).where(Peer.id == seat.peer_id).values(left_at=work.now, away_until=None))


def away(work: Work, seat: Seat, back: date) -> None:
    """Note an absence; `back` is the first day on which the person is here again, in the group's zone."""
    until = at_local(back, 0, seat.group.zone)
    work.session.execute(update(Peer).where(Peer.id == seat.peer_id).values(away_until=until))


def back(work: Work, seat: Seat) -> None:
    """End an absence now."""
    work.session.execute(update(Peer).where(Peer.id == seat.peer_id).values(away_until=None))


def depart(work: Work, *, workspace: str, user: str, channel: str | None = None) -> tuple[int, ...]:
    """End a person's seats, in one channel's group or in all; return the ids of the groups that this changed."""
    wanted = _SEATS if channel is None else _SEAT_IN_CHANNEL
    held = work.session.scalars(wanted, {"workspace": workspace, "user": user, "channel": channel})
    return _end(work, tuple(held))


def depart_gone(work: Work, limit: int) -> tuple[int, ...]:
    """End the seats of people who by now are guests, external or deactivated; return the groups that this changed."""
    return _end(work, tuple(work.session.scalars(_GONE, {"limit": limit})))


def return_due(work: Work, limit: int) -> tuple[int, ...]:
    """End the absences that are over; return the groups that this changed."""
    changed = []
    for peer in work.session.scalars(_BACK_BY_NOW, {"now": work.now, "limit": limit}):
        peer.away_until = None
        changed.append(peer.group_id)
    work.session.flush()
    return tuple(dict.fromkeys(changed))


def _joinable(work: Work, workspace: str, user: str, group_id: int) -> None:
    check_standing(standing_of(work, workspace, user))
    group = locked_group(work, workspace, group_id)
    if group.closed_at is not None:
        raise GroupPaused(group.name, shared=group.closed_because == Closure.SHARED)
    if group.ready_at is None:
        raise GroupNotReady(group.name)


def _outcome(peer: Peer, function_id: int) -> Joined:
    if peer.left_at is not None:
        return Joined.JOINED
    return Joined.ALREADY if peer.function_id == function_id else Joined.CHANGED


def _end(work: Work, leaving: tuple[Peer, ...]) -> tuple[int, ...]:
    for peer in leaving:
        peer.left_at, peer.away_until = work.now, None
    work.session.flush()
    return tuple(dict.fromkeys(peer.group_id for peer in leaving))
