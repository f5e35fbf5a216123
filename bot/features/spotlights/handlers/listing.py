"""One's own spotlights, and the card of a posted one."""

from bot.features.spotlights import service
from bot.features.spotlights.service import posting
from bot.features.spotlights.views import lists, post
from bot.slack.replies import Message, Reply
from bot.slack.requests import Click
from bot.slack.subjects import whole
from bot.work import Work


def mine(click: Click, work: Work) -> Reply:
    """Show what waits for the person, and what is there about and by them."""
    return Reply(modal=lists.mine(*service.of_person(work, click.workspace, click.user)))


def card(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card of a posted spotlight; None when it is not, or not any more, to be shown."""
    key = whole(subject)
    found = posting.shown(work, workspace, key) if key else None
    return post.message(found) if found else None
