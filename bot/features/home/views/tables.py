"""Home's part about tables, for its viewer's eyes only: those at which they sit or are asked to, and the ways there."""

from bot.features.home.text import tables as say
from bot.features.mediation import service as mediation
from bot.features.mediation.service import Seen
from bot.slack.blocks import actions, button, context, cut, header, section
from bot.slack.mentions import day_and_hour, quote
from bot.slack.replies import Block

SHOWN, WORDS_SHOWN = 3, 60


def tables(found: tuple[Seen, ...]) -> list[Block]:
    """Return the newest tables that are not over, and everything that the command can do."""
    going = tuple(reversed([seen for seen in found if seen.view.until is not None]))
    hidden = len(going) - SHOWN
    return [
        header(say.TITLE),
        *(_table(seen) for seen in going[:SHOWN]),
        *([context(say.more(hidden))] if hidden > 0 else []),
        *([] if going else [section(say.NONE)]),
        actions(
            button(say.BEGIN, "mediation.begin"),
            button(say.MINE, "mediation.mine"),
            button(say.HOW, "mediation.how"),
        ),
    ]


def _words(words: str) -> str:
    return quote(cut(words, WORDS_SHOWN))


def _table(seen: Seen) -> Block:
    until = day_and_hour(seen.view.until) if seen.view.until else ""
    return section(mediation.row(seen, _words, until), accessory=button(say.OPEN, "mediation.open", seen.handle))
