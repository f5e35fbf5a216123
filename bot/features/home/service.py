"""What Home shows: everything that one person may see, group by group."""

from dataclasses import dataclass

from bot.features.asks import service as asks
from bot.features.grayzone import service as grayzone
from bot.features.grayzone.service import IssueLine, QuietLine, Waiting
from bot.features.notices.service import Press
from bot.features.notices.service import Waiting as Private
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.features.spotlights import service as spotlights
from bot.features.spotlights.service import Waiting as Thanks
from bot.work import Work

GROUPS_IN_FULL = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One of the viewer's groups, with what is there for the viewer's eyes."""

    seat: Seat
    thanks: tuple[Thanks, ...]
    waiting: tuple[Waiting, ...]
    mine: tuple[IssueLine, ...]
    quiet: tuple[QuietLine, ...]
    queue: tuple[IssueLine, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A group of a viewer who has too many to show each in full."""

    seat: Seat
    waiting: int


def places(work: Work, workspace: str, user: str) -> tuple[tuple[Place, ...], tuple[Elsewhere, ...]]:
    """Return the person's groups, where most waits first: the first three in full, the others in short."""
    seats = peers.seats(work, workspace=workspace, user=user)
    found = [(seat, spotlights.waiting(work, seat), grayzone.waiting(work, seat)) for seat in seats]
    found.sort(key=lambda one: -len(one[1]) - len(one[2]))
    shown = tuple(_place(work, *one) for one in found[:GROUPS_IN_FULL])
    rest = found[GROUPS_IN_FULL:]
    return shown, tuple(Elsewhere(seat, len(thanks) + len(waiting)) for seat, thanks, waiting in rest)


def waiting(work: Work, workspace: str, user: str) -> tuple[Private, ...]:
    """Return all that is private and waits for the person, whichever feature it comes from."""
    thanks, _ = spotlights.of_person(work, workspace, user)
    written = tuple(Private(one.title, one.what, (Press(one.action, one.label, one.subject),)) for one in thanks)
    return (*written, *asks.waiting(work, workspace, user))


def place(work: Work, seat: Seat) -> Place:
    """Return one group with what is there for this peer."""
    return _place(work, seat, spotlights.waiting(work, seat), grayzone.waiting(work, seat))


def _place(work: Work, seat: Seat, thanks: tuple[Thanks, ...], waiting: tuple[Waiting, ...]) -> Place:
    return Place(
        seat=seat,
        thanks=thanks,
        waiting=waiting,
        mine=grayzone.mine(work, seat),
        quiet=grayzone.quiet_of(work, seat),
        queue=grayzone.queue(work, seat.group.id),
    )
