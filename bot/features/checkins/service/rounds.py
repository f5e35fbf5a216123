"""Rounds begin, each once, whichever replica is first."""

from datetime import date

from bot.features.checkins.queries import people, rounds
from bot.features.checkins.queries.rounds import GroupRow
from bot.features.checkins.rules.moments import following, looked_at_until
from bot.features.checkins.service.composing import Round, compose, seats_of
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.schedule.holidays import local_day
from bot.schedule.hours import at_local
from bot.work import Work

AT_ONCE = 500  # groups that are asked for in one question
FEWEST = 2


def begin_due(work: Work, limit: int) -> tuple[tuple[int, ...], bool]:
    """Begin the rounds that are due; return the ids of the groups whose next one is later now, and whether more are.

    The hour of the group's own zone decides, as it is now. A round that is late is held at once. What was still open
    in the round before ends: `end_due` does it.
    """
    due: list[GroupFacts] = []
    looked_at = rounds.due(work, looked_at_until(work.now), peers.open_ids(work))
    for start in range(0, len(looked_at), AT_ONCE):
        ids = looked_at[start : start + AT_ONCE]
        known = {row.group_id: row for row in rounds.groups(work, ids)}
        groups = peers.open_groups(work, set_up_before=work.now, among=ids)
        due.extend(group for group in groups if _is_due(work, group, known[group.id]))
        if len(due) > limit:
            break
    taken = {row.group_id: row for row in rounds.groups(work, [group.id for group in due[:limit]], taken=True)}
    begun = [group.id for group in due[:limit] if group.id in taken and _begin(work, group, taken[group.id])]
    return tuple(begun), len(due) > limit


def _is_due(work: Work, group: GroupFacts, row: GroupRow) -> bool:
    return at_local(date.fromisoformat(row.next_on), group.tick_hour, group.zone) <= work.now


def _begin(work: Work, group: GroupFacts, row: GroupRow) -> bool:
    """Hold a round, and set when the next one is; False, and none is held, where fewer than two take part."""
    if not _is_due(work, group, row):  # another replica began it a moment ago
        return False
    today, due_on = local_day(work.now, group.zone), date.fromisoformat(row.next_on)
    next_on = following(due_on, today, row.rhythm)
    rounds.set_group(work, group.id, next_on=next_on.isoformat())
    seats = seats_of(work, group)
    parts = [part for part in people.parts_of_group(work, group.id) if part.user in seats]
    if row.rounds:
        rounds.end_at(work, group.id, work.now)
    if len(parts) < FEWEST:
        return False
    begins, ends_at = (at_local(day, group.tick_hour, group.zone) for day in (today, next_on))
    one = Round(work, group, row, parts, seats, min(begins, work.now), ends_at)
    compose(one, late=today > due_on)
    return True
