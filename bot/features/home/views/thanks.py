"""Home's part about kudos: the newest of one's own, for one's own eyes, and the way to give some."""

from collections.abc import Callable

from bot.features.home import text
from bot.features.kudos.service import Book, Line
from bot.slack.blocks import actions, button, cut, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block

SHOWN = 2  # of each list; "My kudos" shows the others
REASON_LENGTH = 120


def kudos(book: Book) -> list[Block]:
    """Return two blocks: what was received and given last, and the buttons."""
    lines = [_line(text.kudos_received, line) for line in book.received[:SHOWN]]
    lines += [_line(text.kudos_given, line) for line in book.given[:SHOWN]]
    told = "\n".join(lines) if lines else text.NO_KUDOS
    presses = actions(button(text.GIVE_KUDOS, "kudos.open"), button(text.MY_KUDOS, "kudos.mine"))
    return [section(f"{text.KUDOS_TITLE}\n{told}"), presses]


def _line(say: Callable[[str, str, str], str], line: Line) -> str:
    return say(quote(line.name), day(line.at), quote(cut(" ".join(line.reason.split()), REASON_LENGTH)))
