"""What the handlers share: finding the seat and the number behind a press, and answering with card and thread."""

from bot.features.grayzone.service.facts import CardFacts
from bot.features.grayzone.views import card as cards
from bot.features.grayzone.views import notes
from bot.features.grayzone.views.story import letters
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def seat_at(work: Work, request: Click | Submission, subject: str) -> tuple[Seat, int]:
    """Return the person's seat in the group that a subject names, and the number there.

    Raises `NotAPeer` for who has no seat in that group, whichever workspace it belongs to.
    """
    group_id, number = notes.subject(subject)
    return peers.seat(work, workspace=request.workspace, user=request.user, group_id=group_id), number


def pressed(click: Click, card: CardFacts, *lines: str | None) -> Reply:
    """Answer a press that changed an issue: card, thread, and the card in a modal where it was pressed there."""
    in_modal = click.view is not None and click.view.name == cards.MODAL
    modal = cards.modal(card) if in_modal else None
    return Reply(modal=modal, replace=in_modal, letters=letters(card, *lines), repaint=True)


def submitted(card: CardFacts, *lines: str | None) -> Reply:
    """Answer a form that changed an issue: card and thread; all forms close."""
    return Reply(close_all=True, letters=letters(card, *lines), repaint=True)
