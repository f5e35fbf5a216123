"""Groups that are paused: their asks stand still, and what was under way begins anew when they go on."""

from datetime import datetime

from bot.features.asks.facts import AskFacts
from bot.features.asks.models import Ask, State
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import groups
from bot.features.asks.rules.times import IDLE_WORKING_DAYS, tick_from
from bot.features.asks.service.rounds import in_rounds, round_end
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.schedule.hours import next_tick, tick_in_working_days
from bot.work import Work


def note(work: Work) -> None:
    """Note which groups are paused, and let those go on that are open again."""
    running, paused = groups.running(work), groups.paused(work)
    concerned = {*paused, *(group_id for _, group_id in running)}
    is_open = {group.id: group for group in peers.open_groups(work, set_up_before=work.now, among=concerned)}
    for workspace, group_id in running:
        if group_id not in is_open:
            groups.add_group(work, workspace, group_id)
            groups.set_group(work, group_id, paused_at=work.now)
    for group_id in paused:
        if group_id in is_open:
            _go_on(work, is_open[group_id])


def _go_on(work: Work, group: GroupFacts) -> None:
    """Give every ask of the group the time again that the pause took; one replica does."""
    found = queries.all_of(work, Ask.group_id == group.id, Ask.state.in_(_UNDER_WAY), locked=True)
    row = groups.group(work, group.id, locked=True)
    if row is None or row.paused_at is None:
        return
    ends = round_end(work, group)
    for one in found:
        if one.asked_at <= row.paused_at:
            later = one.expires_at and max(one.expires_at + (work.now - row.paused_at), ends)
            expires_at = later and tick_from(later, group.zone, group.tick_hour)
            queries.change(work, one, due_at=_anew(work, group, one, ends), expires_at=expires_at)
    groups.set_group(work, group.id, paused_at=None)


def _anew(work: Work, group: GroupFacts, one: AskFacts, ends: datetime) -> datetime | None:
    if one.due_at is None:
        return None
    if in_rounds(one):
        return ends
    if one.state is State.OPEN:
        return next_tick(work.now, group.zone, group.tick_hour)
    return tick_in_working_days(work.now, IDLE_WORKING_DAYS, group.zone, group.tick_hour)


_UNDER_WAY = (State.OPEN, State.ROUTED, State.CLAIMED, State.DELIVERED)
