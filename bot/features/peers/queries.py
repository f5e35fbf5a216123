"""The selects that several parts of the service share, and rows turned into facts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, and_, bindparam, select

from bot.db.prepared import Prepared
from bot.features.peers.facts import FunctionFacts, GroupFacts, GroupState, HandoffFacts
from bot.features.peers.models import Closure, GroupFunction, Handoff, Peer, PeerGroup, PersonRecord
from bot.work import Work

GROUP = select(  # as `GroupFacts` has them
    *(PeerGroup.id, PeerGroup.workspace, PeerGroup.channel, PeerGroup.name),
    *(PeerGroup.zone, PeerGroup.tick_hour, PeerGroup.next_tick_at),
)
OF_PERSON = and_(PersonRecord.workspace == Peer.workspace, PersonRecord.user == Peer.user)

# Every act begins with the statements below, and everybody waits for them.
_PEERS, _GROUPS, _FUNCTIONS, _PEOPLE, _HANDOFFS = (
    cast("Table", model.__table__) for model in (Peer, PeerGroup, GroupFunction, PersonRecord, Handoff)
)
_GIVERS, _RECEIVERS = _FUNCTIONS.alias("giver"), _FUNCTIONS.alias("receiver")


class SeatRow(NamedTuple):
    """A present seat, also in a paused group; name and standing of its person are None while Slack has not said."""

    peer_id: int
    away_until: datetime | None
    id: int
    channel: str
    name: str
    zone: str
    tick_hour: int
    next_tick_at: datetime
    closed_at: datetime | None
    closed_because: str | None
    function_id: int
    function: str
    person: str | None
    kind: str | None


class HandoffRow(NamedTuple):
    """A handoff with the names of both ends."""

    id: int
    artefact: str
    giver_id: int
    giver: str
    receiver_id: int
    receiver: str


_SEAT = (
    *(_PEERS.c.id, _PEERS.c.away_until),
    *(_GROUPS.c[name] for name in ("id", "channel", "name", "zone", "tick_hour", "next_tick_at")),
    *(_GROUPS.c.closed_at, _GROUPS.c.closed_because),
    *(_FUNCTIONS.c.id, _FUNCTIONS.c.name, _PEOPLE.c.name, _PEOPLE.c.kind),
)
_SITTING = (
    _PEERS.join(_GROUPS, _GROUPS.c.id == _PEERS.c.group_id)
    .join(_FUNCTIONS, _FUNCTIONS.c.id == _PEERS.c.function_id)
    .outerjoin(_PEOPLE, and_(_PEOPLE.c.workspace == _PEERS.c.workspace, _PEOPLE.c.user == _PEERS.c.user))
)
_OF_PERSON = (
    _PEERS.c.workspace == bindparam("workspace"),
    _PEERS.c.user == bindparam("user"),
    _PEERS.c.left_at.is_(None),
)
_IN_GROUP = _PEERS.c.group_id == bindparam("group")
_HANDOFF = (
    *(_HANDOFFS.c.id, _HANDOFFS.c.artefact),
    *(_HANDOFFS.c.giver_id, _GIVERS.c.name, _HANDOFFS.c.receiver_id, _RECEIVERS.c.name),
)
_GIVES, _RECEIVES = _GIVERS.c.id == _HANDOFFS.c.giver_id, _RECEIVERS.c.id == _HANDOFFS.c.receiver_id
_BOTH_ENDS = _HANDOFFS.join(_GIVERS, _GIVES).join(_RECEIVERS, _RECEIVES)
_THIS_HANDOFF = _HANDOFFS.c.id == bindparam("handoff")

_SEATS = Prepared(select(*_SEAT).select_from(_SITTING).where(*_OF_PERSON).order_by(_GROUPS.c.id))
_SEAT_IN_GROUP = Prepared(select(*_SEAT).select_from(_SITTING).where(*_OF_PERSON, _IN_GROUP))
_SEAT_AND_HANDOFF = Prepared(
    select(*_SEAT, *_HANDOFF)
    .select_from(  # one by one: SQLite would make a table of its own of the three
        _SITTING.outerjoin(_HANDOFFS, and_(_HANDOFFS.c.group_id == _PEERS.c.group_id, _THIS_HANDOFF))
        .outerjoin(_GIVERS, _GIVES)
        .outerjoin(_RECEIVERS, _RECEIVES)
    )
    .where(*_OF_PERSON, _IN_GROUP)
)
_ONE_HANDOFF = Prepared(
    select(*_HANDOFF).select_from(_BOTH_ENDS).where(_HANDOFFS.c.group_id == bindparam("group"), _THIS_HANDOFF)
)
_HANDOFFS_IN_USE = Prepared(
    select(*_HANDOFF)
    .select_from(_BOTH_ENDS)
    .where(_HANDOFFS.c.group_id == bindparam("group"), _HANDOFFS.c.retired_at.is_(None))
    .order_by(_GIVERS.c.position, _RECEIVERS.c.position, _HANDOFFS.c.id)
)
_ROWS_OF_FUNCTIONS = select(GroupFunction).where(GroupFunction.group_id == bindparam("group"))
_ROW_OF_CHANNEL = select(PeerGroup).where(
    PeerGroup.workspace == bindparam("workspace"), PeerGroup.channel == bindparam("channel")
)


def seats_of(work: Work, workspace: str, user: str, group_id: int | None = None) -> list[SeatRow]:
    """Return a person's present seats, the oldest group first; with a group's id, the seat there only."""
    who = {"workspace": workspace, "user": user, "group": group_id}
    statement = _SEATS if group_id is None else _SEAT_IN_GROUP
    return [SeatRow._make(row) for row in statement.rows(work.connection, who)]


def seat_and_handoff(
    work: Work, workspace: str, user: str, group_id: int, handoff_id: int
) -> tuple[list[SeatRow], HandoffFacts | None]:
    """Return what `seats_of` and `handoff_of` return, in one statement; without a seat there is no handoff."""
    wanted = {"workspace": workspace, "user": user, "group": group_id, "handoff": handoff_id}
    rows = _SEAT_AND_HANDOFF.rows(work.connection, wanted)
    width = len(_SEAT)
    handoff = rows[0][width:] if rows and rows[0][width] is not None else None
    return [SeatRow._make(row[:width]) for row in rows], None if handoff is None else _handoff_facts(handoff)


def handoff_of(work: Work, group_id: int, handoff_id: int) -> HandoffFacts | None:
    """Return one handoff of a group, also a retired one."""
    rows = _ONE_HANDOFF.rows(work.connection, {"group": group_id, "handoff": handoff_id})
    return _handoff_facts(rows[0]) if rows else None


def handoffs_of(work: Work, group_id: int) -> tuple[HandoffFacts, ...]:
    """Return a group's handoffs by giver, receiver and age, without retired ones."""
    return tuple(_handoff_facts(row) for row in _HANDOFFS_IN_USE.rows(work.connection, {"group": group_id}))


def _handoff_facts(row: tuple[Any, ...]) -> HandoffFacts:
    found = HandoffRow._make(row)
    giver, receiver = FunctionFacts(found.giver_id, found.giver), FunctionFacts(found.receiver_id, found.receiver)
    return HandoffFacts(found.id, giver, receiver, found.artefact)


def row_of_channel(work: Work, workspace: str, channel: str) -> PeerGroup | None:
    """Return the row of a channel's group, set up or not, open or not."""
    return work.session.scalar(_ROW_OF_CHANNEL, {"workspace": workspace, "channel": channel})


def rows_of_functions(work: Work, group_id: int) -> Sequence[GroupFunction]:
    """Return the rows of a group's functions, also of retired ones."""
    return work.session.scalars(_ROWS_OF_FUNCTIONS, {"group": group_id}).all()


def group_facts(group: PeerGroup) -> GroupFacts:
    """Return a group's row as facts."""
    return GroupFacts(
        id=group.id,
        workspace=group.workspace,
        channel=group.channel,
        name=group.name,
        zone=group.zone,
        tick_hour=group.tick_hour,
        next_tick_at=group.next_tick_at,
    )


def group_state(group: PeerGroup) -> GroupState:
    """Return a group's row with what its own surfaces need."""
    return GroupState(
        facts=group_facts(group),
        ready=group.ready_at is not None,
        closed=group.closed_at is not None,
        shared=group.closed_at is not None and group.closed_because == Closure.SHARED,
        version=group.version,
    )
