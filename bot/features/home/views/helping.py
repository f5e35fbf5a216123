"""Home's part about asks and help: how the group is, and the way to ask. What waits stands at the top of the page."""

from bot.features.asks.service import Health, HomeFacts, Line
from bot.features.home.text import page as text
from bot.slack.blocks import actions, button, header, section
from bot.slack.mentions import day, quote
from bot.slack.replies import Block

MOSTLY, PARTLY = 0.75, 0.4
ROUND, PARTLY_ROUND = 0.6, 0.3
GROUPS_NAMED = 3


def asks(facts: HomeFacts) -> list[Block]:
    """Return three blocks."""
    several = len(facts.health) > 1
    lines = [_health(name if several else "", health) for name, health in facts.health[:GROUPS_NAMED]]
    quietly = (text.NOT_QUIETLY, "off") if facts.wishes.quietly else (text.QUIETLY, "on")
    presses = (
        button(text.ASK, "asks.open"),
        button(text.MY_ASKS, "asks.mine"),
        button(quietly[0], "asks.quietly", quietly[1]),
    )
    books = ((text.YOU_HELPED, facts.helped), (text.HELPED_YOU, facts.received))
    lines += [f"{title} {'; '.join(_help(line) for line in book)}" for title, book in books if book]
    return [header(text.ASKS_TITLE), section("\n".join(lines)), actions(*presses)]


def _help(line: Line) -> str:
    return text.help_line(quote(line.name), day(line.at), f"{line.hours:g}")


def _health(name: str, health: Health | None) -> str:
    said = text.health(_answered(health.answered), _circulation(health.circulation)) if health else text.NO_HEALTH
    return f"#{quote(name)}: {said}" if name else said


def _answered(share: float) -> str:
    if share >= MOSTLY:
        return text.MOST_ANSWERED
    return text.HALF_ANSWERED if share >= PARTLY else text.FEW_ANSWERED


def _circulation(share: float) -> str:
    if share >= ROUND:
        return text.GOES_ROUND
    return text.GOES_PARTLY_ROUND if share >= PARTLY_ROUND else text.GOES_ONE_WAY
