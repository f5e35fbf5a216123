"""Seats: who acts, where, and for which function. Every act on a group's things begins here."""

from datetime import datetime
from typing import NoReturn

from sqlalchemy import bindparam, select

from bot.db.prepared import Prepared
from bot.features.peers.facts import FunctionFacts, GroupFacts, HandoffFacts, PeerFacts, Seat
from bot.features.peers.models import Closure, GroupFunction, Peer, PersonRecord, Standing
from bot.features.peers.queries import OF_PERSON, SeatRow, row_of_channel, seat_and_handoff, seats_of
from bot.features.peers.rules.names import shown_name
from bot.features.peers.rules.refusals import (
    GroupNotReady,
    GroupPaused,
    NotAPeer,
    SeveralGroups,
    StandingForbids,
    UnknownThing,
)
from bot.features.peers.service.people import standing_of
from bot.features.peers.text import refusals as text
from bot.work import Work

MAY_SIT = frozenset({None, Standing.MEMBER})  # None: Slack has not said yet

_PEERS = Prepared(
    select(Peer.user, PersonRecord.name, PersonRecord.kind, GroupFunction.id, GroupFunction.name, Peer.away_until)
    .select_from(Peer)
    .join(GroupFunction, GroupFunction.id == Peer.function_id)
    .outerjoin(PersonRecord, OF_PERSON)
    .where(Peer.group_id == bindparam("group"), Peer.left_at.is_(None))
    .order_by(GroupFunction.position, PersonRecord.name, Peer.id)
)


def seat(work: Work, *, workspace: str, user: str, group_id: int | None = None, channel: str | None = None) -> Seat:
    """Return the person's seat: in the group with `group_id`, else in that of `channel`, else in their only group.

    Raises `NotAPeer`, `SeveralGroups`, `GroupPaused` or `StandingForbids`, each with a sentence that says what to do.
    """
    rows = seats_of(work, workspace, user, group_id)
    here = rows if group_id is not None else [row for row in rows if row.channel == channel] or rows
    return _only(work, workspace, user, here, channel)


def any_seat(work: Work, *, workspace: str, user: str) -> Seat:
    """Return the person's seat in their oldest open group. Raises what `seat` raises for whoever has none."""
    found = seats(work, workspace=workspace, user=user)
    return found[0] if found else seat(work, workspace=workspace, user=user)


def seat_at_handoff(
    work: Work, *, workspace: str, user: str, group_id: int, handoff_id: int
) -> tuple[Seat, HandoffFacts]:
    """Return what `seat` and `handoff` of that group return, and raise what they raise, with one question fewer."""
    rows, handoff = seat_and_handoff(work, workspace, user, group_id, handoff_id)
    seat = _only(work, workspace, user, rows, None)
    if handoff is None:
        raise UnknownThing(text.NO_HANDOFF)
    return seat, handoff


def seats(work: Work, *, workspace: str, user: str) -> tuple[Seat, ...]:
    """Return the person's seats in open groups, the oldest group first; none for guests, bots and the like."""
    rows = seats_of(work, workspace, user)
    open_to_them = (row for row in rows if row.closed_at is None and row.kind in MAY_SIT)
    return tuple(_seat(workspace, user, row, work.now) for row in open_to_them)


def peers(work: Work, group_id: int) -> tuple[PeerFacts, ...]:
    """Return the group's present peers by function, then by name."""
    return work.asked_once(("peers", group_id), lambda: _peers(work, group_id))


def _peers(work: Work, group_id: int) -> tuple[PeerFacts, ...]:
    return tuple(
        PeerFacts(user, shown_name(name, kind), FunctionFacts(function_id, function), ahead(away_until, work.now))
        for user, name, kind, function_id, function, away_until in _PEERS.rows(work.connection, {"group": group_id})
    )


def ahead(moment: datetime | None, now: datetime) -> datetime | None:
    """Return the end of an absence while it lies ahead, else None."""
    return moment if moment and moment > now else None


def _only(work: Work, workspace: str, user: str, rows: list[SeatRow], channel: str | None) -> Seat:
    """Return the one seat that the person may act from, or refuse."""
    if not rows:
        _refuse_stranger(work, workspace, user, channel)
    if rows[0].kind not in MAY_SIT:
        raise StandingForbids(str(rows[0].kind))
    present = tuple(_seat(workspace, user, row, work.now) for row in rows if row.closed_at is None)
    if not present:
        raise GroupPaused(rows[0].name, shared=rows[0].closed_because == Closure.SHARED)
    if len(present) > 1:
        raise SeveralGroups(present)
    return present[0]


def _seat(workspace: str, user: str, row: SeatRow, now: datetime) -> Seat:
    return Seat(
        workspace=workspace,
        user=user,
        name=shown_name(row.person, row.kind),
        peer_id=row.peer_id,
        group=GroupFacts(row.id, workspace, row.channel, row.name, row.zone, row.tick_hour, row.next_tick_at),
        function=FunctionFacts(row.function_id, row.function),
        away_until=ahead(row.away_until, now),
    )


def _refuse_stranger(work: Work, workspace: str, user: str, channel: str | None) -> NoReturn:
    kind = standing_of(work, workspace, user)
    if kind is not None and kind != Standing.MEMBER:
        raise StandingForbids(kind)
    group = row_of_channel(work, workspace, channel or "")
    if group is None:
        raise NotAPeer
    if group.closed_at is not None:
        raise GroupPaused(group.name, shared=group.closed_because == Closure.SHARED)
    if group.ready_at is None:
        raise GroupNotReady(group.name)
    raise NotAPeer(group.name)
