"""People by name: what Slack last said of each account."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from bot.db.inserts import insert_into
from bot.db.records import is_stand_in
from bot.features.peers.facts import PersonLearned
from bot.features.peers.models import LOCALE_LENGTH, PersonRecord
from bot.features.peers.rules.names import SOMEONE, shown_name
from bot.features.peers.text.words import FORMER_COLLEAGUE
from bot.schedule.hours import known_zone
from bot.work import Work


def learn(work: Work, workspace: str, facts: PersonLearned) -> None:
    """Keep what Slack says of an account; the latest word counts. Of the locale it does not say a word each time.

    A zone that this machine does not know is as if Slack had said none.
    """
    said: dict[str, object] = {"name": facts.name[:200], "zone": known_zone(facts.zone), "kind": facts.kind}
    said |= {"learned_at": work.now, "status_away": facts.away, "status_until": facts.away_until}
    if facts.locale:
        said["locale"] = facts.locale[:LOCALE_LENGTH]
    row = {"workspace": workspace, "user": facts.user, **said}
    same = ("workspace", "user")
    insert = insert_into(work.connection, PersonRecord).values(**row)
    work.session.execute(insert.on_conflict_do_update(index_elements=same, set_=said))


def learn_quiet(work: Work, workspace: str, user: str, *, begins: datetime | None, ends: datetime | None) -> None:
    """Keep when somebody has paused notifications; nothing is kept of people who never used the bot."""
    who = update(PersonRecord).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    work.session.execute(who.values(quiet_from=begins, quiet_until=ends))


def names(work: Work, workspace: str, users: Iterable[str]) -> dict[str, str]:
    """Return how each person is listed: the name, "Ana (left)" for a deactivated account, "someone" if unknown.

    Who was erased is "a former colleague" wherever they are named.
    """
    return work.asked_of_each(("names", workspace), users, lambda unknown: _names(work, workspace, unknown))


def _names(work: Work, workspace: str, users: tuple[str, ...]) -> dict[str, str]:
    found = {user: FORMER_COLLEAGUE if is_stand_in(user) else SOMEONE for user in users}
    rows = work.session.execute(
        select(PersonRecord.user, PersonRecord.name, PersonRecord.kind).where(
            PersonRecord.workspace == workspace, PersonRecord.user.in_(users)
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
    """Return the person's IANA time zone, or None while Slack has not said, or while this machine does not know it."""
    said = select(PersonRecord.zone).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    return known_zone(work.session.scalar(said))


def locale_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the locale that the person has chosen in Slack, such as `de-DE`, or None while Slack has not said."""
    return work.session.scalar(
        select(PersonRecord.locale).where(PersonRecord.workspace == workspace, PersonRecord.user == user)
    )
