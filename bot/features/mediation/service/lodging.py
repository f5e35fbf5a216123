"""The conversation of a table: who belongs there, where it is, and who is out of it.

No private record is read here but that of whoever left.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import NamedTuple

from bot.db.records import is_stand_in
from bot.db.vault import CannotOpen
from bot.features.mediation import queries
from bot.features.mediation.facts import Form, Lodging, Shared, Stage, TableRow, Thread
from bot.features.mediation.facts.entries import Entry
from bot.features.mediation.models import BROUGHT_LENGTH
from bot.features.mediation.rules.entries import DOOR, entries
from bot.features.mediation.rules.lodging import belong, wants_conversation
from bot.features.mediation.service import keeping
from bot.features.mediation.service.ticks import departed
from bot.features.peers import service as peers
from bot.lodgings import Step
from bot.work import Work

COMMA = ","


class Wanted(NamedTuple):
    """Who belongs in a table's conversation, who was brought there before, and where it is."""

    lodging: Lodging
    people: tuple[str, ...]
    brought: tuple[str, ...]


class Told(NamedTuple):
    """What everybody at a table reads, with the names of those who sit there (by user id)."""

    table: TableRow
    shared: Shared
    names: dict[str, str]


def wanted(work: Work, workspace: str, handle: str) -> Wanted | None:
    """Return what a table's conversation has to be; None where there is none, and none is to be made."""
    table = queries.table(work, workspace, handle)
    if table is None:
        return None
    shared, brought = keeping.shared(work, table), _brought(table)
    if not wants_conversation(table.lodging.form, shared):
        return None
    # Whoever is there stays, and nobody comes.
    settled = shared.stage is Stage.CLOSED and (shared.erased or not brought)
    return Wanted(table.lodging, brought if settled else belong(shared), brought)


def note(work: Work, workspace: str, handle: str, step: Step) -> tuple[Thread, ...] | None:
    """Keep where the conversation of a table is now; return what has to move there, to be taken back, or to be said.

    The first card of a group message was painted before anybody knew what place it would stand in.
    None, and it is not kept, when it is not any more where this step began, or when none is wanted any more.
    """
    table = queries.table(work, workspace, handle, locked=True)
    if table is None or table.lodging != step.before:
        return None
    shared = keeping.shared(work, table)
    if not wants_conversation(table.lodging.form, shared):
        return None
    moved = {*step.came, *step.went}
    brought = {*_brought(table), *_came(work, table, shared, step)} - {*step.went}
    _keep(work, table, step.after, brought, {*_away(table)} - moved)
    settled = step.before.channel is None and step.after.form is not Form.GROUP
    return () if settled or step.before.channel == step.after.channel else _whole(work, table)


def _came(work: Work, table: TableRow, shared: Shared, step: Step) -> set[str]:
    """Return who came: the stand-in for whoever was erased since the step began, so that their id is not kept again."""
    here = belong(shared)
    gone = {user for user in step.came if user not in here and peers.name_of(work, table.workspace, user) is None}
    stand_ins = {user for user in here if is_stand_in(user)} if gone else set()
    return {*step.came} - gone | stand_ins


def told(work: Work, workspace: str, handle: str) -> Told | None:
    """Return what everybody at a table reads; None for one that is gone."""
    table = queries.table(work, workspace, handle)
    if table is None:
        return None
    shared = keeping.shared(work, table)
    return Told(table, shared, peers.names(work, workspace, belong(shared)))


def entry(found: Told, key: str) -> Entry | None:
    """Return an entry of a table's thread; None for one that is not there (any more)."""
    return next((one for one in entries(found.shared) if one.key == key), None)


def shown(work: Work, table: TableRow) -> tuple[str, ...]:
    """Return the keys of all entries that a table's thread has."""
    return tuple(entry.key for entry in entries(keeping.shared(work, table)))


def left(work: Work, workspace: str, channel: str, user: str) -> None:
    """Note that somebody is out of a table's channel: they are never fetched back, and nothing else changes for them.

    Nobody says whether they went or were taken out, so it is no stop: else either could stop the other. A broker's
    seat is empty from the next tick on.
    """
    for table in _at(work, workspace, channel, Form.CHANNEL):
        shared = keeping.shared(work, table)
        if user not in belong(shared):
            continue
        if user == shared.broker and table.stage != Stage.CLOSED.value:
            departed(work, (table,), user)
        _keep(work, table, table.lodging, {*_brought(table), user}, {*_away(table), user})


def joined(work: Work, workspace: str, channel: str, user: str) -> tuple[Thread, ...]:
    """Note who came to a table's channel; return the threads that let somebody go who does not belong there.

    They say so as well: in one constant sentence, which stands there once.
    """
    found: list[Thread] = []
    for table in _at(work, workspace, channel, Form.CHANNEL):
        shared = keeping.shared(work, table)
        if user not in belong(shared):
            kept = _keep(work, table, table.lodging, {*_brought(table), user}, _away(table))
            found += [_with_door(keeping.thread(table, shared, shared))] if kept else _whole(work, table)
        elif table.is_away(user):
            _keep(work, table, table.lodging, _brought(table), {*_away(table)} - {user})
    return tuple(found)


def lose(work: Work, workspace: str, channel: str) -> tuple[Thread, ...]:
    """Give up a conversation for good: it was archived, deleted or shared with another firm, or the bot had to leave.

    It never comes back, not even where it is unarchived: who is in there by then, nobody can say. Return the threads
    that take back what was posted there.
    """
    found = _at(work, workspace, channel, Form.CHANNEL, Form.GROUP)
    for table in found:
        _keep(work, table, Lodging(Form.LOST), (), ())
    return tuple(thread for table in found for thread in _whole(work, table))


def move(work: Work, workspace: str, channel: str, new_channel: str) -> None:
    """Follow a conversation to its new id."""
    for table in _at(work, workspace, channel, Form.CHANNEL, Form.GROUP):
        queries.change_table(work, table.id, channel=new_channel)


def _at(work: Work, workspace: str, channel: str, *forms: Form) -> tuple[TableRow, ...]:
    return queries.lodged(work, workspace, channel, [form.value for form in forms])


def _brought(table: TableRow) -> tuple[str, ...]:
    return tuple(table.brought.split(COMMA)) if table.brought else ()


def _away(table: TableRow) -> tuple[str, ...]:
    return tuple(table.away.split(COMMA)) if table.away else ()


def _keep(work: Work, table: TableRow, lodging: Lodging, brought: Collection[str], away: Collection[str]) -> bool:
    """Keep where it is. False: strangers were let in again and again, and it is no place for a table any more."""
    noted = COMMA.join(sorted(brought))
    if overflows := len(noted) > BROUGHT_LENGTH:
        lodging, noted, away = Lodging(Form.LOST), "", ()
    where = {"form": lodging.form.value, "channel": lodging.channel}
    queries.change_table(work, table.id, **where, brought=noted, away=COMMA.join(sorted(away)))
    return not overflows


def _whole(work: Work, table: TableRow) -> tuple[Thread, ...]:
    """Return all that the conversation of a table shows: it moves, or is taken back. None of a broken record."""
    with suppress(CannotOpen):
        return (_with_door(keeping.thread(table, keeping.shared(work, table)))._replace(is_said=True),)
    return ()


def _with_door(thread: Thread) -> Thread:
    return thread._replace(entries=tuple(dict.fromkeys((*thread.entries, DOOR))))


def without(work: Work, table: TableRow, user: str, stand_in: str) -> None:
    """Put the stand-in where a person's id stands among those who were brought; who is away is told to them alone."""
    if user in _brought(table):
        names = {stand_in if one == user else one for one in _brought(table)}
        _keep(work, table, table.lodging, names, {*_away(table)} - {user})
