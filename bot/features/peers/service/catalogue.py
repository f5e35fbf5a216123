"""A group's functions, and the handoffs between them."""

from sqlalchemy import Select, select, update
from sqlalchemy.orm import aliased

from bot.features.peers.facts import FunctionFacts, GroupFacts, HandoffFacts
from bot.features.peers.models import GroupFunction, Handoff, PeerGroup
from bot.features.peers.queries import function_facts, group_facts, handoff_of, insert_unless_there
from bot.features.peers.rules.names import checked_artefact, key
from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.text import refusals as text
from bot.work import Work

Giver, Receiver = aliased(GroupFunction), aliased(GroupFunction)


def functions(work: Work, group_id: int) -> tuple[FunctionFacts, ...]:
    """Return the group's functions in its own order, without retired ones."""
    return work.asked_once(("functions", group_id), lambda: _functions(work, group_id))


def _functions(work: Work, group_id: int) -> tuple[FunctionFacts, ...]:
    rows = work.session.scalars(
        select(GroupFunction)
        .where(GroupFunction.group_id == group_id, GroupFunction.retired_at.is_(None))
        .order_by(GroupFunction.position, GroupFunction.id)
    )
    return tuple(function_facts(row) for row in rows)


def group_of_function(work: Work, workspace: str, function_id: int) -> GroupFacts:
    """Return the group of this workspace whose function this is, also a retired one. Raises `UnknownThing`."""
    row = work.session.scalar(
        select(PeerGroup)
        .join(GroupFunction, GroupFunction.group_id == PeerGroup.id)
        .where(PeerGroup.workspace == workspace, GroupFunction.id == function_id)
    )
    if row is None:
        raise UnknownThing(text.NO_FUNCTION)
    return group_facts(row)


def handoffs(work: Work, group_id: int) -> tuple[HandoffFacts, ...]:
    """Return the group's handoffs by giver, receiver and age, without retired ones."""
    return work.asked_once(("handoffs", group_id), lambda: _handoffs(work, group_id))


def _handoffs(work: Work, group_id: int) -> tuple[HandoffFacts, ...]:
    rows = work.session.execute(
        _handoffs_of(group_id)
        .where(Handoff.retired_at.is_(None))
        .order_by(Giver.position, Receiver.position, Handoff.id)
    )
    return tuple(_facts(*row) for row in rows)


def handoff(work: Work, group_id: int, handoff_id: int) -> HandoffFacts:
    """Return one handoff of the group, also a retired one (issues refer to it). Raises `UnknownThing`."""
    found = handoff_of(work, group_id, handoff_id)
    if found is None:
        raise UnknownThing(text.NO_HANDOFF)
    return found


def add_handoff(work: Work, group: GroupFacts, giver_id: int, receiver_id: int, artefact: str) -> HandoffFacts:
    """Add a handoff to the group's list; return the one that is there when the artefact reads the same.

    Everybody in the group sees the list. Raises a `Refusal` for an empty or long artefact, for the same function
    twice, and for a function that is not the group's (any more).
    """
    name = checked_artefact(artefact, giver_id, receiver_id)
    known = {function.id for function in functions(work, group.id)}
    if not {giver_id, receiver_id} <= known:
        raise UnknownThing(text.NO_FUNCTION)
    kept = keep_handoff(work, group, giver_id, receiver_id, name)
    work.session.execute(update(PeerGroup).where(PeerGroup.id == group.id).values(version=PeerGroup.version + 1))
    return handoff(work, group.id, kept)


def keep_handoff(work: Work, group: GroupFacts, giver_id: int, receiver_id: int, artefact: str) -> int:
    """Make sure that a handoff, its artefact checked already, is in the list; return its id."""
    same = {"group_id": group.id, "giver_id": giver_id, "receiver_id": receiver_id, "key": key(artefact)}
    row = work.session.scalar(select(Handoff).filter_by(**same))
    if row is None:
        new = {**same, "workspace": group.workspace, "artefact": artefact}
        insert_unless_there(work.session, Handoff, new, ("group_id", "giver_id", "receiver_id", "key"))
        row = work.session.scalars(select(Handoff).filter_by(**same)).one()
    row.retired_at = None
    work.session.flush()
    return row.id


def _handoffs_of(group_id: int) -> Select[Handoff, GroupFunction, GroupFunction]:
    return (
        select(Handoff, Giver, Receiver)
        .join(Giver, Giver.id == Handoff.giver_id)
        .join(Receiver, Receiver.id == Handoff.receiver_id)
        .where(Handoff.group_id == group_id)
    )


def _facts(row: Handoff, giver: GroupFunction, receiver: GroupFunction) -> HandoffFacts:
    return HandoffFacts(row.id, function_facts(giver), function_facts(receiver), row.artefact)
