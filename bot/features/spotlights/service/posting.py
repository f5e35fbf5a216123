"""What is due for single spotlights: posts at their tick, and the one sentence for whoever has to act."""

from typing import NamedTuple

from bot.db.vault import CannotOpen
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.features.spotlights.facts import Post, SpotlightFacts
from bot.features.spotlights.models import State
from bot.features.spotlights.queries import spotlights
from bot.features.spotlights.rules.states import WITH_WRITER, Event
from bot.features.spotlights.service.moving import move, post, words
from bot.schedule.hours import next_tick, next_working_moment
from bot.work import Work


class Posted(NamedTuple):
    """A spotlight that is posted now, and the group in whose channel."""

    group: GroupFacts
    id: int


class Notice(NamedTuple):
    """Somebody has something to decide or to write."""

    workspace: str
    user: str


def post_due(work: Work, limit: int) -> tuple[tuple[Posted, ...], bool]:
    """Post what its tick has come for; return what is posted, and whether more may be due. One replica posts each."""
    found = spotlights.posts_due(work, limit)
    posted = (_posted(work, one) for one in found)
    return tuple(one for one in posted if one), len(found) == limit


def _posted(work: Work, one: SpotlightFacts) -> Posted | None:
    group = peers.group(work, one.group_id)
    if not _is_open(work, group):
        spotlights.move(work, one, due_at=next_tick(work.now, group.zone, group.tick_hour))
        return None
    if not _is_present(work, group, one.hero):
        move(work, one, Event.END)
        return None
    try:
        words(work, one)
    except CannotOpen:  # logged there; perhaps a key is missing for now, so its hero's word stands
        spotlights.move(work, one, due_at=next_tick(work.now, group.zone, group.tick_hour))
        return None
    move(work, one, Event.POST, posted_at=work.now)
    return Posted(group, one.id)


def shown(work: Work, workspace: str, key: int) -> Post | None:
    """Return a post as it stands in the channel, whoever asks; None when it is not posted, or taken down."""
    one = spotlights.spotlight(work, workspace, key)
    return post(work, one) if one and one.state is State.POSTED else None


def notices_due(work: Work, limit: int) -> tuple[tuple[Notice, ...], bool]:
    """Return who is told now that something waits, each once, and whether more may be due.

    Nobody is told outside of their working hours, however late this runs.
    """
    found = spotlights.notices_due(work, limit)
    notices: dict[Notice, None] = {}
    for one in found:
        user = one.writer if one.writer and one.state in WITH_WRITER else one.hero
        group = peers.group(work, one.group_id)
        told = next_working_moment(work.now, peers.zone_of(work, one.workspace, user) or group.zone)
        if told > work.now:
            spotlights.move(work, one, notice_at=told)
            continue
        spotlights.move(work, one, notice_at=None)
        if _is_open(work, group) and _is_present(work, group, user):
            notices[Notice(one.workspace, user)] = None
    return tuple(notices), len(found) == limit


def _is_open(work: Work, group: GroupFacts) -> bool:
    return peers.group_of_channel(work, workspace=group.workspace, channel=group.channel) is not None


def _is_present(work: Work, group: GroupFacts, user: str) -> bool:
    return any(peer.user == user for peer in peers.peers(work, group.id))
