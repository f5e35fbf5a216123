"""What a leak may look at that nobody should: the sealed tables, read directly; and how it tells."""

import dataclasses
from collections.abc import Callable

from sqlalchemy import func, select

from bot.features.grayzone.models import Issue, Pledge, Signal, State
from bot.features.grayzone.views.notes import subject
from bot.slack.blocks import context, section
from bot.slack.replies import Block, Channel, Letter, Message, Modal, Reply
from bot.slack.requests import Click, Request, Submission
from bot.work import Work
from tests.noninterference.people import LEADERSHIP, WORKSPACE

Real = Callable[[Request, Work], Reply]


def number_of(request: Request) -> int:
    """Return the issue that a press or a form is about."""
    assert isinstance(request, Click | Submission)
    return subject(request.subject if isinstance(request, Click) else request.note)[1]


def issue(work: Work, number: int) -> Issue | None:
    """Return an issue by its number."""
    return work.session.scalar(select(Issue).where(Issue.number == number))


def pledges(work: Work, number: int) -> tuple[Pledge, ...]:
    """Return the pledges on an issue that gathers them, in the order in which they were made."""
    gathering = select(Issue.id).where(Issue.number == number, Issue.state == State.COALITION)
    return tuple(work.session.scalars(select(Pledge).where(Pledge.issue_id.in_(gathering)).order_by(Pledge.pledged_at)))


def all_pledged(work: Work) -> int:
    """Return how many pledges are under seal."""
    gathering = select(Issue.id).where(Issue.state == State.COALITION)
    found = work.session.scalar(select(func.count()).select_from(Pledge).where(Pledge.issue_id.in_(gathering)))
    return found or 0


def sealed(work: Work) -> tuple[Signal, ...]:
    """Return the quiet issues under seal."""
    return tuple(work.session.scalars(select(Signal).where(Signal.state == State.QUIET).order_by(Signal.id)))


def with_block(message: Message, text: str) -> Message:
    """Return a message with one more line."""
    return dataclasses.replace(message, text=f"{message.text}\n{text}", blocks=(*message.blocks, section(text)))


def modal_with(modal: Modal, *blocks: Block) -> Modal:
    """Return a modal with more blocks."""
    return dataclasses.replace(modal, blocks=(*modal.blocks, *blocks))


def hint(text: str) -> Block:
    """Return a small line."""
    return context(text)


def told(reply: Reply, *letters: Letter) -> Reply:
    """Return a reply that posts more."""
    return dataclasses.replace(reply, letters=(*reply.letters, *letters))


def in_thread(number: int, text: str) -> Letter:
    """Return a line in an issue's thread."""
    return Letter(WORKSPACE, Channel(LEADERSHIP), Message(text), thread=f"grayzone.issue:1.{number}")
