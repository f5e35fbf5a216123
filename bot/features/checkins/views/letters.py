"""The letters that check-ins owe."""

from collections.abc import Iterable
from dataclasses import replace

from bot.features.checkins.facts import GROUP_KIND, Prompt
from bot.features.peers.service import GroupFacts
from bot.slack.replies import Channel, Letter, Person
from bot.slack.subjects import whole


def prompts(found: Iterable[Prompt]) -> tuple[Letter, ...]:
    """Return the letters that send these messages, or bring them up to date."""
    return tuple(Letter(one.workspace, Person(one.user), None, card=one.card) for one in found)


def fresh(found: Iterable[Prompt]) -> tuple[Letter, ...]:
    """Return the letters that send new messages; each takes the place of the one before it, which is taken back."""
    return prompts(letter for one in found for letter in (*_before(one), one))


def _before(one: Prompt) -> tuple[Prompt, ...]:
    name, _, number = one.card.rpartition(".")
    before = whole(number) or 1
    return (replace(one, card=f"{name}.{before - 1}"),) if before > 1 else ()


def group_card(group: GroupFacts) -> Letter:
    """Return the letter that posts the group's card, or brings it up to date."""
    return Letter(group.workspace, Channel(group.channel), None, card=f"{GROUP_KIND}:{group.id}")
