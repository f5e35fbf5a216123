"""A group's health: looked at once a week, at its Monday tick, and kept only as what was published."""

from datetime import datetime

from bot.features.asks.facts import Health, HomeFacts
from bot.features.asks.queries import groups, helps
from bot.features.asks.queries.groups import GroupRow
from bot.features.asks.rules.counting import counted
from bot.features.asks.rules.health import WINDOW, People, Sums, published, sums
from bot.features.asks.rules.times import last_week_tick
from bot.features.asks.service.lists import newest_help
from bot.features.asks.service.rings import wishes
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.work import Work

HELP_SHOWN = 2  # of each book on Home; "My asks and help" has the others


def publish_due(work: Work, limit: int) -> bool:
    """Look at groups whose Monday tick has come, each by one replica; tell whether more may be due."""
    looked, known = 0, groups.every_group(work)
    for group in peers.open_groups(work, set_up_before=work.now):
        week, tick = last_week_tick(work.now, group.zone, group.tick_hour)
        row = known.get(group.id)
        if row is None or row.health_week is None or row.health_week < week:
            looked += _look(work, group, week, tick)
        if looked == limit:
            return True
    return False


def _look(work: Work, group: GroupFacts, week: str, tick: datetime) -> bool:
    groups.add_group(work, group.workspace, group.id)
    row = groups.group(work, group.id, locked=True)
    if row is None or (row.health_week is not None and row.health_week >= week):
        return False  # another replica was here
    found = _sums(work, group.id, tick)
    ended = helps.ended(work, group.id, since=tick - WINDOW, until=tick)
    health = published(found, ended, _before(work, row))
    if health:
        helps.mark_counted(work, group.id, since=tick - WINDOW, until=tick)
    new = {"answered": health.answered, "circulation": health.circulation, "published_at": tick} if health else {}
    groups.set_group(work, group.id, health_week=week, shown=health is not None, **new)
    return True


def _before(work: Work, row: GroupRow) -> People | None:
    if row.published_at is None:
        return None
    at = row.published_at
    return People(_sums(work, row.group_id, at).contributors, helps.counted_askers(work, row.group_id, at))


def _sums(work: Work, group_id: int, tick: datetime) -> Sums:
    return sums(counted(helps.in_group(work, group_id, since=tick - WINDOW, until=tick)))


def home(work: Work, workspace: str, user: str) -> HomeFacts:
    """Return what Home shows of asks besides what waits."""
    seats = peers.seats(work, workspace=workspace, user=user)
    found = tuple((seat.group.name, _shown(groups.group(work, seat.group.id))) for seat in seats)
    return HomeFacts(found, wishes(work, workspace, user), *newest_help(work, workspace, user, HELP_SHOWN))


def _shown(row: GroupRow | None) -> Health | None:
    if row is None or not row.shown or row.answered is None or row.circulation is None:
        return None
    return Health(row.answered, row.circulation)
