"""What PostgreSQL says to a statement, read from libpq's result without the driver's cursor."""

from typing import Any

from psycopg import abc
from psycopg.pq.abc import PGresult


class Answer:
    """What the server says to one statement, by the names that a driver's cursor has for it."""

    def __init__(self, transformer: abc.Transformer) -> None:
        self.result: PGresult | None = None  # until the statement is sent
        self._transformer = transformer

    @property
    def rowcount(self) -> int:
        """How many rows were changed or found."""
        return self._said.command_tuples or 0

    @property
    def description(self) -> list[tuple[None, int]]:
        """The columns' types, each in the second place, where a cursor has it."""
        return [(None, self._said.ftype(column)) for column in range(self._said.nfields)]

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows."""
        self._transformer.set_pgresult(self._said)
        return self._transformer.load_rows(0, self._said.ntuples, tuple)

    @property
    def _said(self) -> PGresult:
        if self.result is None:
            raise RuntimeError("a unit of work looked for the answer to what was not asked")
        return self.result
