"""People as forms of mediation name them: by name and function, never by a mention."""

from collections.abc import Iterable, Mapping

from bot.features.peers.service import PeerFacts
from bot.slack.blocks import OPTIONS, Option, cut
from bot.slack.inputs import multi_select, people_input, person_input, select
from bot.slack.mentions import quote
from bot.slack.replies import Block

NAME_SHOWN = 60


def name(names: Mapping[str, str], user: str) -> str:
    """Return somebody's name as markup."""
    return shown(names.get(user, user))


def shown(words: str) -> str:
    """Return a name, or a few words, as markup."""
    return quote(cut(words, NAME_SHOWN))


def one_of(field: str, label: str, peers: tuple[PeerFacts, ...], *, initial: Iterable[str] = (), hint: str) -> Block:
    """Return a menu of these peers; where Slack's menus are too short for them, one of all people."""
    chosen = next(iter(initial), None)
    if len(peers) > OPTIONS:
        return person_input(field, label, initial=chosen, hint=hint)
    return select(field, label, _options(peers), initial=chosen, hint=hint)


def two_of(field: str, label: str, peers: tuple[PeerFacts, ...], *, initial: tuple[str, ...] = (), hint: str) -> Block:
    """Return the same menu, for one or two of them."""
    if len(peers) > OPTIONS:
        return people_input(field, label, initial=initial, hint=hint, most=2)
    return multi_select(field, label, _options(peers), initial=initial, hint=hint, most=2)


def _options(peers: tuple[PeerFacts, ...]) -> tuple[Option, ...]:
    return tuple(Option(f"{peer.name} ({peer.function.name})", peer.user) for peer in peers)
