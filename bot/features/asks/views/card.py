"""The cards in the group's channel: of an ask to everyone, and of a ring day's list. Helpers are never named."""

from bot.features.asks.facts import CARD_KIND, RING_KIND, AskFacts, Listed, Shown
from bot.features.asks.models import State, Way
from bot.features.asks.text import card as say
from bot.features.asks.text import words
from bot.features.peers.service import GroupFacts
from bot.slack.blocks import actions, button, context, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Channel, Letter, Message

MOST_LISTED = 40
STATES = {
    State.CLAIMED: words.SOMEBODY,
    State.DELIVERED: words.DONE_WITH_THANKS,  # the same: whether somebody thanked yet is between the two
    State.THANKED: words.DONE_WITH_THANKS,
    State.EXPIRED: words.CLOSED,
    State.CANCELLED: words.CLOSED,
}


def letters(group: GroupFacts, one: AskFacts) -> tuple[Letter, ...]:
    """Return the letters that bring the cards of an ask up to date; none for one that is asked quietly."""
    if one.way is not Way.EVERYONE:
        return ()
    listed = (ring_letter(group, one.ring_id),) if one.listed and one.ring_id else ()
    return (Letter(group.workspace, Channel(group.channel), None, card=f"{CARD_KIND}:{one.handle}"), *listed)


def ring_letter(group: GroupFacts, ring_id: int) -> Letter:
    """Return the letter that posts a ring day's list, or brings it up to date."""
    return Letter(group.workspace, Channel(group.channel), None, card=f"{RING_KIND}:{ring_id}")


def message(ask: Shown) -> Message:
    """Return the card of an ask."""
    end = STATES.get(ask.state)
    if end:
        return Message(_text(ask), blocks(ask, end))
    return Message(_text(ask), (*blocks(ask), actions(_help(ask, style="primary"))))


def blocks(ask: Shown, *more: str) -> tuple[Block, ...]:
    """Return what an ask says, as everyone sees it, with small lines below."""
    return (
        section(f"{say.heading(quote(ask.asker))}\n{quote(ask.what)}"),
        context(words.frame(ask.size, ask.by_day), *more),
    )


def ring_message(listed: Listed) -> Message:
    """Return the card of a ring day's list."""
    found = listed.asks[:MOST_LISTED]
    lines = tuple(_listed(ask) for ask in found)
    return Message("\n".join((say.RING_TITLE, *(_text(ask) for ask in found))), (section(say.RING_TITLE), *lines))


def _listed(ask: Shown) -> Block:
    end = STATES.get(ask.state)
    if end:
        return section(say.settled(quote(ask.asker), end))
    words_said = say.listed(quote(ask.asker), quote(ask.what), words.frame(ask.size, ask.by_day))
    return section(words_said, accessory=_help(ask))


def _help(ask: Shown, style: str | None = None) -> Block:
    return button(words.I_CAN, "asks.help", ask.handle, style=style)


def _text(ask: Shown) -> str:
    end = STATES.get(ask.state)
    said = say.text(quote(ask.asker), quote(ask.what), words.frame(ask.size, ask.by_day))
    return f"{said}. {end}" if end else said
