"""All that stands in a database, and where in it somebody's words or id stand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.tables import PRIVATE, metadata
from tests.support.keys import VAULT


def cells(session: Session) -> dict[str, list[str]]:
    """Return all that stands in each column of the database, as text; private texts opened."""
    found: dict[str, list[str]] = {}
    opened = {(one.table.name, one.column.name): one for one in PRIVATE}
    for table in metadata.sorted_tables:
        for row in session.execute(select(table)).mappings():
            for name, value in row.items():
                private = opened.get((table.name, name))
                said = VAULT.open(value, place=private.place(row)) if private else str(value)
                found.setdefault(f"{table.name}.{name}", []).append(said)
    return found


def where(session: Session, *words: str) -> set[str]:
    """Return the columns in which any of these words stands."""
    return {column for column, found in cells(session).items() if any(word in cell for word in words for cell in found)}
