"""The group's ticks at its tables: all records of a table are loaded here, and nowhere else. One replica does each."""

from datetime import datetime, timedelta

from bot.db.records import is_stand_in
from bot.db.vault import CannotOpen
from bot.features.mediation import queries
from bot.features.mediation.facts import Case, Own, Seat, Stage, TableRow, Thread, Tick
from bot.features.mediation.facts import presses as p
from bot.features.mediation.queries import TABLES
from bot.features.mediation.rules import beginning, moving, ticking
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

LOOKED_BACK = timedelta(days=7)  # who left while the process was down for longer is found at the tick


def take_ticks(work: Work, limit: int) -> tuple[tuple[Thread, ...], bool]:
    """Take the ticks of up to `limit` tables; return whose threads show something new, and whether more may wait.

    A tick that was missed for days is taken once, as of the latest one. Everybody at a table whose shared record
    changed is owed a notice, whoever acted.
    """
    due = queries.take_due(work, limit)
    if not due:
        return (), False
    people = {(table.workspace, user) for table in due for user in table.people if not is_stand_in(user)}
    notices.Gate(work, people)  # holds their rows in one order: else two replicas could wait for each other
    shown = tuple(found for table in due if (found := _ticked(work, table)))
    return shown, len(due) == limit


def note_departed(work: Work) -> None:
    """Let whoever left their group lately stop at its tables: under seal, like any stop. They are no broker to be."""
    for left in peers.left_since(work, work.now - LOOKED_BACK):
        forget_departed(work, *left)
        here = (TABLES.c.group_id == left.group_id, TABLES.c.stage != Stage.CLOSED.value)
        departed(work, queries.tables(work, queries.at_which(left.workspace, left.user), *here, locked=True), left.user)


def departed(work: Work, tables: tuple[TableRow, ...], user: str) -> None:
    """Let somebody stop at these tables, which this work has locked: they left."""
    for found in keeping.readable(work, tables, user):
        if not found.own.stopped:
            keeping.save(work, found, *step(found.shared, found.own, p.Leave()))


def _ticked(work: Work, table: TableRow) -> Thread | None:
    group = peers.group(work, table.group_id)
    following = next_tick(work.now, group.zone, group.tick_hour)
    try:
        before, rows = keeping.case(work, table)
    except CannotOpen:  # the others' tables go on
        queries.change_table(work, table.id, due_at=following)
        return None
    after = _after(work, group, before, _tick_of(work, group, table))
    shared, changed = after.shared, after.shared != before.shared
    keeping.save_case(work, table, rows, before, after)
    broker = after.broker.user if after.broker else None
    if changed:
        _owe(work, table, broker)
    if len(shared.agreed) > len(before.shared.agreed):
        promise_terms(work, group, table, shared)
    _keep(work, table, after, following, broker, version=table.version + changed)
    return keeping.thread(table, shared, before.shared) if changed else None


def _owe(work: Work, table: TableRow, broker: str | None) -> None:
    """Owe everybody a notice, whoever acted."""
    for user in sorted({*table.people, *((broker,) if broker else ())}):
        if not is_stand_in(user):
            notices.owe(work, table.workspace, user)


def _after(work: Work, group: GroupFacts, before: Case, at: Tick) -> Case:
    """Return all records after a tick. In a paused group nothing goes on, but what is to be erased is."""
    if not peers.open_groups(work, set_up_before=work.now, among=(group.id,)):
        return moving.erased(before, at)
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
