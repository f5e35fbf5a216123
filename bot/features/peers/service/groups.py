"""Groups: finding them, and their ticks."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import CursorResult, Select, func, select, update

from bot.features.peers.facts import GroupFacts
from bot.features.peers.models import PeerGroup
from bot.features.peers.queries import group_facts
from bot.features.peers.rules.refusals import UnknownThing
from bot.features.peers.text import refusals as text
from bot.schedule.hours import tick_after, week_tick_after
from bot.work import Work


def group(work: Work, group_id: int) -> GroupFacts:
    """Return a group, also a paused one. Raises `UnknownThing`."""
    row = work.asked_once(("group", group_id), lambda: work.session.get(PeerGroup, group_id))
    if row is None:
        raise UnknownThing(text.NO_GROUP)
    return group_facts(row)


def group_of_channel(work: Work, *, workspace: str, channel: str) -> GroupFacts | None:
    """Return the open, set-up group whose channel this is, or None."""
    row = work.session.scalar(
        select(PeerGroup).where(
            PeerGroup.workspace == workspace,
            PeerGroup.channel == channel,
            PeerGroup.ready_at.is_not(None),
            PeerGroup.closed_at.is_(None),
        )
    )
    return group_facts(row) if row else None


def open_groups(work: Work, *, set_up_before: datetime, among: Collection[int] | None = None) -> tuple[GroupFacts, ...]:
    """Return every open group that was set up at that moment (UTC) already, the oldest first; `among` these ids."""
    which = () if among is None else (PeerGroup.id.in_(among),)
    rows = work.session.scalars(
        select(PeerGroup)
        .where(PeerGroup.ready_at <= set_up_before, PeerGroup.closed_at.is_(None), *which)
        .order_by(PeerGroup.id)
        .execution_options(populate_existing=True)
    )
    return tuple(group_facts(row) for row in rows)


def open_ids(work: Work) -> Select[int]:
    """Return the selection of the ids of all open groups that are set up: for a question about many of them."""
    return select(PeerGroup.id).where(PeerGroup.ready_at <= work.now, PeerGroup.closed_at.is_(None))


def locked_group(work: Work, workspace: str, group_id: int) -> PeerGroup:
    """Return a group's row of this workspace, locked until the end of the unit of work. Raises `UnknownThing`.

    Whoever joins, leaves or edits holds it, so that no one joins a function while it is being removed.
    """
    row = work.session.scalar(
        select(PeerGroup)
        .where(PeerGroup.workspace == workspace, PeerGroup.id == group_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise UnknownThing(text.NO_GROUP)
    return row


def groups_with_tick_due(work: Work, limit: int) -> tuple[GroupFacts, ...]:
    """Return open, set-up groups whose tick is due, the longest due first."""
    rows = work.session.scalars(
        select(PeerGroup)
        .where(PeerGroup.next_tick_at <= work.now, PeerGroup.ready_at.is_not(None), PeerGroup.closed_at.is_(None))
        .order_by(PeerGroup.next_tick_at, PeerGroup.id)
        .limit(limit)
    )
    return tuple(group_facts(row) for row in rows)


def first_tick(work: Work) -> datetime | None:
    """Return when the first tick of any open, set-up group is due; None without such a group."""
    return work.session.scalar(
        select(func.min(PeerGroup.next_tick_at)).where(PeerGroup.ready_at.is_not(None), PeerGroup.closed_at.is_(None))
    )


def tick_passed(work: Work, group: GroupFacts) -> bool:
    """Take the group's due tick and set the next one; False when it is not due, or another replica took it already.

    A tick that was missed for days is taken once: the next one lies after `work.now`.
    """
    following = tick_after(group.next_tick_at, work.now, group.zone, group.tick_hour)
    result = work.session.execute(
        update(PeerGroup)
        .where(
            PeerGroup.id == group.id,
            PeerGroup.next_tick_at == group.next_tick_at,
            PeerGroup.next_tick_at <= work.now,
            PeerGroup.zone == group.zone,  # else the tick that follows is another one: the next run finds it
            PeerGroup.tick_hour == group.tick_hour,
        )
        .values(next_tick_at=following)
    )
    return cast("CursorResult[object]", result).rowcount == 1


def week_tick(work: Work, group_id: int) -> datetime:
    """Return the next week's tick of a group, which is the first tick of a week. Raises `UnknownThing`.

    An edit of zone or hour moves it within its week, and not at all once it is less than `FIXED_AHEAD` away. A pause or
    a missed tick puts it off until the first tick after. Nothing leaves it out.
    """
    week = work.session.scalar(select(PeerGroup.next_week_tick_at).where(PeerGroup.id == group_id))
    if week is None:
        raise UnknownThing(text.NO_GROUP)
    return week


def week_tick_passed(work: Work, group: GroupFacts) -> bool:
    """Take the group's week's tick, at a tick that was just taken, and set the next one; False when it is not due."""
    due = week_tick(work, group.id)
    if due > work.now:
        return False
    following = week_tick_after(due, work.now, group.zone, group.tick_hour)
    work.session.execute(update(PeerGroup).where(PeerGroup.id == group.id).values(next_week_tick_at=following))
    return True
