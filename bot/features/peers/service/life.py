"""How a group begins, pauses and comes back: with the bot's presence in its channel."""

from datetime import datetime

from sqlalchemy import Update, bindparam, select, update

from bot.db.inserts import insert_or_leave
from bot.features.peers.facts import Found, GroupState
from bot.features.peers.models import Closure, Peer, PeerGroup
from bot.features.peers.queries import group_state, row_of_channel
from bot.features.peers.rules.ticks import Ticks, first_ticks, ticks_after_pause
from bot.features.peers.rules.times import USUAL_HOUR
from bot.work import Work

FIRST_ZONE = "Etc/UTC"  # until somebody sets the group up
NAME_LENGTH = 100

_ANY_PEER = select(Peer.id).where(Peer.group_id == bindparam("group"), Peer.left_at.is_(None)).limit(1)


def found(work: Work, *, workspace: str, channel: str, name: str) -> Found:
    """Note that the bot is in a channel: begin its group, or find it again with everything in it."""
    row = row_of_channel(work, workspace, channel)
    known = row is not None
    if row is None:
        ticks = first_ticks(work.now, FIRST_ZONE, USUAL_HOUR)
        new = {
            "workspace": workspace,
            "channel": channel,
            "name": name[:NAME_LENGTH],
            "zone": FIRST_ZONE,
            "tick_hour": USUAL_HOUR,
            "next_tick_at": ticks.day,
            "next_week_tick_at": ticks.week,
            "created_at": work.now,
            "version": 0,
        }
        insert_or_leave(work.connection, PeerGroup, new)
        row = row_of_channel(work, workspace, channel)
        assert row is not None  # noqa: S101 (inserted above, or by another replica)
    if name:
        row.name = name[:NAME_LENGTH]
    _open(row, work.now)
    work.session.flush()
    return Found(group_state(row), back=known)


def state_of_channel(work: Work, *, workspace: str, channel: str) -> GroupState | None:
    """Return the channel's group as it stands, set up or not, open or not."""
    row = row_of_channel(work, workspace, channel)
    return group_state(row) if row else None


def close(work: Work, *, workspace: str, channel: str, because: Closure) -> GroupState | None:
    """Pause the channel's group; return it when it was open until now, else None."""
    row = row_of_channel(work, workspace, channel)
    if row is None:
        return None
    was_open = row.closed_at is None
    row.closed_at = row.closed_at or work.now
    if was_open or row.closed_because != Closure.SHARED:
        row.closed_because = because
    work.session.flush()
    return group_state(row) if was_open else None


def reopen(work: Work, *, workspace: str, channel: str, after: frozenset[Closure]) -> GroupState | None:
    """Open the channel's group again where it was paused for one of these reasons; return it, else None."""
    row = row_of_channel(work, workspace, channel)
    if row is None or row.closed_because not in after:
        return None
    _open(row, work.now)
    work.session.flush()
    return group_state(row)


def rename(work: Work, *, workspace: str, channel: str, name: str) -> None:
    """Keep the channel's new name."""
    work.session.execute(_of(workspace, channel).values(name=name[:NAME_LENGTH]))


def move(work: Work, *, workspace: str, channel: str, new_channel: str) -> None:
    """Follow a channel whose id Slack changed."""
    if row_of_channel(work, workspace, new_channel) is None:
        work.session.execute(_of(workspace, channel).values(channel=new_channel))


def close_all(work: Work, workspace: str) -> None:
    """Pause every group of a workspace from which the app was removed."""
    work.session.execute(
        update(PeerGroup)
        .where(PeerGroup.workspace == workspace, PeerGroup.closed_at.is_(None))
        .values(closed_at=work.now, closed_because=Closure.UNINSTALLED)
    )


def has_peers(work: Work, group_id: int) -> bool:
    """Tell whether anybody is in the group now."""
    return work.connection.scalar(_ANY_PEER, {"group": group_id}) is not None


def _open(row: PeerGroup, now: datetime) -> None:
    if row.closed_at is not None:
        row.closed_at = None
        row.closed_because = None
        ticks = ticks_after_pause(Ticks(row.next_tick_at, row.next_week_tick_at), now, row.zone, row.tick_hour)
        row.next_tick_at, row.next_week_tick_at = ticks.day, ticks.week


def _of(workspace: str, channel: str) -> Update:
    return update(PeerGroup).where(PeerGroup.workspace == workspace, PeerGroup.channel == channel)
