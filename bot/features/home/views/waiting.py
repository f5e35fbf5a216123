"""What is private and waits for one person, in a form of its own."""

from bot.features.home.text import messages
from bot.features.home.text import page as text
from bot.features.notices.service import Press
from bot.features.notices.service import Waiting as Private
from bot.slack.blocks import actions, button, context, cut, divider, header, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Letter, Message, Modal, Person

SHOWN = 40  # two blocks each, of Slack's 100
AT_TOP, AT_TOP_LEAST = {1: 6, 2: 3}, 2
TITLE_LENGTH = 200
WHAT_LENGTH = 900
DIGEST_LINES = 12
LINE_LENGTH = 200


def modal(found: tuple[Private, ...]) -> Modal:
    """Return the list, each with the presses that answer it."""
    blocks = [block for one in found[:SHOWN] for block in lines(one)]
    if len(found) > SHOWN:
        blocks.append(context(text.more_waiting(len(found) - SHOWN)))
    return Modal("home.waiting", text.WAITING_MODAL, tuple(blocks) or (section(text.ALL_SETTLED),), close=text.CLOSE)


def top(found: tuple[Private, ...], groups: int) -> list[Block]:
    """Return the top of Home: the first few things that wait, or nothing; `groups` is how many share the page."""
    if not found:
        return []
    most = AT_TOP.get(groups, AT_TOP_LEAST)
    blocks = [block for one in found[:most] for block in lines(one)]
    rest = [actions(button(text.SHOW_ALL.format(len(found)), "home.waiting"))] if len(found) > most else []
    return [header(text.FOR_YOU), *blocks, *rest, divider()]


def notice(workspace: str, user: str) -> Letter:
    """Return the one message that anybody gets about private things: the same words, whatever waits and for whom."""
    presses = (
        button(messages.SHOW_ME, "home.waiting", style="primary"),
        button(messages.TOMORROW, "notices.snooze"),
        button(messages.NOT_AGAIN, "notices.off"),
    )
    return Letter(workspace, Person(user), Message(messages.NOTICE, (section(messages.NOTICE), actions(*presses))))


def digest(workspace: str, user: str, said: tuple[str, ...]) -> Letter:
    """Return the one message of a week; `said` is not escaped, and nothing of it is private."""
    told = "\n".join((messages.DIGEST, *(f"• {quote(cut(line, LINE_LENGTH))}" for line in said[:DIGEST_LINES])))
    presses = (button(messages.SHOW_ME, "home.waiting", style="primary"), button(messages.MESSAGES, "notices.settings"))
    return Letter(workspace, Person(user), Message(told, (section(told), actions(*presses))))


def lines(one: Private, *, urgent: bool = True) -> list[Block]:
    """Return one thing; a single press stands beside it, several below, if any. The first is marked where it waits."""
    words = text.thanks(quote(cut(one.title, TITLE_LENGTH)), quote(cut(one.what, WHAT_LENGTH)))
    presses = [
        button(press.label, press.action, press.subject, style=_style(press, marked=urgent and number == 0))
        for number, press in enumerate(one.presses)
    ]
    if len(presses) > 1:
        return [section(words), actions(*presses)]
    return [section(words, accessory=presses[0] if presses else None)]


def _style(press: Press, *, marked: bool) -> str | None:
    if press.danger:
        return "danger"
    return "primary" if marked else None
