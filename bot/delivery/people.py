"""What delivery keeps about one person: letters to them, and those of others that still name them."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update

from bot.db.records import Records, StandingCard, moment
from bot.delivery.models import LETTERS, Card, Direct, State, unsent
from bot.slack.mentions import person, quote
from bot.slack.replies import Channel, Conversation, Letter
from bot.work import Work


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return the letters to a person that are not forgotten yet, and their direct conversation with the bot."""
    rows = work.connection.execute(select(LETTERS).where(*_to(workspace, user)).order_by(LETTERS.c.number))
    known = select(Direct.channel).where(Direct.workspace == workspace, Direct.person == user)
    return {
        "messages_to_me": [
            {
                "written_at": moment(row.created_at),
                "text": row.message["text"] if row.message else None,  # a sent one has lost it
                "state": row.state,
                "ended_at": moment(row.settled_at),
            }
            for row in rows
        ],
        "direct_conversation": [{"channel": channel} for channel in work.session.scalars(known)],
    }


def forget_person(work: Work, workspace: str, user: str, name: str | None, instead: str) -> int:
    """Delete every letter to a person, and say `instead` where others that wait name them; return how many went."""
    gone = work.connection.execute(delete(LETTERS).where(*_to(workspace, user))).rowcount
    direct = delete(Direct).where(Direct.workspace == workspace, Direct.person == user)
    gone += work.connection.execute(direct).rowcount
    named = _named(user, name)
    waiting = select(LETTERS.c.number, LETTERS.c.message).where(
        LETTERS.c.workspace == workspace, LETTERS.c.message.is_not(None), unsent(LETTERS)
    )
    for row in work.connection.execute(waiting).all():
        without = _without(row.message, named, instead)
        if without != row.message:
            this = update(LETTERS).where(LETTERS.c.number == row.number)
            work.connection.execute(this.values(message=without))
    return gone


def repaint(work: Work, workspace: str, cards: Sequence[StandingCard]) -> tuple[Letter, ...]:
    """Return letters that paint those of these cards that are posted, or about to be, where they are."""
    named = {card.name: card for card in cards}
    standing = select(Card.name, Card.channel).where(Card.workspace == workspace)
    coming = select(LETTERS.c.card, LETTERS.c.to_id).where(
        *(LETTERS.c.workspace == workspace, LETTERS.c.card.is_not(None), LETTERS.c.to_kind != "person"),
        LETTERS.c.state.in_((State.WAITING, State.CLAIMED)),
    )
    where = {name: channel for found in (coming, standing) for name, channel in work.connection.execute(found)}
    return tuple(
        Letter(
            workspace,
            Conversation(card.conversation) if card.conversation else Channel(where[name]),
            None,
            card=name,
            thread=card.thread,
            thread_ts=card.thread_ts,
        )
        for name, card in named.items()
        if name in where
    )


def _to(workspace: str, user: str) -> tuple[Any, ...]:
    return LETTERS.c.workspace == workspace, LETTERS.c.to_kind == "person", LETTERS.c.to_id == user


def _named(user: str, name: str | None) -> re.Pattern[str]:
    """Return what finds a person in a message: their mention, their id, their name as a word of its own."""
    words = f"|(?<!\\w){re.escape(quote(name))}(?!\\w)" if name else ""
    return re.compile(f"{re.escape(person(user))}|{re.escape(user)}{words}")


def _without(part: Any, named: re.Pattern[str], instead: str) -> Any:  # noqa: ANN401 (JSON)
    """Return a part of a message with `instead` in what people read of it."""
    if isinstance(part, list):
        return [_without(item, named, instead) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: named.sub(instead, value) if key == "text" and isinstance(value, str) else _without(value, named, instead)
        for key, value in part.items()
    }
