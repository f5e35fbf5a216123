"""Giving a function another name: it stays the same function, with its peers, handoffs and issues."""

from bot.features.peers.models import KEY_LENGTH, GroupFunction
from bot.features.peers.queries import rows_of_functions
from bot.features.peers.rules.names import key
from bot.features.peers.rules.refusals import NameTaken, StaleSetUp, UnknownThing
from bot.features.peers.service.groups import locked_group
from bot.features.peers.service.set_up import editable
from bot.features.peers.text import refusals as text
from bot.work import Work

LONGEST_SUFFIX = 12  # of a key that is given up: a line break, and an id


def rename_function(
    work: Work, *, workspace: str, user: str, group_id: int, version: int, function_id: int, name: str
) -> bool:
    """Call a function by this name, checked already, for a form that showed `version`; tell whether that is new.

    Raises `UnknownThing` for a function that is not the group's (any more), `StaleSetUp` when the set-up changed since,
    `NameTaken` for the name of another one, and the refusals of `editable`.
    """
    newest = editable(work, workspace=workspace, user=user, group_id=group_id).version
    named = {row.id: row for row in rows_of_functions(work, group_id)}
    row = named.get(function_id)
    if row is None or row.retired_at is not None:
        raise UnknownThing(text.NO_FUNCTION, field="function")
    if row.name == name:
        return False
    if newest != version:
        raise StaleSetUp
    for other in named.values():
        if other.key == key(name) and other is not row:
            _give_up(other)
    work.session.flush()
    row.name, row.key = name, key(name)
    group = locked_group(work, workspace, group_id)
    group.version += 1
    group.set_up_by = user
    work.session.flush()
    return True


def _give_up(other: GroupFunction) -> None:
    """Let a retired function give its name up; it is not found by it again. Raises `NameTaken` for one in use."""
    if other.retired_at is None:
        raise NameTaken(other.name)
    other.key = f"{other.key[: KEY_LENGTH - LONGEST_SUFFIX]}\n{other.id}"  # no name's key has a line break
