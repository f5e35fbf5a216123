"""At how many tables somebody sits, by their own records only; and the rows that keep it from changing meanwhile."""

from bot.features.mediation import queries
from bot.features.mediation.facts import PARTIES, Act, Stage, TableRow
from bot.features.mediation.queries import GroupRow
from bot.features.mediation.rules.limits import check_room
from bot.features.mediation.rules.refusals import CannotInvite
from bot.features.mediation.service import keeping
from bot.features.mediation.service.keeping import Mine
from bot.features.mediation.text import refusals as say
from bot.features.peers import service as peers
from bot.schedule.hours import next_week_tick
from bot.work import Work

OVER = (Stage.CLOSED.value, Stage.AGREED.value)  # nobody has to sit there


def hold(work: Work, group_id: int, workspace: str) -> tuple[GroupRow, ...]:
    """Keep others from laying tables, turning keys and filing flags in a workspace until this work ends.

    Limits are counted over the workspace, so all of its groups are held, in one order; the rows of all come back. Those
    that are not kept yet are added first: else two could begin at different groups at once.
    """
    kept = {row.group_id for row in queries.groups(work, workspace)}
    here = {one.id for one in peers.open_groups(work, set_up_before=work.now) if one.workspace == workspace}
    for missing in sorted({group_id, *here} - kept):
        facts = peers.group(work, missing)
        compare_at = next_week_tick(work.now, facts.zone, facts.tick_hour)
        queries.add_group(work, {"group_id": missing, "workspace": workspace, "contact": "", "compare_at": compare_at})
    return queries.groups(work, workspace, locked=True)


def running(work: Work, workspace: str, user: str) -> tuple[TableRow, ...]:
    """Return the tables at which somebody is a party, and which are neither closed nor agreed."""
    sits = queries.own_tables(work, workspace, user)
    return tuple(table for table in sits if table.stage not in OVER and table.seat_of(user) in PARTIES)


def sits_with(work: Work, workspace: str, user: str) -> tuple[str, ...]:
    """Return with whom somebody sits, at tables to which they turned their key and which they did not stop."""
    mine = keeping.readable(work, running(work, workspace, user), user)
    return tuple(one.table.across(user) for one in mine if one.own.key)


def check_may_turn(work: Work, act: Act, found: Mine) -> None:
    """Check that somebody may come to one more table. Raises `TooManyTables`, or `CannotInvite` for the same pair."""
    others = sits_with(work, act.workspace, act.user)
    check_room(others)
    if found.table.across(act.user) in others:
        raise CannotInvite(say.INVITE_SITS)
