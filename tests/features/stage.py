"""Furnished databases: each is furnished once for all tests of a process, and what a test does in it is undone."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.orm import Session

from bot.db.engine import Database
from bot.slack.doors import Doors
from tests.features.desk import Desk
from tests.features.ways import Way, World
from tests.support.databases import PostgresServer, SqliteFolder, patient

Furnish = Callable[[Desk], None]
Path = tuple[Furnish | Way, ...]
OPEN_AT_ONCE = 3  # databases of one stage: a server has a hundred connections for all processes
MOST_PLACES = 24  # of one stage: on a server each takes ten megabytes


@dataclass(frozen=True)
class _Place:
    """Where a path ends."""

    database: Database
    desk: Desk  # as it was left there
    sequences: str  # the statement that puts them back, which no rollback does
    world: World  # as what went the way stood around the desk
    found: object  # what the last way returned
    leave: ExitStack  # which drops it

    def arrive(self, desk: Desk, world: World) -> Any:  # noqa: ANN401 (whatever the way returned)
        """Let desk and world be as they were left here; return what the way returned."""
        desk.now, desk.count, desk.replies = self.desk.now, self.desk.count, [*self.desk.replies]
        desk.town = deepcopy(self.desk.town)
        left = {} if world is desk else vars(self.world)
        state, found = deepcopy((left, self.found), {id(self.desk): desk})
        vars(world).update(state)
        return found


class Stage:
    """A server on which desks stand."""

    def __init__(self, server: PostgresServer | SqliteFolder, stack: ExitStack) -> None:
        self._server = server
        stack.callback(self._forget, 0)
        self._places: dict[Path, _Place] = {}
        self._asked: Counter[Path] = Counter()
        self._used: list[Database] = []  # the last one last

    @contextmanager
    def desk(self, furnish: Furnish, doors: Doors) -> Iterator[Desk]:
        """Give a desk that was furnished so, with these doors; whatever is done at it is undone in the end."""
        with ExitStack() as stack:
            yield _Undone(self, doors, (furnish,), stack).desk

    @contextmanager
    def own_desk(self, url: str, furnish: Furnish, doors: Doors) -> Iterator[Desk]:
        """Give one in this database alone, which gets new content: for tests with transactions beside the desk's."""
        with ExitStack() as stack:
            yield _Own(self, doors, (furnish,), stack, url).desk

    def place(self, path: Path, doors: Doors, world: World) -> _Place:
        """Return where a path ends; where nobody has gone it, the world goes the last of it, from where it is."""
        found = self._places.pop(path, None) or self._made(path, doors, world)
        self._places[path] = found  # used last
        self._forget(MOST_PLACES)
        return found

    def _made(self, path: Path, doors: Doors, world: World) -> _Place:
        *before, last = path
        with ExitStack() as stack:
            url = stack.enter_context(self._server.database())
            visit = stack.enter_context(ExitStack())
            desk = _Own(self, doors, tuple(before), visit, url).desk
            twin = deepcopy(world, {id(world.desk): desk})
            found = last.go(twin) if isinstance(last, Way) else last(desk)
            desk.session.commit()
            sequences = _sequences(desk.session.connection())
            visit.close()
            database = stack.enter_context(patient(url))
            return _Place(database, desk, sequences, twin, found, stack.pop_all())

    def _forget(self, most: int) -> None:
        """Drop the places that were used longest ago, but so many."""
        while len(self._places) > most:
            self._places.pop(next(iter(self._places))).leave.close()

    def fill(self, url: str, path: Path, doors: Doors, world: World) -> _Place | None:
        """Give a database the content with which a path ends; the beginning of all paths is a new one."""
        if not path:
            return None
        place = self.place(path, doors, world)
        place.database.dispose()
        self._server.fill(url, place.database.url.render_as_string(hide_password=False))
        return place

    def is_worth_it(self, path: Path) -> bool:
        """Tell whether a path is asked for again: what one test alone begins with is cheaper as it is."""
        self._asked[path] += 1
        return self._asked[path] > 1

    def opened(self, database: Database) -> None:
        """Close what was used longest ago, when more than a few are open."""
        used = [*(one for one in self._used if one is not database), database]
        for one in used[:-OPEN_AT_ONCE]:
            one.dispose()
        self._used = used[-OPEN_AT_ONCE:]


class _Visit(ABC):
    """A test's time at a desk, which may begin where a way ends."""

    def __init__(self, stage: Stage, doors: Doors, path: Path, stack: ExitStack) -> None:
        self.desk = Desk(Session(), doors, visit=self)
        self._stage, self._path, self._stack = stage, path, stack
        self._is_untouched = True
        place = self._sit(self.desk)
        if place:
            place.arrive(self.desk, self.desk)

    @property
    def untouched(self) -> bool:
        """Whether nothing was asked of the database yet."""
        return self._is_untouched and not self.desk.session.in_transaction()

    def go(self, world: World, way: Way) -> Any:  # noqa: ANN401 (whatever the way returns)
        """Bring the world to the end of a way: step by step, or at once where it was gone before."""
        path = (*self._path, way)
        if not self._stage.is_worth_it(path):
            return way.go(world)
        self._stack.close()
        self._path = path
        place = self._sit(world)
        assert place
        return place.arrive(self.desk, world)

    @abstractmethod
    def _sit(self, world: World) -> _Place | None:
        """Open the database where the path ends."""

    def _open(self, bind: Connection | Engine, **options: Any) -> None:  # noqa: ANN401 (SQLAlchemy's)
        session = self.desk.session = self._stack.enter_context(Session(bind, **options))
        self._is_untouched = True
        event.listen(session, "after_begin", self._touch, once=True)

    def _touch(self, *_: object) -> None:
        self._is_untouched = False


class _Undone(_Visit):
    """In the database of the place itself: what is done is undone in the end."""

    def _sit(self, world: World) -> _Place:
        place = self._stage.place(self._path, self.desk.doors, world)
        self._stage.opened(place.database)
        connection = self._stack.enter_context(place.database.engine.connect())
        connection.begin()
        if place.sequences:
            connection.execute(text(place.sequences))
        self._open(connection, join_transaction_mode="create_savepoint")
        return place


class _Own(_Visit):
    """In a database with the content of the place: transactions are what they are."""

    def __init__(self, stage: Stage, doors: Doors, path: Path, stack: ExitStack, url: str) -> None:
        self._url = url
        super().__init__(stage, doors, path, stack)

    def _sit(self, world: World) -> _Place | None:
        place = self._stage.fill(self._url, self._path, self.desk.doors, world)
        engine = self._stack.enter_context(patient(self._url)).engine
        if place and place.sequences:  # other tests have drawn from those of the place
            with engine.begin() as connection:
                connection.execute(text(place.sequences))
        self._open(engine)
        return place


@contextmanager
def own_desk(url: str, furnish: Furnish, doors: Doors) -> Iterator[Desk]:
    """Furnish a desk in a migrated database of its own, away from every stage."""
    with patient(url) as database, Session(database.engine) as session:
        desk = Desk(session, doors)
        furnish(desk)
        session.commit()
        yield desk


def unfurnished(_: Desk) -> None:
    """Furnish nothing."""


def _sequences(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return ""
    found = connection.execute(text("SELECT sequencename, last_value FROM pg_sequences")).all()
    states = [(name, last or 1, last is not None) for name, last in found]
    return "SELECT " + ", ".join(f"setval('{name}', {last}, {used})" for name, last, used in states)
