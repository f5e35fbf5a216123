"""Home's part about tables, for its viewer's eyes only: those at which they sit or are asked to, and the ways there."""

from bot.features.home.text import tables as say
from bot.features.mediation import service as mediation
from bot.features.mediation.service import Seen
from bot.features.peers.service import GroupFacts
from bot.slack.blocks import actions, button, context, cut, header, section
from bot.slack.mentions import day_and_hour, quote
from bot.slack.replies import Block

SHOWN, WORDS_SHOWN, NAME_SHOWN = 3, 60, 60
BROKER, TAKE_BACK = "mediation.broker", "mediation.take_willing_back"


def tables(found: tuple[Seen, ...], willing: tuple[GroupFacts, ...]) -> list[Block]:
    """Return the newest tables that are not over, and everything that the command can do.

    `willing` are the groups in which the viewer is willing to be a broker.
    """
    going = tuple(reversed([seen for seen in found if seen.view.until is not None]))
    hidden = len(going) - SHOWN
    return [
        header(say.TITLE),
        *(_table(seen) for seen in going[:SHOWN]),
        *([] if going else [section(say.NONE)]),
        *_rest(hidden, willing),
        actions(
            button(say.BEGIN, "mediation.begin"),
            button(say.MINE, "mediation.mine"),
            button(say.BROKER, BROKER),
            button(say.HOW, "mediation.how"),
        ),
    ]


def _words(words: str) -> str:
    return quote(cut(words, WORDS_SHOWN))


def _rest(hidden: int, willing: tuple[GroupFacts, ...]) -> list[Block]:
    """Return in one block, for Home has little room: how many more there are, and where one would be a broker."""
    more = say.more(hidden) if hidden > 0 else ""
    if not willing:
        return [context(more)] if more else []
    said = say.willing([f"#{quote(cut(group.name, NAME_SHOWN))}" for group in willing[:SHOWN]])
    back = button(say.TAKE_BACK, TAKE_BACK, willing[0].id) if len(willing) == 1 else button(say.CHANGE, BROKER)
    return [section("\n".join(line for line in (more, said) if line), accessory=back)]


def _table(seen: Seen) -> Block:
    until = day_and_hour(seen.view.until) if seen.view.until else ""
    return section(mediation.row(seen, _words, until), accessory=button(say.OPEN, "mediation.open", seen.handle))
