"""Home's part about promises: what waits for a press first, then what is due next, and the way to make one."""

from bot.features.home import text
from bot.features.home.views.waiting import lines
from bot.features.promises.service import Ahead
from bot.slack.blocks import actions, button, context, header
from bot.slack.replies import Block

SHOWN = 3  # of each kind; "My promises" shows the others


def promises(ahead: Ahead) -> list[Block]:
    """Return the viewer's own part: nobody else ever sees these lines."""
    found = [block for one in ahead.waiting[:SHOWN] for block in lines(one)]
    found += [block for one in ahead.due_next[:SHOWN] for block in lines(one, urgent=False)]
    more = len(ahead.waiting) - SHOWN
    return [
        header(text.PROMISES_TITLE),
        *(found or [context(text.NO_PROMISES)]),
        *([context(text.more_waiting(more))] if more > 0 else []),
        actions(button(text.MAKE_PROMISE, "promises.open"), button(text.MY_PROMISES, "promises.mine")),
    ]
