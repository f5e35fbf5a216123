"""The scopes that the bot's token has now: the manifest's to begin with, less or more when an act says so."""

from collections.abc import Iterable

from bot.playground.trouble import ApiRefusal


class Scopes:
    """Granted bot scopes."""

    def __init__(self, first: frozenset[str]) -> None:
        self._first = first
        self.granted: set[str] = set(first)

    def change(self, *, grant: Iterable[str], revoke: Iterable[str]) -> None:
        """Grant some, revoke some."""
        self.granted |= set(grant)
        self.granted -= set(revoke)

    def reset(self) -> None:
        """Back to the manifest's."""
        self.granted = set(self._first)

    def need(self, *any_of: str) -> None:
        """Raise `missing_scope`, naming what is needed and what is there, unless one of these is granted."""
        if any_of and not self.granted.intersection(any_of):
            raise ApiRefusal("missing_scope", needed=",".join(any_of), provided=",".join(sorted(self.granted)))
