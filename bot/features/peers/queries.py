"""The selects that several parts of the service share, and rows turned into facts."""

from typing import Any

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.features.peers.facts import FunctionFacts, GroupFacts, GroupState
from bot.features.peers.models import GroupFunction, Peer, PeerGroup, PersonRecord

OF_PERSON = and_(PersonRecord.workspace == Peer.workspace, PersonRecord.user == Peer.user)
SeatRow = Row[Peer, PeerGroup, GroupFunction, str, str]


def seats_of(workspace: str, user: str) -> Select[Peer, PeerGroup, GroupFunction, str, str]:
    """Select a person's present seats, also in paused groups, with name and standing (each None if unknown)."""
    return (
        select(Peer, PeerGroup, GroupFunction, PersonRecord.name, PersonRecord.kind)
        .join(PeerGroup, PeerGroup.id == Peer.group_id)
        .join(GroupFunction, GroupFunction.id == Peer.function_id)
        .outerjoin(PersonRecord, OF_PERSON)
        .where(Peer.workspace == workspace, Peer.user == user, Peer.left_at.is_(None))
        .order_by(PeerGroup.id)
    )


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
