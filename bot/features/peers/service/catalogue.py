"""A group's functions, and the handoffs between them."""

from sqlalchemy import bindparam, select, update

from bot.db.inserts import insert_or_leave
from bot.db.prepared import Prepared
from bot.features.peers.facts import FunctionFacts, GroupFacts, HandoffFacts
from bot.features.peers.models import GroupFunction, Handoff, PeerGroup
from bot.features.peers.queries import GROUP, handoff_of, handoffs_of
from bot.features.peers.rules.names import checked_artefact, key
from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.text import refusals as text
from bot.work import Work

_FUNCTIONS = Prepared(
    select(GroupFunction.id, GroupFunction.name)
    .where(GroupFunction.group_id == bindparam("group"), GroupFunction.retired_at.is_(None))
    .order_by(GroupFunction.position, GroupFunction.id)
)
_GROUP_OF_FUNCTION = GROUP.join(GroupFunction, GroupFunction.group_id == PeerGroup.id).where(
    PeerGroup.workspace == bindparam("workspace"), GroupFunction.id == bindparam("function")
)
_SAME_HANDOFF = select(Handoff).where(
    Handoff.group_id == bindparam("group_id"),
    Handoff.giver_id == bindparam("giver_id"),
    Handoff.receiver_id == bindparam("receiver_id"),
    Handoff.key == bindparam("key"),
)


def functions(work: Work, group_id: int) -> tuple[FunctionFacts, ...]:
    """Return the group's functions in its own order, without retired ones."""
    return work.asked_once(("functions", group_id), lambda: _functions(work, group_id))


def _functions(work: Work, group_id: int) -> tuple[FunctionFacts, ...]:
    return tuple(FunctionFacts(*row) for row in _FUNCTIONS.rows(work.connection, {"group": group_id}))


def group_of_function(work: Work, workspace: str, function_id: int) -> GroupFacts:
    """Return the group of this workspace whose function this is, also a retired one. Raises `UnknownThing`."""
    this = {"workspace": workspace, "function": function_id}
    row = work.connection.execute(_GROUP_OF_FUNCTION, this).one_or_none()
    if row is None:
        raise UnknownThing(text.NO_FUNCTION)
    return GroupFacts(*row)


def handoffs(work: Work, group_id: int) -> tuple[HandoffFacts, ...]:
    """Return the group's handoffs by giver, receiver and age, without retired ones."""
    return work.asked_once(("handoffs", group_id), lambda: handoffs_of(work, group_id))


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
    row = work.session.scalar(_SAME_HANDOFF, same)
    if row is None:
        new = {**same, "workspace": group.workspace, "artefact": artefact}
        insert_or_leave(work.connection, Handoff, new)
        row = work.session.scalars(_SAME_HANDOFF, same).one()
    row.retired_at = None
    work.session.flush()
    return row.id
