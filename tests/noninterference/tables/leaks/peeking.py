"""What a leak may look at that nobody should: all records of the table at once; and how it tells."""

import dataclasses
from collections.abc import Callable
from typing import Any

from bot.features.mediation import queries
from bot.features.mediation.facts import PARTIES, Case, Own, Seat, Shared
from bot.features.mediation.service import keeping
from bot.slack.blocks import context
from bot.slack.replies import Channel, Letter, Message, Modal, Person, Reply
from bot.slack.requests import Request
from bot.work import Work
from tests.noninterference.tables.people import HANDLE, TALK, WORKSPACE

Real = Callable[[Request, Work], Reply]


def records(work: Work) -> Case | None:
    """Return all records of the table, while anything is left of it."""
    row = queries.table(work, WORKSPACE, HANDLE)
    return keeping.case(work, row)[0] if row else None


def other_of(work: Work, user: str) -> Own | None:
    """Return the record of the party across from a party."""
    case = records(work)
    if case is None:
        return None
    return {case.shared.a: case.b, case.shared.b: case.a}.get(user)


def own_of(work: Work, user: str) -> Own | None:
    """Return somebody's record."""
    case = records(work)
    owns = (case.own(seat) for seat in Seat) if case else ()
    return next((own for own in owns if own and own.user == user), None)


def write(work: Work, **changes: Any) -> None:  # noqa: ANN401 (any field's value)
    """Change the shared record."""
    row = queries.table(work, WORKSPACE, HANDLE)
    case = records(work)
    if row and case:
        kept = queries.records(work, row.id, (keeping.SHARED,))[keeping.SHARED]
        shared: Shared = dataclasses.replace(case.shared, **changes)
        queries.change_record(work, kept, keeping.sealed(work, kept, shared.to_json()))


def is_party(case: Case, user: str) -> bool:
    """Tell whether somebody is one of the two."""
    return user in {own.user for own in case.parties() if own.seat in PARTIES}


def told(reply: Reply, *letters: Letter) -> Reply:
    """Return a reply that posts more."""
    return dataclasses.replace(reply, letters=(*reply.letters, *letters))


def said(text: str) -> Letter:
    """Return a line in the table's conversation."""
    return Letter(WORKSPACE, Channel(TALK), Message(text))


def whispered(user: str, text: str) -> Letter:
    """Return a direct message."""
    return Letter(WORKSPACE, Person(user), Message(text))


def with_line(reply: Reply, text: str) -> Reply:
    """Return a reply whose modal has a line more."""
    if reply.modal is None:
        return reply
    return with_modal(reply, blocks=(*reply.modal.blocks, context(text)))


def with_modal(reply: Reply, **changes: Any) -> Reply:  # noqa: ANN401 (any field's value)
    """Return a reply with another modal."""
    modal: Modal | None = reply.modal
    return dataclasses.replace(reply, modal=dataclasses.replace(modal, **changes)) if modal else reply
