"""How many tables somebody may sit at. Pure; it asks for one's own tables only, so it tells of nobody else's."""

from collections.abc import Collection

from bot.features.mediation.rules.refusals import TooManyTables

MOST_TABLES = 3


def check_room(sits_with: Collection[str]) -> None:
    """Check that somebody may flag, invite, or turn a key, given with whom they sit at open tables already.

    Raises `TooManyTables`. Whoever invites learns nothing of how many tables the other one has: that one is refused
    alone, when they turn their key.
    """
    if len(sits_with) >= MOST_TABLES:
        raise TooManyTables
