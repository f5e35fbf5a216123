"""One's own spotlights, and the card of a posted one."""

from bot.features.spotlights.service import lists, posting
from bot.features.spotlights.views import lists as looks
from bot.features.spotlights.views import post
from bot.slack.replies import Message, Reply
from bot.slack.requests import Click
from bot.slack.subjects import whole
from bot.work import Work


def mine(click: Click, work: Work) -> Reply:
    """Show what waits for the person, and what is there about and by them."""
    who = (work, click.workspace, click.user)
    return Reply(modal=looks.mine(lists.waiting(*who), lists.own_lines(*who)))


def card(work: Work, workspace: str, subject: str) -> Message | None:
    """Return the card of a posted spotlight; None when it is not, or not any more, to be shown."""
    key = whole(subject)
    found = posting.shown(work, workspace, key) if key else None
    return post.message(found) if found else None
