"""Home's part about kudos: the newest of one's own, for one's own eyes, and the way to give some."""

from collections.abc import Callable

from bot.features.home.text import page as text
from bot.features.kudos.service import Book, Line
from bot.slack.blocks import actions, button, cut, header, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block

REASON_LENGTH = 120


def kudos(book: Book) -> list[Block]:
    """Return three blocks: what was received and given last, and the buttons."""
    lines = [_line(text.kudos_received, line) for line in book.received]
    lines += [_line(text.kudos_given, line) for line in book.given]
    told = "\n".join(lines) if lines else text.NO_KUDOS
    presses = actions(button(text.GIVE_KUDOS, "kudos.open"), button(text.MY_KUDOS, "kudos.mine"))
    return [header(text.KUDOS_TITLE), section(told), presses]


def _line(say: Callable[[str, str, str], str], line: Line) -> str:
    return say(quote(line.name), day(line.at), quote(cut(" ".join(line.reason.split()), REASON_LENGTH)))
