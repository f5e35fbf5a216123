"""The card of an occasion: who thanks whom, and why. Names, not mentions: the receiver has a notice of their own."""

from bot.features.kudos.facts import CARD_KIND
from bot.features.kudos.service import CardFacts, Outcome, Shown
from bot.features.kudos.text import card as say
from bot.slack.blocks import actions, button, context, cut, section
from bot.slack.mentions import link, quote
from bot.slack.replies import Block, Channel, Letter, Message

MOST_LINES = 20
WORDS_SHOWN = 600
MOST_WORDS = 10


def letters(outcome: Outcome) -> tuple[Letter, ...]:
    """Return the letters that bring the cards of an outcome up to date."""
    return tuple(letter(card) for card in outcome.cards)


def letter(card: Shown) -> Letter:
    """Return the letter that posts a card, updates it, or takes it back when nobody is thanked on it any more."""
    to = Channel(card.channel)
    return Letter(card.workspace, to, None, card=f"{CARD_KIND}:{card.subject}", thread_ts=card.thread_ts)


def message(card: CardFacts) -> Message:
    """Return the card as a message."""
    lines = [
        say.thanked([quote(name) for name in line.receivers], [quote(name) for name in line.givers])
        for line in card.lines[:MOST_LINES]
    ]
    several = len({giver for line in card.lines for giver in line.givers}) > 1
    words = [
        say.words(quote(giver) if several else "", quote(cut(reason, WORDS_SHOWN)))
        for giver, reason in card.words[:MOST_WORDS]
    ]
    blocks: list[Block] = [section("\n".join(lines)), *(section(one) for one in words)]
    if card.permalink:
        blocks.append(context(link(card.permalink, say.MESSAGE)))
    blocks.append(actions(button(say.JOIN, "kudos.join", card.subject)))
    return Message("\n".join([*lines, *words]), tuple(blocks))
