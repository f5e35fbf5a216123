"""What Home shows: everything that one person may see, group by group."""

from dataclasses import dataclass

from bot.features.grayzone import service as grayzone
from bot.features.grayzone.service import IssueLine, QuietLine, Waiting
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.work import Work

GROUPS_IN_FULL = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One of the viewer's groups, with what is there for the viewer's eyes."""

    seat: Seat
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
    found = sorted(((seat, grayzone.waiting(work, seat)) for seat in seats), key=lambda pair: -len(pair[1]))
    shown = tuple(place(work, seat, waiting) for seat, waiting in found[:GROUPS_IN_FULL])
    return shown, tuple(Elsewhere(seat, len(waiting)) for seat, waiting in found[GROUPS_IN_FULL:])


def place(work: Work, seat: Seat, waiting: tuple[Waiting, ...] | None = None) -> Place:
    """Return one group with what is there for this peer."""
    return Place(
        seat=seat,
        waiting=grayzone.waiting(work, seat) if waiting is None else waiting,
        mine=grayzone.mine(work, seat),
        quiet=grayzone.quiet_of(work, seat),
        queue=grayzone.queue(work, seat.group.id),
    )
