"""How private text is kept, counted; and sealed anew where it lies in clear or under an older key.

All of it may run beside a working bot, in several processes at once, and be broken off: a row is changed only where it
still says what was read, in short transactions that wait for no row.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, Text, func, literal, select, tuple_, type_coerce, update

from bot.db.engine import READ_ONLY, open_database
from bot.db.private import PrivateField
from bot.db.rewriting import rewrite
from bot.db.vault import FORM, Place, Sealed, Standing, Vault

AT_ONCE = 200
MOST_PASSES = 5  # over what was being changed when its turn came


@dataclass(slots=True)
class Survey:
    """How many texts are kept in which way; `unreadable` are those that do not open, by field."""

    kept: Counter[Standing] = field(default_factory=Counter)
    unreadable: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Resealed:
    """What was sealed that lay in clear or under an older key, and what was left: it does not open, or was busy.

    `foreign` is how much is sealed with a key that is not there.
    """

    clear: Counter[str] = field(default_factory=Counter)  # by table
    older: int = 0
    unreadable: int = 0
    busy: int = 0
    foreign: int = 0


def reseal_database(url: str, vault: Vault, fields: Sequence[PrivateField], *, clear_only: bool = False) -> Resealed:
    """Do what `reseal` does, and when anything lay in clear, write its tables anew, so that no trace of it stays."""
    database = open_database(url)
    try:
        if clear_only and not _any_unknown(database.engine, vault, fields):
            return Resealed()
        done = reseal(database.engine, vault, fields, clear_only=clear_only)
        done.foreign = _foreign(database.engine, vault, fields)
    finally:
        database.dispose()
    if done.clear:
        rewrite(url, done.clear)
    return done


def survey(engine: Engine, vault: Vault, fields: Sequence[PrivateField]) -> Survey:
    """Look at every private text and try to open it; change nothing."""
    found = Survey()
    for one in fields:
        pages = _Pages(one)
        after: RowMapping | None = None
        while True:
            with engine.connect().execution_options(**READ_ONLY) as connection, connection.begin():
                rows = connection.execute(pages.next(after)).mappings().all()
            for row in rows:
                sealed = Sealed(row["stored"])
                found.kept[vault.standing(sealed)] += 1
                if not sealed.is_clear and not vault.opens(sealed, place=pages.place(row)):
                    found.unreadable[pages.name] += 1
            if len(rows) < AT_ONCE:
                break
            after = rows[-1]
    return found


def reseal(engine: Engine, vault: Vault, fields: Sequence[PrivateField], *, clear_only: bool = False) -> Resealed:
    """Seal with the first key what lies in clear and, unless `clear_only`, what lies under an older key."""
    done = Resealed()
    for one in fields:
        pages = _Pages(one, f"{FORM}." if clear_only else vault.marks[0])
        unreadable = busy = 0
        for _ in range(MOST_PASSES):
            unreadable = _pass(engine, vault, pages, done)
            with engine.connect().execution_options(**READ_ONLY) as connection:
                busy = max(0, connection.execute(pages.count()).scalar_one() - unreadable)
            if not busy:
                break
        done.unreadable += unreadable
        done.busy += busy
    return done


def _pass(engine: Engine, vault: Vault, pages: "_Pages", done: Resealed) -> int:
    """Go through a field once; return how many of its texts do not open."""
    unreadable = 0
    after: RowMapping | None = None
    while True:
        with engine.begin() as connection:
            rows = connection.execute(pages.next(after).with_for_update(skip_locked=True)).mappings().all()
            changes = [(row, _anew(vault, Sealed(row["stored"]), pages.place(row))) for row in rows]
            changed = Counter(
                vault.standing(Sealed(row["stored"]))
                for row, sealed in changes
                if sealed and pages.replace(connection, row, sealed)
            )
        # Not before the commit: a batch that was undone has changed nothing.
        if changed[Standing.CLEAR]:
            done.clear[pages.table] += changed[Standing.CLEAR]
        done.older += changed[Standing.OLDER]
        unreadable += sum(sealed is None for _, sealed in changes)
        if len(rows) < AT_ONCE:
            return unreadable
        after = rows[-1]


def _anew(vault: Vault, sealed: Sealed, place: Place) -> Sealed | None:
    """Return a text sealed with the first key; None when it does not open."""
    if sealed.is_clear:
        return vault.seal(sealed.stored, place=place)
    return vault.seal(vault.open(sealed, place=place), place=place) if vault.opens(sealed, place=place) else None


def _any_unknown(engine: Engine, vault: Vault, fields: Sequence[PrivateField]) -> bool:
    """Tell whether any text is not sealed with a key that is there: at most starts none is, and one look will do."""
    with engine.connect().execution_options(**READ_ONLY) as connection:
        return any(connection.execute(_unknown(vault, one)).first() for one in fields)


def _unknown(vault: Vault, one: PrivateField) -> Select[Any]:
    stored = type_coerce(one.column, Text)
    mark = func.substr(stored, 1, len(vault.marks[0]))
    return select(stored).where(stored != "", mark.not_in(vault.marks)).limit(1)


def _foreign(engine: Engine, vault: Vault, fields: Sequence[PrivateField]) -> int:
    found = 0
    with engine.connect().execution_options(**READ_ONLY) as connection:
        for one in fields:
            stored = type_coerce(one.column, Text)
            mark = func.substr(stored, 1, len(vault.marks[0]))
            foreign = select(func.count()).where(stored.startswith(f"{FORM}."), mark.not_in(vault.marks))
            found += connection.execute(foreign).scalar_one()
    return found


class _Pages:
    """The rows of one private field that hold a text, by their primary key; without those that begin with `mark`."""

    def __init__(self, one: PrivateField, mark: str = "") -> None:
        self._field = one
        self._stored = type_coerce(one.column, Text)
        self._keys = tuple(one.table.primary_key.columns)
        wanted = [self._stored != ""]
        if mark:
            wanted.append(func.substr(self._stored, 1, len(mark)) != mark)
        self._wanted = wanted
        self.table = one.table.name
        self.name = f"{one.table.name}.{one.column.name}"

    def next(self, after: RowMapping | None) -> Select[Any]:
        """Return the select of the next page."""
        names = dict.fromkeys((*(key.name for key in self._keys), "workspace", *self._field.row))
        columns = (self._field.table.c[name] for name in names)
        page = select(*columns, self._stored.label("stored")).where(*self._wanted)
        if after is not None:
            last = (literal(after[key.name], key.type) for key in self._keys)
            page = page.where(tuple_(*self._keys) > tuple_(*last))
        return page.order_by(*self._keys).limit(AT_ONCE)

    def count(self) -> Select[Any]:
        """Return how many there are."""
        return select(func.count()).select_from(self._field.table).where(*self._wanted)

    def place(self, row: RowMapping) -> Place:
        """Return where a row's text is kept."""
        return self._field.place(row)

    def replace(self, connection: Connection, row: RowMapping, sealed: Sealed) -> bool:
        """Put a sealed text in the place of the one that was read; tell whether that was still there."""
        this = (key == row[key.name] for key in self._keys)
        changed = update(self._field.table).where(*this, self._stored == row["stored"])
        return connection.execute(changed.values({self._field.column.name: sealed})).rowcount == 1
