"""People as check-ins name them: by name and function, never by a mention."""

from bot.features.checkins.facts import Other, Shown
from bot.features.checkins.text import words
from bot.slack.blocks import cut
from bot.slack.mentions import quote

NAME_SHOWN = 60


def name(other: Other) -> str:
    """Return somebody's name as markup."""
    return quote(cut(other.name, NAME_SHOWN))


def named(other: Other) -> str:
    """Return somebody with their function, as markup."""
    return words.person(name(other), quote(cut(other.function, NAME_SHOWN)))


def all_named(shown: Shown) -> str:
    """Return the other members with their functions, as markup."""
    return words.joined([named(other) for other in shown.others])


def names(shown: Shown) -> str:
    """Return the names of the other members, as markup."""
    return words.joined([name(other) for other in shown.others])


def name_of(shown: Shown, user: str | None) -> str:
    """Return the name of one of the other members, as markup; all of them for somebody else."""
    return next((name(other) for other in shown.others if other.user == user), names(shown))
