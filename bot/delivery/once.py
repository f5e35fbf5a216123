"""Doing a thing once: the key of what was done is a row in the same transaction as the doing.

On PostgreSQL it is the transaction's first row, so that of two at once the second waits before it has read anything.
SQLite has one writer at a time: there the key is looked for first and noted last, so that a refusal need not have
changed anything, as `bot.db.sqlite_writer` would have it.
"""

from datetime import timedelta
from typing import cast

from sqlalchemy import Table, bindparam, delete, literal_column, select, text, tuple_

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
_THIS = (_SEEN.c.workspace == bindparam("workspace"), _SEEN.c.key == bindparam("key"))
_FIND = Prepared(select(literal_column("1")).where(*_THIS))
_STRIKE_OUT = Prepared(delete(_SEEN).where(*_THIS))


def begin(work: Work, workspace: str, key: str) -> None:
    """Begin to carry out `key`. Raises `Repeated` when it was carried out before; `end` belongs to its end.

    On PostgreSQL that may come out later, but before `work` is told anything by the database, and before it ends.
    """
    this = _this(work, workspace, key)
    if _notes_first(work):
        _NOTE.put_off(work.connection, this, or_raise=Repeated())
    elif _FIND.rows(work.connection, this):
        raise Repeated


def end(work: Work, workspace: str, key: str, *, may_come_again: bool = False) -> None:
    """Note, with the transaction of `work`, that `key` is carried out.

    Not what `may_come_again`: the same form, which stays open.
    """
    is_noted = _notes_first(work)
    if is_noted and may_come_again:
        _STRIKE_OUT.put_off(work.connection, _this(work, workspace, key))
    elif not is_noted and not may_come_again:
        _NOTE.put_off(work.connection, _this(work, workspace, key), or_raise=Repeated())


def alone(work: Work) -> None:
    """Wait until all that is being carried out has ended, and let what comes now wait until this work ends.

    For work that takes away what others decide by. SQLite has one writer at a time anyway.
    """
    if _notes_first(work):  # so every request waits before it has read anything
        work.connection.execute(text(f"LOCK TABLE {Seen.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


_OLD = select(_SEEN.c.workspace, _SEEN.c.key).where(_SEEN.c.seen_at < bindparam("until")).limit(FORGOTTEN_AT_ONCE)
_FORGET_OLD = Prepared(delete(_SEEN).where(tuple_(_SEEN.c.workspace, _SEEN.c.key).in_(_OLD)))


def forget_old(work: Work) -> Due:
    """Delete a batch of notes older than a week: a job for once an hour."""
    gone = _FORGET_OLD.changed(work.connection, {"until": work.now - KEPT})
    return Due(more=gone == FORGOTTEN_AT_ONCE)


def _notes_first(work: Work) -> bool:
    return work.connection.dialect.name == "postgresql"


def _this(work: Work, workspace: str, key: str) -> dict[str, object]:
    return {"workspace": workspace, "key": key, "seen_at": work.now}
