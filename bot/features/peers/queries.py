"""The selects that several parts of the service share, and rows turned into facts."""

from typing import Any, cast

from sqlalchemy import Row, Select, Table, and_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.features.peers.facts import FunctionFacts, GroupFacts, GroupState, HandoffFacts
from bot.features.peers.models import GroupFunction, Handoff, Peer, PeerGroup, PersonRecord
from bot.work import Work

OF_PERSON = and_(PersonRecord.workspace == Peer.workspace, PersonRecord.user == Peer.user)

# Every act begins with the statements below: built once, on the tables, since that costs more than to execute them.
_PEERS, _GROUPS, _FUNCTIONS, _PEOPLE, _HANDOFFS = (
    cast("Table", model.__table__) for model in (Peer, PeerGroup, GroupFunction, PersonRecord, Handoff)
)
_GIVERS, _RECEIVERS = _FUNCTIONS.alias("giver"), _FUNCTIONS.alias("receiver")
SeatRow = Row[Any]  # by the names below


def _seats() -> Select[Any]:
    at_group, of_function = _GROUPS.c.id == _PEERS.c.group_id, _FUNCTIONS.c.id == _PEERS.c.function_id
    same_person = and_(_PEOPLE.c.workspace == _PEERS.c.workspace, _PEOPLE.c.user == _PEERS.c.user)
    return (
        select(
            *(_PEERS.c.id.label("peer_id"), _PEERS.c.away_until),
            *(_GROUPS.c[name] for name in ("id", "channel", "name", "zone", "tick_hour", "next_tick_at")),
            *(_GROUPS.c.closed_at, _GROUPS.c.closed_because),
            *(_FUNCTIONS.c.id.label("function_id"), _FUNCTIONS.c.name.label("function")),
            *(_PEOPLE.c.name.label("person"), _PEOPLE.c.kind),
        )
        .select_from(_PEERS.join(_GROUPS, at_group).join(_FUNCTIONS, of_function).outerjoin(_PEOPLE, same_person))
        .where(
            _PEERS.c.workspace == bindparam("workspace"),
            _PEERS.c.user == bindparam("user"),
            _PEERS.c.left_at.is_(None),
        )
        .order_by(_GROUPS.c.id)
    )


_SEATS = _seats()
_SEAT_IN_GROUP = _SEATS.where(_PEERS.c.group_id == bindparam("group"))
_HANDOFF = (
    select(
        *(_HANDOFFS.c.id, _HANDOFFS.c.artefact),
        *(
            _HANDOFFS.c.giver_id,
            _GIVERS.c.name.label("giver"),
            _HANDOFFS.c.receiver_id,
            _RECEIVERS.c.name.label("receiver"),
        ),
    )
    .join(_GIVERS, _GIVERS.c.id == _HANDOFFS.c.giver_id)
    .join(_RECEIVERS, _RECEIVERS.c.id == _HANDOFFS.c.receiver_id)
    .where(_HANDOFFS.c.group_id == bindparam("group"), _HANDOFFS.c.id == bindparam("handoff"))
)


def seats_of(work: Work, workspace: str, user: str, group_id: int | None = None) -> list[SeatRow]:
    """Return a person's present seats, also in paused groups, with name and standing (each None if unknown)."""
    who = {"workspace": workspace, "user": user}
    connection = work.session.connection()
    if group_id is None:
        return list(connection.execute(_SEATS, who).all())
    return list(connection.execute(_SEAT_IN_GROUP, {**who, "group": group_id}).all())


def handoff_of(work: Work, group_id: int, handoff_id: int) -> HandoffFacts | None:
    """Return one handoff of a group, also a retired one."""
    wanted = {"group": group_id, "handoff": handoff_id}
    row = work.session.connection().execute(_HANDOFF, wanted).one_or_none()
    if row is None:
        return None
    giver, receiver = FunctionFacts(row.giver_id, row.giver), FunctionFacts(row.receiver_id, row.receiver)
    return HandoffFacts(row.id, giver, receiver, row.artefact)


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
        version=group.version,
    )


def function_facts(function: GroupFunction) -> FunctionFacts:
    """Return a function's row as facts."""
    return FunctionFacts(function.id, function.name)


def insert_unless_there(session: Session, table: type[Any], values: dict[str, Any], unique: tuple[str, ...]) -> None:
    """Insert a row, or leave the one that has the same `unique` columns: safe when two replicas do it at once."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(table).values(**values).on_conflict_do_nothing(index_elements=unique))
