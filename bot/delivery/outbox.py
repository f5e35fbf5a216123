"""Writing letters: rows in the transaction of the work they tell of, so that both happen or neither does."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.db.prepared import Prepared
from bot.delivery.models import LETTERS, Card, LetterRow, State, unsent
from bot.slack.replies import Channel, Conversation, Due, Letter, Message, Person
from bot.work import Work

KEPT = timedelta(days=30)  # how long it can be looked up where a letter went; its text goes when it is sent
FORGOTTEN_AT_ONCE = 1_000

_WRITTEN = (
    *("id", "workspace", "to_kind", "to_id", "card", "thread", "thread_ts", "message", "state", "due_at"),
    *("attempts", "fence", "created_at"),
)
_INSERT = Prepared(insert(LETTERS).inline(), columns=_WRITTEN)
_REPLACE = Prepared(
    update(LETTERS)
    .where(
        LETTERS.c.workspace == bindparam("of"),
        LETTERS.c.card == bindparam("name"),
        LETTERS.c.state == State.WAITING,
        unsent(LETTERS),  # says the same to the partial index
        LETTERS.c.attempted_at.is_(None),  # else an earlier attempt may turn out to have posted the older text
    )
    .values(message=bindparam("newer"))
)


def write(work: Work, letters: Iterable[Letter]) -> None:
    """Write letters, to be sent once `work` is committed.

    A letter for a card replaces the text of an older unsent one, in that one's place. Within one call, letters for a
    card's thread go behind the others, so that the card is there when they are sent.
    """
    connection = work.connection
    rows: list[dict[str, Any]] = []
    fresh_cards: dict[tuple[str, str], dict[str, Any]] = {}
    for letter in sorted(letters, key=lambda letter: letter.thread is not None):
        if letter.card is not None:
            name = (letter.workspace, letter.card)
            if name in fresh_cards:
                fresh_cards[name]["message"] = message_row(letter.message)
                continue
            if not letter.first and _replaced(work, letter):
                continue
        rows.append(_row(letter, work))
        if letter.card is not None:
            fresh_cards[letter.workspace, letter.card] = rows[-1]
    if len(rows) > 1 and connection.dialect.name == "postgresql":
        connection.execute(insert(LETTERS), rows)  # many rows in one round trip
    else:
        for row in rows:
            _INSERT.put_off(connection, row)


def _replaced(work: Work, letter: Letter) -> bool:
    newer = {"of": letter.workspace, "name": letter.card, "newer": message_row(letter.message)}
    return _REPLACE.changed(work.connection, newer) > 0


def message_row(message: Message | None) -> dict[str, Any] | None:
    """Return a message as it is kept until it is sent; None for a card that is painted then."""
    if message is None:
        return None
    return {"text": message.text, "blocks": list(message.blocks)}


def message_from(row: Mapping[str, Any] | None) -> Message | None:
    """Return the message that `message_row` kept."""
    if row is None:
        return None
    return Message(row["text"], tuple(row["blocks"]))


def _row(letter: Letter, work: Work) -> dict[str, Any]:
    match letter.to:
        case Person(user):
            to_kind, to_id = "person", user
        case Channel(channel):
            to_kind, to_id = "channel", channel
        case Conversation(key):
            to_kind, to_id = "private", key
    return {
        "id": secrets.token_hex(16),
        "workspace": letter.workspace,
        "to_kind": to_kind,
        "to_id": to_id,
        "card": letter.card,
        "thread": letter.thread,
        "thread_ts": letter.thread_ts,
        "message": message_row(letter.message),
        "state": State.WAITING,
        "due_at": work.now,
        "attempts": 0,
        "fence": 0,
        "created_at": work.now,
    }


def move_channel(work: Work, workspace: str, old: str, new: str) -> None:
    """Follow a channel to its new id (Slack changes it when a channel is shared): its cards and its unsent letters."""
    moved = (Card.workspace == workspace, Card.channel == old)
    work.session.execute(update(Card).where(*moved).values(channel=new))
    to_it = (LETTERS.c.workspace == workspace, LETTERS.c.to_id == old, unsent(LETTERS))
    work.session.execute(update(LETTERS).where(*to_it).values(to_id=new))


def forget_workspace(work: Work, workspace: str) -> None:
    """Delete every letter and card of a workspace that removed the app."""
    for table in (LetterRow, Card):
        work.session.execute(delete(table).where(table.workspace == workspace))


_OLD = select(LETTERS.c.number).where(LETTERS.c.settled_at < bindparam("until")).limit(FORGOTTEN_AT_ONCE)
_FORGET_OLD = Prepared(delete(LETTERS).where(LETTERS.c.number.in_(_OLD)))


def forget_old(work: Work) -> Due:
    """Delete a batch of letters that ended a month ago: a job for once an hour."""
    gone = _FORGET_OLD.changed(work.connection, {"until": work.now - KEPT})
    return Due(more=gone == FORGOTTEN_AT_ONCE)
