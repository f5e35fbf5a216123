"""The group's ticks at its tables: here all records of a table are loaded, and what comes of them is kept.

One replica does each. The other tick, at which flags meet, loads them to see who turned their key (`meeting`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy import or_

from bot.db.records import is_stand_in
from bot.db.vault import CannotOpen
from bot.features.mediation import queries
from bot.features.mediation.facts import Case, Own, Seat, Stage, TableRow, Thread, Tick
from bot.features.mediation.facts import presses as p
from bot.features.mediation.queries import TABLES, RecordRow
from bot.features.mediation.rules import beginning, brokers, moving, ticking
from bot.features.mediation.rules.stepping import step
from bot.features.mediation.service import keeping
from bot.features.mediation.service.agreeing import promise_terms
from bot.features.mediation.service.knowing import known
from bot.features.mediation.service.laying import NOT_AGAIN_FOR
from bot.features.mediation.service.willing import forget_departed
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.schedule.hours import next_tick
from bot.work import Work

log = structlog.get_logger(__name__)
LOOKED_BACK = timedelta(days=7)  # who left while the process was down for longer is found at the tick


class Taken(NamedTuple):
    """A table whose tick has come, with all its records before and after it; `following` is its next one."""

    table: TableRow
    group: GroupFacts
    rows: Mapping[str, RecordRow]
    before: Case
    after: Case
    following: datetime

    @property
    def told(self) -> tuple[str, ...]:
        """Everybody who is owed a notice: at news whoever sits there or is asked to, before the tick or after it.

        Whose part ends is owed one also where that is no news to the two: when what was agreed is erased.
        """
        was, now = self.before.broker, self.after.broker
        users = {now.user} if now and now.ended and not (was and was.ended) else set()
        if self.is_news:
            both = (self.before.shared, self.after.shared)
            users |= {user for one in both for user in (one.a, one.b, one.broker, one.asked) if user}
        return tuple(sorted(user for user in users if not is_stand_in(user)))

    @property
    def is_news(self) -> bool:
        """Whether somebody reads anything new. That what was over is erased is none: it was told when it ended."""
        before, after = self.before.shared, self.after.shared
        if after.erased and not before.erased:
            return (before.stage, before.review_open) != (after.stage, after.review_open)
        return before != after


def take_ticks(work: Work, limit: int) -> tuple[tuple[Thread, ...], bool]:
    """Take the ticks of up to `limit` tables; return whose threads show something new, and whether more may wait.

    A tick that was missed for days is taken once, as of the latest one. Everybody at a table at which there is news is
    owed a notice, whoever acted. All is read before anything is kept: so everybody's notices are asked for at once.
    """
    due = queries.take_due(work, limit)
    for table in due:
        if table.is_bare:  # its thirty days are over
            queries.drop_table(work, table.id)
    taken = [found for table in due if not table.is_bare and (found := _taken(work, table))]
    if told := {(one.table.workspace, user) for one in taken for user in one.told}:
        notices.Gate(work, told)  # holds their rows in one order: else two replicas could wait for each other
    shown = tuple(thread for one in taken if (thread := _kept(work, one)))
    return shown, len(due) == limit


def note_departed(work: Work) -> None:
    """Let whoever left their group lately stop at its tables: under seal, like any stop. They are no broker to be."""
    gone = peers.left_since(work, work.now - LOOKED_BACK)
    if not gone:
        return
    theirs = or_(*(queries.at_which(one.workspace, one.user) & (TABLES.c.group_id == one.group_id) for one in gone))
    tables = queries.tables(work, TABLES.c.stage != Stage.CLOSED.value, theirs, locked=True)  # all in one order
    for one in gone:
        forget_departed(work, *one)
        departed(
            work, [found for found in tables if found.group_id == one.group_id and found.seat_of(one.user)], one.user
        )


def departed(work: Work, tables: Iterable[TableRow], user: str) -> None:
    """Let somebody stop at these tables, which this work has locked: they left."""
    for found in keeping.readable(work, tables, user):
        if not found.own.stopped:
            keeping.save(work, found, *step(found.shared, found.own, p.Leave()))


def _taken(work: Work, table: TableRow) -> Taken | None:
    """Return what this tick makes of a table; None for one of which a record cannot be read: the others go on."""
    group = peers.group(work, table.group_id)
    following = next_tick(work.now, group.zone, group.tick_hour)
    try:
        before, rows = keeping.case(work, table)
        after = _after(work, group, before, _tick_of(work, group, table))
    except CannotOpen:
        log.warning("table.unreadable", table=table.id)
        queries.change_table(work, table.id, due_at=following)
        return None
    return Taken(table, group, rows, before, after, following)


def _kept(work: Work, taken: Taken) -> Thread | None:
    """Keep what a tick came to; return what the thread shows anew, or None."""
    table, before, after = taken.table, taken.before, taken.after
    if len(after.shared.agreed) > len(before.shared.agreed):
        after = replace(after, shared=promise_terms(work, taken.group, table, after.shared))
    keeping.save_case(work, table, taken.rows, before, after)
    for user in taken.told:
        notices.owe(work, table.workspace, user)
    changed = after.shared != before.shared
    broker = after.broker.user if after.broker else None
    _keep(work, table, after, taken.following, broker, version=table.version + changed)
    return keeping.thread(table, after.shared, before.shared) if changed else None


def _after(work: Work, group: GroupFacts, before: Case, at: Tick) -> Case:
    """Return all records after a tick. In a paused group nothing goes on, but what is to be erased is."""
    if not peers.open_groups(work, set_up_before=work.now, among=(group.id,)):
        return brokers.forgotten(moving.erased(before, at), at)
    case = _without_departed(work, group, before)
    after = ticking.tick(case, at)
    if (case.shared.stage, after.shared.stage) == (Stage.AGREED, Stage.TABLE):  # anew, with what is true by now
        told = beginning.informed(case.shared, known(work, group, case.shared.a, case.shared.b))
        after = ticking.tick(Case(told, case.a, case.b, case.broker), at)
    return after


def _without_departed(work: Work, group: GroupFacts, case: Case) -> Case:
    """Return a case in which whoever sits in the group no longer, or may not, has left the table, too."""
    seated = [own for own in (case.a, case.b, case.broker) if own]
    here = peers.present(work, [(group.id, own.user) for own in seated])
    a, b, broker = (_left(case, case.own(seat), here) for seat in Seat)
    if a is None or b is None:
        raise LookupError("a table is of two")
    return Case(case.shared, a, b, broker)


def _left(case: Case, own: Own | None, here: dict[tuple[int, str], datetime | None]) -> Own | None:
    if own is None or own.stopped or any(user == own.user for _, user in here):
        return own
    return step(case.shared, own, p.Leave())[1]


def _tick_of(work: Work, group: GroupFacts, table: TableRow) -> Tick:
    """Return the latest tick that is over: the same moment however late this runs."""
    moment = table.due_at or work.now
    while (later := next_tick(moment, group.zone, group.tick_hour)) <= work.now:
        moment = later
    return Tick(moment, group.zone, group.tick_hour)


def _keep(work: Work, table: TableRow, after: Case, following: datetime, broker: str | None, *, version: int) -> None:
    """Keep where a table stands; one of which nothing is left goes, once nobody can tell when it was closed."""
    shared, due = after.shared, following
    over = shared.erased and shared.stage is Stage.CLOSED
    if over and not shared.agreed:
        due = table.laid_at + NOT_AGAIN_FOR
        if due <= work.now:
            queries.drop_table(work, table.id)
            return
    rests = over and bool(shared.agreed)
    changes = {"stage": shared.stage.value, "version": version, "broker": broker}
    queries.change_table(work, table.id, **changes, due_at=None if rests else due)
