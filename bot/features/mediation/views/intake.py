"""The intake: interest cards, private lines, and what the other side has passed on already."""

from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.ticking import MATTERS_MUCH
from bot.features.mediation.text import intake as say
from bot.features.mediation.text.cards import CARDS, RATINGS
from bot.features.mediation.text.table import quoted
from bot.features.mediation.views import forms, notes, passed
from bot.features.mediation.views.look import Look
from bot.slack.blocks import Option, actions, button, context, divider, section
from bot.slack.inputs import select
from bot.slack.replies import Block, Modal
from bot.slack.requests import Fields

RATE = "rate_card"


def part(look: Look) -> tuple[Block, ...]:
    """Return the cards, one's own lines, what the table reads by now, and whether one is done."""
    return *_cards(look), divider(), *notes.part(look), *passed.latest(look), *done_or_not(look)


def _cards(look: Look) -> tuple[Block, ...]:
    rated = dict(look.own.cards)
    much = [quoted(CARDS[key]) for key in CARDS if rated.get(key, 0) >= MATTERS_MUCH]
    told = "\n".join((say.CARDS, say.rated(len(rated), len(CARDS)), *much))
    rate = button(say.RATE_AGAIN if rated else say.RATE, f"mediation.{RATE}", look.subject())
    may = Move.RATE_CARD in look.moves
    return section(told), context(say.CARDS_ABOUT), actions(rate) if may else context(say.CARDS_REST)


def done_or_not(look: Look) -> tuple[Block, ...]:
    """Return the press that says that one is done with the stage, or that takes it back."""
    if Move.DONE in look.moves:
        return divider(), actions(button(say.DONE, "mediation.done", look.subject(), style="primary"))
    if Move.NOT_YET in look.moves:
        return divider(), section(say.IS_DONE), actions(button(say.NOT_YET, "mediation.not_yet", look.subject()))
    return ()


def cards_form(look: Look) -> Modal:
    """Return the form with a menu for each card, as one rated it."""
    options = tuple(Option(f"{number}: {words}", str(number)) for number, words in enumerate(RATINGS))
    rated = dict(look.own.cards)
    menus = (
        select(key, words, options, initial=_chosen(rated.get(key)), placeholder=say.NOT_RATED, optional=True)
        for key, words in CARDS.items()
    )
    about = context(say.CARDS_ABOUT)
    return forms.form(look, RATE, say.CARDS_TITLE, say.CARDS_SUBMIT, about, *menus)


def _chosen(rating: int | None) -> str | None:
    return None if rating is None else str(rating)


def read_cards(fields: Fields) -> dict[str, str]:
    """Return what was chosen for each card, unchecked; nothing for those that were left out."""
    return {key: chosen for key in CARDS if (chosen := fields.text(key))}
