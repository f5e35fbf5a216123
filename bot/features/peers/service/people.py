"""People by name: what Slack last said of each account."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Insert, Table, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.db.inserts import insert_forms
from bot.db.prepared import Prepared
from bot.db.records import is_stand_in
from bot.features.peers.facts import PersonLearned
from bot.features.peers.models import LOCALE_LENGTH, PersonRecord
from bot.features.peers.rules.names import SOMEONE, shown_name
from bot.features.peers.text.words import FORMER_COLLEAGUE
from bot.schedule.hours import known_zone
from bot.work import Work

_PEOPLE = cast("Table", PersonRecord.__table__)
_WRITTEN = re.compile(r"@([UW][A-Z0-9]{2,})\b")  # as `bot.slack.mentions.decode` leaves a mention without a label
_LEARNED = ("name", "zone", "locale", "kind", "learned_at", "status_away", "status_until")
_NAMES = Prepared(
    select(PersonRecord.user, PersonRecord.name, PersonRecord.kind).where(
        PersonRecord.workspace == bindparam("workspace"), PersonRecord.user.in_(bindparam("users"))
    )
)
_ACCOUNT = Prepared(
    select(PersonRecord.name, PersonRecord.kind, PersonRecord.zone, PersonRecord.locale).where(
        PersonRecord.workspace == bindparam("workspace"), PersonRecord.user == bindparam("user")
    )
)


def _kept(insert: sqlite.Insert | postgresql.Insert) -> Insert:
    latest: dict[str, ColumnElement[Any]] = {name: insert.excluded[name] for name in _LEARNED}
    latest["locale"] = func.coalesce(insert.excluded.locale, _PEOPLE.c.locale)
    return insert.inline().on_conflict_do_update(index_elements=("workspace", "user"), set_=latest)


_LEARN = Prepared(
    *(_kept(form) for form in insert_forms(_PEOPLE)),
    columns=("workspace", "user", *_LEARNED),
)


class _Account(NamedTuple):
    """What is known of an account; nothing while Slack has not said a word of it."""

    name: str | None = None
    kind: str | None = None
    zone: str | None = None
    locale: str | None = None


def learn(work: Work, workspace: str, facts: PersonLearned) -> None:
    """Keep what Slack says of an account; the latest word counts. Of the locale it does not say a word each time.

    A zone that this machine does not know is as if Slack had said none.
    """
    row = {
        "workspace": workspace,
        "user": facts.user,
        "name": facts.name[:200],
        "zone": known_zone(facts.zone),
        "locale": facts.locale[:LOCALE_LENGTH] if facts.locale else None,
        "kind": facts.kind,
        "learned_at": work.now,
        "status_away": facts.away,
        "status_until": facts.away_until,
    }
    _LEARN.changed(work.connection, row)


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
    rows = _NAMES.rows(work.connection, {"workspace": workspace, "users": users})
    found.update({user: shown_name(name, kind) for user, name, kind in rows})
    return found


def written_in(words: str) -> tuple[str, ...]:
    """Return the ids of the people who stand in a person's words as `@U…`, each once, in order."""
    return tuple(dict.fromkeys(_WRITTEN.findall(words)))


def spelled_out(work: Work, workspace: str, words: str, named: Collection[str] = ()) -> str:
    """Return a person's words with names for ids: who stands in them as `@U…`, and is known, or `named` by Slack."""
    known = [user for user in written_in(words) if user in named or name_of(work, workspace, user) is not None]
    listed = names(work, workspace, known)
    return _WRITTEN.sub(lambda found: listed.get(found[1], found.group()), words)


def name_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the person's name as Slack gave it, or None while it has not."""
    return _account(work, workspace, user).name


def standing_of(work: Work, workspace: str, user: str) -> str | None:
    """Return what kind of account this is, or None while Slack has not said."""
    return _account(work, workspace, user).kind


def zone_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the person's IANA time zone, or None while Slack has not said, or while this machine does not know it."""
    return known_zone(_account(work, workspace, user).zone)


def locale_of(work: Work, workspace: str, user: str) -> str | None:
    """Return the locale that the person has chosen in Slack, such as `de-DE`, or None while Slack has not said."""
    return _account(work, workspace, user).locale


def _account(work: Work, workspace: str, user: str) -> _Account:
    rows = _ACCOUNT.rows(work.connection, {"workspace": workspace, "user": user})
    return _Account._make(rows[0]) if rows else _Account()
