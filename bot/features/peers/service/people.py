"""People by name: what Slack last said of each account."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.db.inserts import insert_into
from bot.db.records import is_stand_in
from bot.features.peers.facts import PersonLearned
from bot.features.peers.models import LOCALE_LENGTH, PersonRecord
from bot.features.peers.rules.names import SOMEONE, shown_name
from bot.features.peers.text.words import FORMER_COLLEAGUE
from bot.schedule.hours import end_of_day
from bot.work import Work


def learn(work: Work, workspace: str, facts: PersonLearned) -> None:
    """Keep what Slack says of an account; the latest word counts. Of the locale it does not say a word each time."""
    said = {"name": facts.name[:200], "zone": facts.zone, "kind": facts.kind, "learned_at": work.now}
    if facts.locale:
        said["locale"] = facts.locale[:LOCALE_LENGTH]
    row = {"workspace": workspace, "user": facts.user, **said}
    same = ("workspace", "user")
    insert = insert_into(work.connection, PersonRecord).values(**row)
    work.session.execute(insert.on_conflict_do_update(index_elements=same, set_=said))


def names(work: Work, workspace: str, users: Iterable[str]) -> dict[str, str]:
    """Return how each person is listed: the name, "Ana (left)" for a deactivated account, "someone" if unknown.

    Who was erased is "a former colleague" wherever they are named.
    """
    wanted = tuple(dict.fromkeys(users))
    found = {user: FORMER_COLLEAGUE if is_stand_in(user) else SOMEONE for user in wanted}
    if wanted:
        rows = work.session.execute(
            select(PersonRecord.user, PersonRecord.name, PersonRecord.kind).where(
                PersonRecord.workspace == workspace, PersonRecord.user.in_(wanted)
            )
        )
        found.update({user: shown_name(name, kind) for user, name, kind in rows})
    return found


def name_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the person's name as Slack gave it, or None while it has not."""
    return work.session.scalar(
        select(PersonRecord.name).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    )


def standing_of(work: Work, workspace: str, user: str) -> str | None:
    """Return what kind of account this is, or None while Slack has not said."""
    return work.session.scalar(
        select(PersonRecord.kind).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    )


def zone_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the person's IANA time zone, or None while Slack has not said."""
    return work.session.scalar(
        select(PersonRecord.zone).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    )


def locale_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the locale that the person has chosen in Slack, such as `de-DE`, or None while Slack has not said."""
    return work.session.scalar(
        select(PersonRecord.locale).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    )


def quiet_until(work: Work, workspace: str, user: str) -> datetime | None:
    """Return until when a person is not to be written to, by their status and by do-not-disturb, or None; UTC.

    An away status without an end is looked at again when the person's day is over.
    """
    said = work.session.execute(
        select(
            PersonRecord.zone,
            PersonRecord.status_away,
            PersonRecord.status_until,
            PersonRecord.quiet_from,
            PersonRecord.quiet_until,
        ).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    ).one_or_none()
    if said is None:
        return None
    zone, away, away_until, quiet_from, until = said
    ends = [until] if quiet_from and until and quiet_from <= work.now < until else []
    if away and (away_until is None or away_until > work.now):
        ends.append(away_until or end_of_day(work.now.astimezone(ZoneInfo(zone or "UTC")).date(), zone or "UTC"))
    return max(ends, default=None)
