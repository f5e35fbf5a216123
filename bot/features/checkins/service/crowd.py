"""Everybody who is to be written to now: what is known of them, asked at once, and what the gate says of each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from bot.features.checkins.models import Dropped
from bot.features.checkins.queries import people
from bot.features.checkins.queries.people import PersonRow
from bot.features.checkins.rules.moments import looked_again
from bot.features.checkins.service.wishing import person_of
from bot.features.notices import service as notices
from bot.features.notices.service import Passage
from bot.features.peers import service as peers
from bot.schedule.holidays import Calendar, next_opening, next_working_moment
from bot.work import Work


class Due(NamedTuple):
    """Somebody who is due, in which group, and the zone that was theirs when it was planned."""

    workspace: str
    group_id: int
    user: str
    zone: str


class Answer(NamedTuple):
    """What becomes of a message: whether it goes now, what is kept of it, and when it is read, once that is known."""

    now: bool
    changes: dict[str, Any]
    told_at: datetime | None = None


class Crowd:
    """What is known of everybody who is due: where they sit, their calendars, and what they chose."""

    def __init__(self, work: Work, who: Iterable[Due]) -> None:
        due = tuple(who)
        self._work = work
        self._gate = notices.Gate(work, {(one.workspace, one.user) for one in due})
        self._here = peers.present(work, {(one.group_id, one.user) for one in due})
        self._chosen: dict[tuple[str, str], PersonRow] = {}
        self._calendars: dict[tuple[str, str], Calendar] = {}
        for workspace in {one.workspace for one in due}:
            zones = {one.user: one.zone for one in due if one.workspace == workspace}
            known = people.people(work, workspace, list(zones))
            found = notices.calendars(work, workspace, zones)
            self._chosen |= {(workspace, user): person_of(known, user) for user in zones}
            self._calendars |= {(workspace, user): found[user] for user in zones}

    def calendar(self, one: Due) -> Calendar:
        """Return somebody's calendar."""
        return self._calendars[one.workspace, one.user]

    def sits(self, one: Due) -> bool:
        """Tell whether somebody sits in the group, and it is open."""
        return (one.group_id, one.user) in self._here

    def back_at(self, one: Due) -> datetime | None:
        """Return when somebody is back who is away from the group or pauses."""
        away = self._here.get((one.group_id, one.user))
        paused = self._chosen[one.workspace, one.user].paused_until
        return max((moment for moment in (away, paused) if moment and moment > self._work.now), default=None)

    def ask(self, one: Due, kind: str, subject: str, *, asked: bool = False) -> Answer:
        """Return what becomes of a message to somebody, who may have `asked` for it: the gate decides for who is there.

        What waits since they are away, pause or want quiet is not late by that: each next working day, at their hour,
        it is looked again whether they are back.
        """
        calendar = self.calendar(one)
        if not self.sits(one):  # they left, or the group is paused: what becomes of it is seen soon
            return Answer(now=False, changes={"due_at": next_opening(self._work.now, calendar)})
        back_at = self.back_at(one)
        if back_at:
            return self._look_again(one, next_working_moment(back_at, calendar))
        passage, later = self._gate.admit(one.workspace, one.user, kind=kind, subject=subject, asked=asked)
        if passage is Passage.LATER and later:
            if later > next_working_moment(self._work.now, calendar):
                return self._look_again(one, later)
            return Answer(now=False, changes={"due_at": later, "zone": calendar.zone})
        dropped = {Passage.KEPT: Dropped.DIGEST, Passage.NEVER: Dropped.STOPPED}.get(passage)
        told_at = {Passage.NOW: self._work.now, Passage.KEPT: later}.get(passage)
        return Answer(passage is Passage.NOW, {"due_at": None, "dropped": dropped}, told_at)

    def _look_again(self, one: Due, later: datetime) -> Answer:
        calendar, hour = self.calendar(one), self._chosen[one.workspace, one.user].hour
        at = looked_again(later, self._work.now, hour, calendar)
        return Answer(now=False, changes={"wished_at": at, "due_at": at, "zone": calendar.zone})


def dropped(why: Dropped) -> Answer:
    """Return that a message is not sent any more."""
    return Answer(now=False, changes={"due_at": None, "dropped": why})
