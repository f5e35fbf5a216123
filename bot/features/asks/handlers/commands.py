"""`/ask` and what may follow it; one's own books; the painters of the cards."""

from bot.features.asks.handlers.asking import open_for
from bot.features.asks.service import lists
from bot.features.asks.text import forms as say
from bot.features.asks.views import card, forms
from bot.features.asks.views import lists as pages
from bot.features.peers import service as peers
from bot.slack.replies import Message, Reply
from bot.slack.requests import Click, Command
from bot.slack.subjects import whole
from bot.work import Work


def ask(command: Command, work: Work) -> Reply:
    """Answer `/ask`: a sub-command, or the words of an ask."""
    word = command.text.casefold()
    if word == "help":
        return Reply(shown=forms.receipt(say.HELP))
    if word == "list":
        return _mine(command, work)
    return open_for(work, command, command.channel, command.text)


def mine(click: Click, work: Work) -> Reply:
    """Show one's own asks and books."""
    return _mine(click, work)


def _mine(request: Click | Command, work: Work) -> Reply:
    peers.any_seat(work, workspace=request.workspace, user=request.user)
    return Reply(modal=pages.mine(lists.books(work, request.workspace, request.user)))


def paint(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card of an ask to everyone."""
    found = lists.on_card(work, workspace, subject)
    return card.message(found) if found else None


def paint_ring(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card of a ring day's list."""
    key = whole(subject)
    found = lists.on_ring_card(work, workspace, key) if key else None
    return card.ring_message(found) if found else None
