"""Records as they are kept: each sealed for itself, opened for its reader, and written only where it changed."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from bot.db.private import place_of
from bot.db.vault import CannotOpen, Sealed
from bot.features.mediation import queries
from bot.features.mediation.facts import Act, Case, Form, Own, Seat, Shared, Stage, TableRow, Thread
from bot.features.mediation.models import MediationRecord
from bot.features.mediation.queries import RecordRow
from bot.features.mediation.rules.entries import changed
from bot.features.mediation.rules.lodging import belong, wants_conversation
from bot.features.mediation.rules.refusals import NoSeat
from bot.features.peers.service import GroupFacts
from bot.schedule.hours import next_tick
from bot.work import Work

KEY_BYTES = 16
T = TypeVar("T")
SHARED = "SHARED"


class CannotRead(CannotOpen):
    """A record of a table opens, but is none that this version of the bot knows; or it is not there.

    It carries nothing of what stands in it.
    """


class Mine(NamedTuple):
    """A table with what one person at it may read: the shared record, and their own. Nothing else was loaded."""

    table: TableRow
    rows: Mapping[str, RecordRow]
    shared: Shared
    own: Own


def mine(work: Work, act: Act, *, locked: bool = False) -> Mine:
    """Return what somebody may read of a table. Raises `NoSeat`, also for whoever's part there has ended."""
    table = queries.table(work, act.workspace, act.handle, locked=locked)
    if table is None or table.seat_of(act.user) is None:
        raise NoSeat
    found = mine_of(work, table, act.user)
    if found.own.ended:
        raise NoSeat
    return found


def mine_of(work: Work, table: TableRow, user: str) -> Mine:
    """Return the same of a table at which they sit."""
    seat = table.seat_of(user)
    if seat is None:
        raise NoSeat
    rows = queries.records(work, table.id, (SHARED, seat))
    return Mine(table, rows, _shared(work, rows), _own(work, rows, seat))


def readable(work: Work, tables: Iterable[TableRow], user: str) -> tuple[Mine, ...]:
    """Return the same of many, without those whose records cannot be read: one broken row hides no other table."""
    found = []
    for table in tables:
        with suppress(CannotOpen):
            found.append(mine_of(work, table, user))
    return tuple(found)


def case(work: Work, table: TableRow) -> tuple[Case, Mapping[str, RecordRow]]:
    """Return all records of a table that this work has locked: for its tick, and for nothing else."""
    rows = queries.records(work, table.id, (SHARED, *Seat))
    a, b = (_own(work, rows, seat) for seat in (Seat.A, Seat.B))
    broker = _own(work, rows, Seat.BROKER) if Seat.BROKER in rows else None
    return Case(_shared(work, rows), a, b, broker), rows


def save(work: Work, found: Mine, shared: Shared, own: Own) -> None:
    """Keep what a press changed: the presser's own record, and the shared one where something was passed on."""
    if shared != found.shared:
        _write(work, found.rows[SHARED], shared.to_json())
    if own != found.own:
        _write(work, found.rows[own.seat], own.to_json())


def save_case(work: Work, table: TableRow, rows: Mapping[str, RecordRow], before: Case, after: Case) -> None:
    """Keep what a tick changed; the record of a broker who is none any more goes."""
    if after.shared != before.shared:
        _write(work, rows[SHARED], after.shared.to_json())
    for seat in Seat:
        old, new = before.own(seat), after.own(seat)
        if new is None:
            if seat in rows:
                queries.drop_record(work, rows[seat])
        elif seat not in rows:
            queries.add_records(work, [_new(work, table.id, table.workspace, seat, new.to_json())])
        elif new != old:
            _write(work, rows[seat], new.to_json())


def add(work: Work, group: GroupFacts, laid: Case) -> TableRow:
    """Keep a new table, with a record for each of its readers; return it."""
    shared = laid.shared
    due = next_tick(work.now, group.zone, group.tick_hour)
    table = _add_row(work, group, (shared.a, shared.b), inviter=shared.inviter, stage=shared.stage.value, due_at=due)
    bodies = {SHARED: shared.to_json(), Seat.A.value: laid.a.to_json(), Seat.B.value: laid.b.to_json()}
    queries.add_records(work, [_new(work, table.id, group.workspace, reader, body) for reader, body in bodies.items()])
    return table


def add_bare(work: Work, group: GroupFacts, pair: tuple[str, str], inviter: str, *, until: datetime) -> None:
    """Keep that somebody invited two, until then, and nothing else: there is no table, and nobody has a record."""
    _add_row(work, group, pair, inviter=inviter, stage=Stage.CLOSED.value, due_at=until)


def thread(table: TableRow, shared: Shared, before: Shared | None = None) -> Thread:
    """Return what the conversation of a table shows anew, when the shared record was that `before`."""
    form = table.lodging.form
    said = wants_conversation(form, shared) and form is not Form.FORBIDDEN
    entries = changed(before, shared)
    if form is Form.LOST:  # at the end what may still stand there is taken back, or given up
        said = shared.erased
        entries = tuple(dict.fromkeys((*entries, *changed(None, shared))))
    return Thread(table.workspace, table.handle, table.group_id, shared.stage, belong(shared), entries, said)


def shared(work: Work, table: TableRow) -> Shared:
    """Return what everybody at a table reads."""
    return _shared(work, queries.records(work, table.id, (SHARED,)))


def opened(work: Work, row: RecordRow) -> str:
    """Return the document of a record."""
    return work.vault.open(row.body, place=place_of(MediationRecord.body, row))


def sealed(work: Work, row: RecordRow, document: str) -> Sealed:
    """Return a document as its record keeps it."""
    return work.vault.seal(document, place=place_of(MediationRecord.body, row))


def _shared(work: Work, rows: Mapping[str, RecordRow]) -> Shared:
    return _read(work, rows, SHARED, Shared.from_json)


def _own(work: Work, rows: Mapping[str, RecordRow], seat: Seat) -> Own:
    return _read(work, rows, seat, Own.from_json)


def _read(work: Work, rows: Mapping[str, RecordRow], reader: str, kind: Callable[[str], T]) -> T:
    """Return what a record says. Whatever is wrong with it is one error: none of its words are in it."""
    if reader not in rows:
        raise CannotRead
    try:
        return kind(opened(work, rows[reader]))
    except ValidationError:
        raise CannotRead from None


def _add_row(work: Work, group: GroupFacts, pair: tuple[str, str], **values: Any) -> TableRow:  # noqa: ANN401 (any column's value)
    row: dict[str, Any] = {
        "handle": secrets.token_hex(KEY_BYTES),
        "workspace": group.workspace,
        "group_id": group.id,
        "one": pair[0],
        "other": pair[1],
        "broker": None,
        "version": 0,
        "laid_at": work.now,
        "form": Form.NONE.value,
        "channel": None,
        "brought": "",
        "away": "",
        **values,
    }
    return TableRow(queries.add_table(work, row), **row)


def _write(work: Work, row: RecordRow, document: str) -> None:
    queries.change_record(work, row, sealed(work, row, document))


def _new(work: Work, table_id: int, workspace: str, reader: str, document: str) -> dict[str, Any]:
    row = {"table_id": table_id, "reader": str(reader), "workspace": workspace, "key": secrets.token_hex(KEY_BYTES)}
    return {**row, "body": work.vault.seal(document, place=place_of(MediationRecord.body, row))}
