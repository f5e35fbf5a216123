"""Single lines of Home: issues, what waits, what is quiet, each with the button that belongs to it."""

from itertools import accumulate

from bot.features.grayzone.service import IssueLine, QuietLine, Waiting
from bot.features.home.text import page as text
from bot.slack.blocks import Confirm, actions, button, context, cut, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block

TITLE_LENGTH = 200
WHAT_LENGTH = 600


def waiting(lines: tuple[Waiting, ...], most: int) -> list[Block]:
    """Return what waits for the viewer, in at most so many blocks; a friendly sentence when nothing does."""
    if not lines:
        return [section(text.NOTHING_WAITS)]
    found = [_waiting(line) for line in lines]
    fitting = sum(size <= most for size in accumulate(map(len, found)))
    blocks = [block for made in found[:fitting] for block in made]
    return blocks + _rest(len(lines) - fitting, "/grayzone mine")


def _waiting(line: Waiting) -> list[Block]:
    """Return what waits: a single press stands beside it, the answers to a question below it, none of them marked."""
    words = text.waiting(line.number, _title(line.title), quote(cut(line.what, WHAT_LENGTH)))
    style = "primary" if len(line.presses) == 1 else None
    first, *others = [
        button(press.label, press.action, line.subject, style=style, confirm=Confirm(*press.ask) if press.ask else None)
        for press in line.presses
    ]
    return [section(words), actions(first, *others)] if others else [section(words, accessory=first)]


def issues(lines: tuple[IssueLine, ...], most: int, *, empty: str, command: str) -> list[Block]:
    """Return a list of issues, each with a button to look at it."""
    if not lines:
        return [context(empty)]
    blocks = [
        section(_issue(line), accessory=button(text.LOOK, "grayzone.card", line.subject)) for line in lines[:most]
    ]
    return blocks + _rest(len(lines) - most, command)


def quiet(lines: tuple[QuietLine, ...], most: int) -> list[Block]:
    """Return the viewer's own quiet issues: nobody else ever sees these lines."""
    return [_quiet(line) for line in lines[:most]] + _rest(len(lines) - most, "/grayzone mine")


def _issue(line: IssueLine) -> str:
    hours = f"{round(line.hours, 1):g}"
    state = f"{line.state_words}, {quote(line.driver)}" if line.driver else line.state_words
    return text.issue(
        number=line.number,
        title=_title(line.title),
        border=quote(line.border),
        state=state,
        hours=hours,
        functions=line.functions,
    )


def _quiet(line: QuietLine) -> Block:
    handoff = quote(line.handoff)
    if line.issue_number is not None:
        return section(text.quiet(handoff, text.surfaced(line.issue_number)))
    change = button(text.CHANGE_QUIET, "grayzone.signal", line.subject)
    return section(text.quiet(handoff, text.fades(day(line.fades_at))), accessory=change)


def _title(title: str) -> str:
    return quote(cut(title, TITLE_LENGTH))


def _rest(count: int, command: str) -> list[Block]:
    return [context(text.more(count, command))] if count > 0 else []
