"""One's own tables and flags on one page, for one's own eyes."""

from collections.abc import Mapping

from bot.features.mediation.service import FlagLine, Seen, row
from bot.features.mediation.text import lists as say
from bot.features.mediation.views import flags as flag_views
from bot.features.mediation.views import people
from bot.slack.blocks import actions, button, context, divider, section
from bot.slack.mentions import day_and_hour
from bot.slack.replies import Block, Modal

MINE = "mediation.mine"
SHOWN = 30


def mine(tables: tuple[Seen, ...], flags: tuple[FlagLine, ...], names: Mapping[str, str]) -> Modal:
    """Return the page: the tables, the newest first, then the flags."""
    newest = tuple(reversed(tables))
    hidden = len(newest) - SHOWN
    blocks = (
        section(say.TABLES_TITLE),
        *(_table(seen) for seen in newest[:SHOWN]),
        *((context(say.more(hidden)),) if hidden > 0 else ()),
        *(() if tables else (context(say.NONE),)),
        divider(),
        *flag_views.listed(flags, names),
        divider(),
        actions(
            button(say.BEGIN, "mediation.begin"), button(say.FLAG, "mediation.flag"), button(say.HOW, "mediation.how")
        ),
    )
    return Modal(MINE, say.TITLE, blocks, close=say.CLOSE)


def _table(seen: Seen) -> Block:
    until = day_and_hour(seen.view.until) if seen.view.until else ""
    way = button(say.OPEN, "mediation.open", seen.handle) if seen.view.table else None
    return section(row(seen, people.shown, until), accessory=way)
