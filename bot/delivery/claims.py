"""Taking letters to send, and settling them: the worker's statements, a transaction each.

A claim is a lease with a fencing number: a worker that dies leaves its letters to others when the lease ends, and one
that wakes up late settles nothing that is no longer its own. Only the first unsent letter of a conversation is taken,
so that none overtakes another.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, Row, Select, Table, Update, bindparam, delete, func, select, tuple_, update

from bot.db.inserts import insert_forms
from bot.db.prepared import Prepared
from bot.db.types import UtcDateTime
from bot.delivery.models import LETTERS, Card, Direct, State, unsent
from bot.delivery.outbox import message_from
from bot.delivery.retry import Dropped, Ending, Later, Placed, Sent, TakenBack
from bot.slack.gateway import Posted
from bot.slack.replies import Channel, Conversation, Message, Person
from bot.work import Work

Address = Person | Channel | Conversation
_CARDS, _DIRECTS = cast("Table", Card.__table__), cast("Table", Direct.__table__)
_ADDRESSES: dict[str, type[Address]] = {"person": Person, "channel": Channel, "private": Conversation}


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter that is ours to send until the lease ends, with what the database knows of its place.

    message        None when a painter makes it now.
    until          when the lease ends.
    unclear_since  begin of an earlier attempt that may have gone through.
    direct         the known direct conversation with the person it goes to.
    posted         where its card is.
    parent         where the card is in whose thread it goes.
    parent_pending that card is not posted yet, and a letter that posts it is under way.
    """

    number: int
    id: str
    workspace: str
    to: Address
    message: Message | None
    card: str | None
    thread: str | None
    thread_ts: str | None
    fence: int
    attempts: int
    until: datetime
    unclear_since: datetime | None
    direct: str | None
    posted: Posted | None
    parent: Posted | None
    parent_pending: bool


def _heads(*, skip_locked: bool) -> Select[tuple[int]]:
    """Select the due letters that have no earlier unsent letter in their conversation."""
    letter, earlier = LETTERS.alias("letter"), LETTERS.alias("earlier")
    before = select(earlier.c.number).where(
        earlier.c.workspace == letter.c.workspace,
        earlier.c.to_id == letter.c.to_id,
        earlier.c.number < letter.c.number,
        unsent(earlier),
    )
    heads = (
        select(letter.c.number)
        .where(
            unsent(letter),
            letter.c.due_at <= bindparam("now"),
            letter.c.number.not_in(bindparam("under_way", expanding=True)),
            ~before.exists(),
        )
        .order_by(letter.c.due_at, letter.c.number)
        .limit(bindparam("most"))
    )
    return heads.with_for_update(skip_locked=True, of=letter) if skip_locked else heads


def _take(*, skip_locked: bool) -> Update:
    heads = _heads(skip_locked=skip_locked).cte("heads")
    now = bindparam("now", type_=UtcDateTime())
    return (
        update(LETTERS)
        .where(LETTERS.c.number.in_(select(heads.c.number)))
        .values(
            state=State.CLAIMED,
            due_at=bindparam("lease_until", type_=UtcDateTime()),
            fence=LETTERS.c.fence + 1,
            attempts=LETTERS.c.attempts + 1,
            unclear_since=LETTERS.c.attempted_at,
            attempted_at=func.coalesce(LETTERS.c.attempted_at, now, type_=UtcDateTime()),
        )
        .returning(*LETTERS.c)
    )


_TAKE = {"sqlite": _take(skip_locked=False), "postgresql": _take(skip_locked=True)}


def take(work: Work, *, most: int, lease: timedelta, under_way: Collection[int] = ()) -> list[Claim]:
    """Claim up to `most` due letters for as long as `lease`; never those that the caller has under way already."""
    connection = work.connection
    values = {"now": work.now, "lease_until": work.now + lease, "most": most, "under_way": list(under_way)}
    rows = connection.execute(_TAKE[connection.dialect.name], values).all()
    if not rows:
        return []
    cards, pending, directs = _cards(work, rows), _pending(work, rows), _directs(work, rows)
    return [_claim(row, cards, pending, directs) for row in sorted(rows, key=lambda row: row.number)]


Name = tuple[str, str]  # workspace and card, or workspace and person


def _claim(row: Row[Any], cards: dict[Name, Posted], pending: set[Name], directs: dict[Name, str]) -> Claim:
    thread = (row.workspace, row.thread or "")
    return Claim(
        number=row.number,
        id=row.id,
        workspace=row.workspace,
        to=_ADDRESSES[row.to_kind](row.to_id),
        message=message_from(row.message),
        card=row.card,
        thread=row.thread,
        thread_ts=row.thread_ts,
        fence=row.fence,
        attempts=row.attempts,
        until=row.due_at,
        unclear_since=row.unclear_since,
        direct=directs.get((row.workspace, row.to_id)),
        posted=cards.get((row.workspace, row.card or "")),
        parent=cards.get(thread),
        parent_pending=thread in pending,
    )


_NAMED: BindParameter[Any] = bindparam("names")
_CARDS_NAMED = Prepared(
    select(*_CARDS.c["workspace", "name", "channel", "ts"]).where(tuple_(*_CARDS.c["workspace", "name"]).in_(_NAMED))
)
_POSTING = Prepared(
    select(*LETTERS.c["workspace", "card", "number", "to_id"]).where(
        tuple_(*LETTERS.c["workspace", "card"]).in_(_NAMED), unsent(LETTERS), LETTERS.c.card.is_not(None)
    )
)
_DIRECTS_WITH = Prepared(
    select(*_DIRECTS.c["workspace", "person", "channel"]).where(tuple_(*_DIRECTS.c["workspace", "person"]).in_(_NAMED))
)


def _cards(work: Work, rows: Collection[Row[Any]]) -> dict[Name, Posted]:
    names = {(row.workspace, name) for row in rows for name in (row.card, row.thread) if name}
    if not names:
        return {}
    known = _CARDS_NAMED.rows(work.connection, {"names": names})
    return {(workspace, name): Posted(channel, ts) for workspace, name, channel, ts in known}


def _pending(work: Work, rows: Collection[Row[Any]]) -> set[Name]:
    names = {(row.workspace, row.thread) for row in rows if row.thread}
    if not names:
        return set()
    heads = {(row.workspace, row.to_id): row.number for row in rows}
    posting = _POSTING.rows(work.connection, {"names": names})
    # Behind the letter that waits for it, in the same conversation, it would wait for ever.
    return {(place, card) for place, card, number, to in posting if number < heads.get((place, to), number + 1)}


def _directs(work: Work, rows: Collection[Row[Any]]) -> dict[Name, str]:
    people = {(row.workspace, row.to_id) for row in rows if row.to_kind == "person"}
    if not people:
        return {}
    known = _DIRECTS_WITH.rows(work.connection, {"names": people})
    return {(workspace, person): channel for workspace, person, channel in known}


@cache
def _settling(*changed: str) -> Update:
    """Return what changes these columns of a letter whose claim is still ours."""
    ours = (LETTERS.c.number == bindparam("of"), LETTERS.c.fence == bindparam("claimed_as"))
    return (
        update(LETTERS)
        .where(*ours, LETTERS.c.state == State.CLAIMED)
        .values({name: bindparam(name) for name in changed})
    )


def _noting(table: Table) -> Prepared:
    """Return what inserts a row, or replaces all but its key."""
    rest = [column.name for column in table.columns if not column.primary_key]
    return Prepared(
        *(
            form.on_conflict_do_update(
                index_elements=table.primary_key, set_={name: form.excluded[name] for name in rest}
            )
            for form in insert_forms(table)
        ),
        columns=table.columns.keys(),
    )


_NOTE_CARD, _NOTE_DIRECT = _noting(_CARDS), _noting(_DIRECTS)


def settle(work: Work, claim: Claim, ending: Ending) -> bool:
    """Record how an attempt ended; False, and nothing is changed, when the claim is no longer ours."""
    mine, changes = {"of": claim.number, "claimed_as": claim.fence}, _changes(work, claim, ending)
    changed = work.connection.execute(_settling(*changes), {**mine, **changes})
    if changed.rowcount != 1:
        return False
    if isinstance(ending, Sent | Placed):
        if claim.card is not None:
            card = {"workspace": claim.workspace, "name": claim.card, "channel": ending.channel, "ts": ending.ts}
            _NOTE_CARD.changed(work.connection, card)
        if isinstance(claim.to, Person) and claim.direct is None:
            direct = {"workspace": claim.workspace, "person": claim.to.user, "channel": ending.channel}
            _NOTE_DIRECT.changed(work.connection, direct)
    given_up = isinstance(ending, Dropped) and ending.forgotten
    if (isinstance(ending, TakenBack) or given_up) and claim.posted is not None:
        # By its ts: a letter of that card to another conversation may have posted it anew meanwhile.
        gone = (Card.workspace == claim.workspace, Card.name == claim.card, Card.ts == claim.posted.ts)
        work.session.execute(delete(Card).where(*gone))
    return True


def _changes(work: Work, claim: Claim, ending: Ending) -> dict[str, Any]:
    match ending:
        case Sent(channel, ts):
            end = {"state": State.SENT, "channel": channel, "ts": ts, "reason": None}
        case Placed():
            return {"state": State.WAITING, "due_at": work.now, "attempts": 0, "attempted_at": None, "reason": None}
        case TakenBack():
            end = {"state": State.DROPPED, "reason": "taken_back"}
        case Dropped(reason, _):
            end = {"state": State.DROPPED, "reason": reason}
        case Later(seconds, unclear, counted, reason):
            again: dict[str, Any] = {"state": State.WAITING, "due_at": work.now + timedelta(seconds=seconds)}
            if not unclear:
                again["attempted_at"] = None
            if not counted:
                again["attempts"] = claim.attempts - 1
            return again | {"reason": reason or None}
    return end | {"message": None, "settled_at": work.now}
