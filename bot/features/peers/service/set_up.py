"""Setting a group up, and editing it later: who may, and how two people at once do not overwrite each other."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.features.peers.facts import GroupFacts, GroupState, HandoffFacts, Table
from bot.features.peers.models import Closure, GroupFunction, Handoff, Peer, PeerGroup
from bot.features.peers.queries import group_facts, group_state, rows_of_functions
from bot.features.peers.rules.names import key
from bot.features.peers.rules.refusals import (
    GroupPaused,
    NotAPeer,
    Occupied,
    StaleSetUp,
    UnknownThing,
    check_standing,
)
from bot.features.peers.rules.set_up import SetUp
from bot.features.peers.rules.ticks import Ticks, first_ticks, moved_ticks
from bot.features.peers.service.catalogue import functions, handoffs, keep_handoff
from bot.features.peers.service.groups import locked_group
from bot.features.peers.service.life import has_peers
from bot.features.peers.service.people import standing_of
from bot.features.peers.service.seats import peers
from bot.features.peers.text import refusals as text
from bot.work import Work

_SEAT_OF = select(Peer.id).where(
    Peer.group_id == bindparam("group"), Peer.user == bindparam("user"), Peer.left_at.is_(None)
)
_HANDOFF_ROWS = select(Handoff).where(Handoff.group_id == bindparam("group"), Handoff.retired_at.is_(None))


def table(work: Work, group_id: int) -> Table:
    """Return all that the group's card shows. Raises `UnknownThing`."""
    row = work.session.get(PeerGroup, group_id)
    if row is None:
        raise UnknownThing(text.NO_GROUP)
    return Table(group_state(row), functions(work, group_id), peers(work, group_id))


def editable(work: Work, *, workspace: str, user: str, group_id: int) -> GroupState:
    """Return the group for a person who may set it up: anybody before the first peer joined, then its peers only."""
    check_standing(standing_of(work, workspace, user))
    row = locked_group(work, workspace, group_id)
    if row.closed_at is not None:
        raise GroupPaused(row.name, shared=row.closed_because == Closure.SHARED)
    mine = {"group": row.id, "user": user}
    if has_peers(work, row.id) and work.connection.scalar(_SEAT_OF, mine) is None:
        raise NotAPeer(row.name)
    return group_state(row)


def set_up(
    work: Work, *, workspace: str, user: str, group_id: int, version: int, wanted: SetUp, shown: int
) -> GroupFacts:
    """Make the group as `wanted`, for a form that showed `version` with its first `shown` handoffs.

    What is no longer wanted is retired; handoffs that the form did not show stay. Raises `StaleSetUp` when the set-up
    changed since, `Occupied` when a peer holds a function that would go, and the refusals of `editable`.
    """
    if editable(work, workspace=workspace, user=user, group_id=group_id).version != version:
        raise StaleSetUp
    row = locked_group(work, workspace, group_id)
    listed = handoffs(work, group_id)[:shown]
    by_key = _set_functions(work, row, wanted.functions)
    _set_handoffs(work, row, wanted, by_key, listed)
    _set_hours(row, wanted, work.now)
    row.ready_at = row.ready_at or work.now
    row.set_up_by = user
    row.version += 1
    work.session.flush()
    return group_facts(row)


def _set_hours(group: PeerGroup, wanted: SetUp, now: datetime) -> None:
    """Keep the zone and the hour; what lies ahead moves with them, and nothing of it is left out."""
    if group.ready_at is None:
        ticks = first_ticks(now, wanted.zone, wanted.hour)
    elif (group.zone, group.tick_hour) != (wanted.zone, wanted.hour):
        ticks = Ticks(group.next_tick_at, group.next_week_tick_at)
        ticks = moved_ticks(ticks, now, group.zone, wanted.zone, wanted.hour)
    else:
        return
    group.zone, group.tick_hour = wanted.zone, wanted.hour
    group.next_tick_at, group.next_week_tick_at = ticks.day, ticks.week


def _set_functions(work: Work, group: PeerGroup, wanted: tuple[str, ...]) -> dict[str, int]:
    """Keep the wanted functions in this order and retire the others; return the ids by key."""
    rows = {row.key: row for row in rows_of_functions(work, group.id)}
    for position, name in enumerate(wanted):
        row = rows.get(key(name))
        if row is None:
            row = GroupFunction(workspace=group.workspace, group_id=group.id, key=key(name))
            work.session.add(row)
            rows[row.key] = row
        row.name, row.position, row.retired_at = name, position, None
    going = [row for row in rows.values() if row.retired_at is None and row.key not in {key(name) for name in wanted}]
    for row in going:
        held = tuple(peer.name for peer in peers(work, group.id) if peer.function.id == row.id)
        if held:
            raise Occupied(row.name, held)
        row.retired_at = work.now
    work.session.flush()
    return {row.key: row.id for row in rows.values() if row.retired_at is None}


def _set_handoffs(
    work: Work, group: PeerGroup, wanted: SetUp, functions_by_key: dict[str, int], listed: tuple[HandoffFacts, ...]
) -> None:
    """Keep the wanted handoffs; retire listed ones that are not wanted, and any whose function went."""
    kept = {
        keep_handoff(
            work,
            group_facts(group),
            functions_by_key[key(line.giver)],
            functions_by_key[key(line.receiver)],
            line.artefact,
        )
        for line in wanted.handoffs
    }
    unwanted = {handoff.id for handoff in listed} - kept
    present = set(functions_by_key.values())
    for row in work.session.scalars(_HANDOFF_ROWS, {"group": group.id}):
        if row.id in unwanted or not {row.giver_id, row.receiver_id} <= present:
            row.retired_at = work.now
    work.session.flush()
