"""A person's row, their calendar, and when they may be written to."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from bot.db.inserts import insert_into
from bot.features.notices.models import Notice
from bot.features.notices.rules import NO_HOLIDAYS
from bot.features.peers import service as peers
from bot.schedule.holidays import Calendar, country_of_zone, next_opening, next_working_moment
from bot.work import Work


class Whereabouts(NamedTuple):
    """A person's calendar, whether they sit in an open group, and until when they are away or want quiet."""

    calendar: Calendar
    sits: bool
    back_at: datetime | None

    def reachable_at(self, now: datetime) -> datetime:
        """Return when the person may be written to: `now`, or when to ask again; UTC."""
        if not self.sits:
            return next_opening(now, self.calendar)
        return next_working_moment(max(now, self.back_at or now), self.calendar)


def calendar(work: Work, workspace: str, user: str) -> Calendar:
    """Return where and when the person works."""
    return whereabouts(work, workspace, user).calendar


def whereabouts(work: Work, workspace: str, user: str, *, row: Notice | None = None) -> Whereabouts:
    """Return what is known of a person now; `row` is theirs, where it is at hand."""
    seats = peers.seats(work, workspace=workspace, user=user)
    away = [seat.away_until for seat in seats]
    back_at = min((until for until in away if until), default=None) if all(away) else None
    quiet = peers.quiet_until(work, workspace, user)
    zone = peers.zone_of(work, workspace, user) or (seats[0].group.zone if seats else "UTC")
    chosen = row.country if row else _chosen(work, workspace, user)
    ends = [moment for moment in (back_at, quiet) if moment]
    return Whereabouts(Calendar(zone, country_for(chosen, zone)), bool(seats), max(ends, default=None))


def row_of(work: Work, workspace: str, user: str) -> Notice:
    """Return the person's row, which is theirs alone until this unit of work ends: whoever else asks waits."""
    mine = select(Notice).where(Notice.workspace == workspace, Notice.user == user).with_for_update()
    latest = mine.execution_options(populate_existing=True)
    found = work.session.scalars(latest).one_or_none()
    if found:
        return found
    new = {"workspace": workspace, "user": user, "off": False, "stopped": False, "spent": 0}
    same = ("workspace", "user")
    work.session.execute(insert_into(work.connection, Notice).values(**new).on_conflict_do_nothing(index_elements=same))
    return work.session.scalars(latest).one()


def _chosen(work: Work, workspace: str, user: str) -> str | None:
    return work.session.scalar(select(Notice.country).where(Notice.workspace == workspace, Notice.user == user))


def country_for(chosen: str | None, zone: str) -> str | None:
    """Return the country whose public holidays are a person's: as chosen, else that of their zone."""
    if chosen == NO_HOLIDAYS:
        return None
    return chosen or country_of_zone(zone)
