"""The week's comparison of flags: the only place at which two people's flags meet. One replica does each.

Who sits in two groups may file in either: so flags are compared over the workspace, at the tick of each of its groups.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from bot.db.vault import NOTHING, CannotOpen
from bot.features.mediation import queries
from bot.features.mediation.facts import FlagRow, Stage, TableRow, Thread
from bot.features.mediation.queries import FLAGS, TABLES, GroupRow
from bot.features.mediation.rules import flags
from bot.features.mediation.service import keeping
from bot.features.mediation.service.flagging import flag_of
from bot.features.mediation.service.laying import lay_met
from bot.features.mediation.service.sitting import OVER, hold
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.schedule.hours import week_tick_after
from bot.work import Work

Pair = frozenset[str]


class Meeting(NamedTuple):
    """Two whose flags met at the comparison of this group."""

    group: GroupRow
    pair: Pair


def compare_due(work: Work, limit: int) -> tuple[tuple[Thread, ...], bool]:
    """Compare the flags of groups whose week's tick has come; return the tables that were laid, and whether more wait.

    What has ended is forgotten. Notices are owed when all is known, to all at once: they are locked last.
    """
    due = queries.groups_due(work, limit)
    met: list[Meeting] = []
    for row in _held(work, due):
        met.extend(Meeting(row, pair) for pair in _compared(work, row, met))
    if met:
        notices.Gate(work, {(one.group.workspace, user) for one in met for user in one.pair})
    return tuple(_laid(work, one) for one in met), len(due) == limit


def _held(work: Work, due: Iterable[GroupRow]) -> tuple[GroupRow, ...]:
    """Return those that no other replica has compared meanwhile, in one order."""
    wanted = {row.group_id: row.workspace for row in due}
    held = [row for at in sorted({*wanted.values()}) for row in hold(work, _first(wanted, at), at)]
    still = [row for row in held if row.group_id in wanted and row.compare_at <= work.now]
    return tuple(sorted(still, key=lambda row: (row.compare_at, row.group_id)))


def _first(wanted: dict[int, str], workspace: str) -> int:
    return min(group_id for group_id, at in wanted.items() if at == workspace)


def _compared(work: Work, row: GroupRow, met: Collection[Meeting]) -> tuple[Pair, ...]:
    """Return who meet at the comparison of a group; `met` have met at another one just now."""
    group = peers.group(work, row.group_id)
    found = _taking_part(work, row)
    people = {flag.user for flag in found}
    sit = [*_sitting(work, row.workspace, people), *(one.pair for one in met if one.group.workspace == row.workspace)]
    pairs = []
    for one, other in flags.meetings((flag_of(flag) for flag in found), row.compare_at, sit):
        theirs = [flag.id for flag in found if {flag.user, flag.other} == {one.by, other.by}]
        queries.change_flags(work, FLAGS.c.id.in_(theirs), met_at=one.met_at)
        pairs.append(frozenset((one.by, other.by)))
    _forget(work, row)
    following = week_tick_after(row.compare_at, work.now, group.zone, group.tick_hour)
    queries.change_group(work, row.group_id, compare_at=following)
    return tuple(pairs)


def _taking_part(work: Work, row: GroupRow) -> list[FlagRow]:
    """Return the flags that can meet here: one of the two is of this group, and both people sit in it, and may."""
    rows = queries.flags(work, FLAGS.c.workspace == row.workspace)
    rested = [one for one in rows if flags.can_meet(flag_of(one), row.compare_at)]
    here = {frozenset((one.user, one.other)) for one in rested if one.group_id == row.group_id}
    present = peers.present(work, [(row.group_id, user) for pair in here for user in pair])
    both = {pair for pair in here if all((row.group_id, user) in present for user in pair)}
    return [one for one in rested if frozenset((one.user, one.other)) in both]


def _sitting(work: Work, workspace: str, users: Collection[str]) -> list[frozenset[str]]:
    """Return who sits at each open table of these people. An invitation counts for whoever turned their key alone."""
    theirs = TABLES.c.one.in_(users) | TABLES.c.other.in_(users)
    tables = queries.tables(work, TABLES.c.workspace == workspace, TABLES.c.stage.not_in(OVER), theirs)
    return [_who_sits(work, table) for table in tables]


def _who_sits(work: Work, table: TableRow) -> frozenset[str]:
    if table.stage != Stage.INVITED.value:
        return frozenset((table.one, table.other))
    try:
        case, _ = keeping.case(work, table)
    except CannotOpen:
        return frozenset()
    return frozenset(own.user for own in case.parties() if own.key)


def _laid(work: Work, met: Meeting) -> Thread:
    table = lay_met(work, peers.group(work, met.group.group_id), *sorted(met.pair))
    return keeping.thread(table, keeping.shared(work, table))


def _forget(work: Work, row: GroupRow) -> None:
    """Erase the words of flags that ended, and the flags once nothing follows from them any more."""
    here = FLAGS.c.group_id == row.group_id
    queries.change_flags(work, here, FLAGS.c.filed_at <= work.now - flags.OPEN_FOR, words=NOTHING)
    queries.drop_flags(work, here, FLAGS.c.filed_at <= work.now - flags.OPEN_FOR - flags.NOT_AGAIN_FOR)
