"""Home's part about promises: what is due next, and the way to make one. What waits stands at the top of the page."""

from bot.features.home.text import page as text
from bot.features.home.views.waiting import lines
from bot.features.notices.service import Waiting as Private
from bot.slack.blocks import actions, button, context, header
from bot.slack.replies import Block

SHOWN = {1: 3, 2: 2}  # by how many groups share the page; "My promises" shows the others
SHOWN_AT_LEAST = 1


def promises(due_next: tuple[Private, ...], groups: int) -> list[Block]:
    """Return the viewer's own part: nobody else ever sees these lines."""
    most = SHOWN.get(groups, SHOWN_AT_LEAST)
    found = [block for one in due_next[:most] for block in lines(one, urgent=False)]
    return [
        header(text.PROMISES_TITLE),
        *(found or [context(text.NO_PROMISES)]),
        actions(button(text.MAKE_PROMISE, "promises.open"), button(text.MY_PROMISES, "promises.mine")),
    ]
