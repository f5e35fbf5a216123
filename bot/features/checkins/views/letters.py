"""The letters that check-ins owe."""

from collections.abc import Iterable

from bot.features.checkins.facts import GROUP_KIND, Prompt
from bot.features.peers.service import GroupFacts
from bot.slack.replies import Channel, Letter, Person


def prompts(found: Iterable[Prompt]) -> tuple[Letter, ...]:
    """Return the letters that send these messages, or bring them up to date."""
    return tuple(Letter(one.workspace, Person(one.user), None, card=one.card) for one in found)


def group_card(group: GroupFacts) -> Letter:
    """Return the letter that posts the group's card, or brings it up to date."""
    return Letter(group.workspace, Channel(group.channel), None, card=f"{GROUP_KIND}:{group.id}")
