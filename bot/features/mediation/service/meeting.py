"""The week's comparison of flags: the only place at which two people's flags meet. One replica does each."""

from bot.db.vault import NOTHING
from bot.features.mediation import queries
from bot.features.mediation.facts import Thread
from bot.features.mediation.facts.flags import Flag
from bot.features.mediation.queries import FLAGS, TABLES, GroupRow
from bot.features.mediation.rules import flags
from bot.features.mediation.service.flagging import flag_of
from bot.features.mediation.service.keeping import mine_of, thread
from bot.features.mediation.service.laying import lay_met
from bot.features.mediation.service.sitting import OVER
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.schedule.hours import week_tick_after
from bot.work import Work


def compare_due(work: Work, limit: int) -> tuple[tuple[Thread, ...], bool]:
    """Compare the flags of groups whose week's tick has come; return the tables that were laid, and whether more wait.

    Only flags of two who both sit in the group now, and may, take part. What has ended is forgotten.
    """
    due = queries.take_groups(work, limit)
    laid = tuple(one for group in due for one in _compared(work, group))
    return laid, len(due) == limit


def _compared(work: Work, row: GroupRow) -> tuple[Thread, ...]:
    group = peers.group(work, row.group_id)
    laid = tuple(_met(work, group, row, one, other) for one, other in _meetings(work, row))
    _forget(work, row)
    following = week_tick_after(row.compare_at, work.now, group.zone, group.tick_hour)
    queries.change_group(work, row.group_id, compare_at=following)
    return laid


def _meetings(work: Work, row: GroupRow) -> tuple[tuple[Flag, Flag], ...]:
    found = [flag_of(one) for one in queries.flags(work, FLAGS.c.group_id == row.group_id)]
    here = peers.present(work, [(row.group_id, flag.by) for flag in found])
    both = [flag for flag in found if (row.group_id, flag.by) in here and (row.group_id, flag.other) in here]
    sit = queries.tables(work, TABLES.c.workspace == row.workspace, TABLES.c.stage.not_in(OVER))
    return flags.meetings(both, row.compare_at, [frozenset((table.one, table.other)) for table in sit])


def _met(work: Work, group: GroupFacts, row: GroupRow, one: Flag, other: Flag) -> Thread:
    pair = (FLAGS.c.user.in_((one.by, other.by)), FLAGS.c.other.in_((one.by, other.by)))
    open_now = (FLAGS.c.group_id == row.group_id, FLAGS.c.taken_back_at.is_(None), FLAGS.c.met_at.is_(None))
    rested = FLAGS.c.filed_at > row.compare_at - flags.OPEN_FOR
    queries.change_flags(work, *pair, *open_now, rested, met_at=one.met_at)
    table = lay_met(work, group, one.by, other.by)
    return thread(table, mine_of(work, table, one.by).shared)


def _forget(work: Work, row: GroupRow) -> None:
    """Erase the words of flags that ended, and the flags once nothing follows from them any more."""
    here = FLAGS.c.group_id == row.group_id
    queries.change_flags(work, here, FLAGS.c.filed_at <= work.now - flags.OPEN_FOR, words=NOTHING)
    queries.drop_flags(work, here, FLAGS.c.filed_at <= work.now - flags.OPEN_FOR - flags.NOT_AGAIN_FOR)
