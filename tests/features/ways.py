"""Ways that many tests go first: later tests of a process begin where the way ended, with the same database."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
W = TypeVar("W", bound="World")


@dataclass(frozen=True)
class Way:
    """What is done first: a method of what stands around a desk, and its arguments."""

    walk: Callable[..., Any]
    args: tuple[Hashable, ...] = ()
    named: tuple[tuple[str, Hashable], ...] = ()

    def go(self, world: object) -> Any:  # noqa: ANN401 (whatever the method returns)
        """Go it step by step."""
        return self.walk(world, *self.args, **dict(self.named))


class Visit(Protocol):
    """A test's time at a desk, which may begin where a way ends."""

    @property
    def untouched(self) -> bool:
        """Whether nothing was asked of the database yet."""

    def go(self, world: "World", way: Way) -> Any:  # noqa: ANN401 (whatever the method returns)
        """Bring the world to the end of a way: step by step, or at once where it was gone before."""


class Seated(Protocol):
    """A desk, as far as ways know it."""

    visit: Visit | None


class World(Protocol):
    """A desk with what stands around it."""

    @property
    def desk(self) -> Seated:
        """The desk."""


def way(walk: Callable[Concatenate[W, P], R]) -> Callable[Concatenate[W, P], R]:
    """Let tests that begin with this method begin at its end. Where something was done before, it is gone as it is.

    What it does has to follow from its arguments, which are values, and from the ways that were gone before.
    """

    @wraps(walk)
    def walked(world: W, /, *args: P.args, **named: P.kwargs) -> R:
        visit = world.desk.visit
        if visit is None or not visit.untouched:
            return walk(world, *args, **named)
        found: R = visit.go(world, Way(walk, args, tuple(sorted(named.items()))))
        return found

    return walked
