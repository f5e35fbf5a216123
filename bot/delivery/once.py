"""Doing a thing once: the key of what was done is a row in the same transaction as the doing."""

from datetime import timedelta
from typing import cast

from sqlalchemy import Table, bindparam, delete, select, text, tuple_

from bot.db.inserts import insert_forms
from bot.db.prepared import Prepared
from bot.delivery.models import Seen
from bot.errors import Repeated
from bot.slack.replies import Due
from bot.work import Work

# Slack sends an event again for some hours at most ("delayed events": 24 h); a form can stay open for longer.
KEPT = timedelta(days=7)
FORGOTTEN_AT_ONCE = 1_000

_SEEN = cast("Table", Seen.__table__)
_NOTE = Prepared(  # this runs for every request
    *(form.on_conflict_do_nothing() for form in insert_forms(_SEEN)),
    columns=("workspace", "key", "seen_at"),
)


def begin(work: Work, workspace: str, key: str) -> None:
    """Note that `key` is being carried out now. Raises `Repeated` when it was before.

    The note stands or falls with the transaction of `work`. Of two at once, the second waits for the first to end. On
    PostgreSQL that may come out later, but before `work` is told anything by the database, and before it ends.
    """
    noted = {"workspace": workspace, "key": key, "seen_at": work.now}
    _NOTE.put_off(work.connection, noted, or_raise=Repeated())


def alone(work: Work) -> None:
    """Wait until all that is being carried out has ended, and let what comes now wait until this work ends.

    For work that takes away what others decide by. SQLite has one writer at a time anyway.
    """
    if work.connection.dialect.name == "postgresql":
        # Every request begins with a row here, and so waits before it has read anything.
        work.connection.execute(text(f"LOCK TABLE {Seen.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


def forget(work: Work, workspace: str, key: str) -> None:
    """Strike a key out again: the same form may come back, since it stays open."""
    work.connection.execute(delete(_SEEN).where(_SEEN.c.workspace == workspace, _SEEN.c.key == key))


_OLD = select(_SEEN.c.workspace, _SEEN.c.key).where(_SEEN.c.seen_at < bindparam("until")).limit(FORGOTTEN_AT_ONCE)
_FORGET_OLD = Prepared(delete(_SEEN).where(tuple_(_SEEN.c.workspace, _SEEN.c.key).in_(_OLD)))


def forget_old(work: Work) -> Due:
    """Delete a batch of notes older than a week: a job for once an hour."""
    gone = _FORGET_OLD.changed(work.connection, {"until": work.now - KEPT})
    return Due(more=gone == FORGOTTEN_AT_ONCE)
