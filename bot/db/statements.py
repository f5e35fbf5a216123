"""Compiled statements: kept once for all databases of a kind that a process opens, not anew for each engine."""

from typing import Any

from sqlalchemy.engine import Compiled

MOST = 4_000  # the bot has some hundreds; what is more has been made of texts, and all begins anew


class Statements(dict[tuple[Any, ...], Compiled]):
    """What SQLAlchemy takes as `compiled_cache`. Its keys begin with an engine's dialect; here, with what that is."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:  # noqa: ANN401 (as a dictionary has it)
        """Return what a statement was compiled to for a database of this kind."""
        return super().get(_of_kind(key), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Compiled) -> None:
        """Keep it."""
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(_of_kind(key), compiled)


def _of_kind(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect = key[0]
    return (type(dialect), getattr(dialect, "server_version_info", None), *key[1:])
