"""What Home shows: everything that one person may see, group by group; and what their digest says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.features.asks import service as asks
from bot.features.asks.service import HomeFacts
from bot.features.checkins import service as checkins
from bot.features.checkins.service import HomeFacts as Talks
from bot.features.checkins.service import Prompt
from bot.features.grayzone import service as grayzone
from bot.features.grayzone.service import IssueLine, QuietLine, Waiting
from bot.features.home.text.messages import NOTICE
from bot.features.kudos import service as kudos
from bot.features.kudos.service import Book
from bot.features.mediation import service as mediation
from bot.features.mediation.service import Seen
from bot.features.notices import service as notices
from bot.features.notices.service import Choice, Digest
from bot.features.notices.service import Waiting as Private
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.features.promises import service as promises
from bot.features.spotlights import service as spotlights
from bot.work import Work

GROUPS_IN_FULL = 3
WAITS = "home.waiting"  # the kind of the notice that something private waits
KUDOS_SHOWN = 2  # of each list; "My kudos" shows the others
OTHERS = (asks.waiting, checkins.waiting, spotlights.waiting)  # beside promises and tables, in the order as shown


@dataclass(frozen=True, slots=True)
class Place:
    """One of the viewer's groups, with what is there for the viewer's eyes."""

    seat: Seat
    waiting: tuple[Waiting, ...]
    mine: tuple[IssueLine, ...]
    quiet: tuple[QuietLine, ...]
    queue: tuple[IssueLine, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What is of no single group, and for the viewer's eyes only; `messages` is what they say about those they get.

    `willing` are the groups in which they said that they are willing to be a broker.
    """

    waiting: tuple[Private, ...]
    due_next: tuple[Private, ...]
    helping: HomeFacts
    talks: Talks
    kudos: Book
    tables: tuple[Seen, ...]
    willing: tuple[int, ...]
    messages: Choice


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A group of a viewer who has too many to show each in full."""

    seat: Seat
    waiting: int


def places(work: Work, workspace: str, user: str) -> tuple[tuple[Place, ...], tuple[Elsewhere, ...]]:
    """Return the person's groups, where most waits first: the first three in full, the others in short."""
    seats = peers.seats(work, workspace=workspace, user=user)
    found = [(seat, grayzone.waiting(work, seat)) for seat in seats]
    found.sort(key=lambda one: -len(one[1]))
    shown = tuple(_place(work, *one) for one in found[:GROUPS_IN_FULL])
    return shown, tuple(Elsewhere(seat, len(waiting)) for seat, waiting in found[GROUPS_IN_FULL:])


def own(work: Work, workspace: str, user: str) -> Own:
    """Return what is of no single group."""
    promised, due_next = promises.ahead_told(work, workspace, user)
    tables = mediation.tables_of(work, workspace, user)
    return Own(
        waiting=_waiting(work, workspace, user, promised, mediation.waiting_at(tables)),
        due_next=due_next,
        helping=asks.home(work, workspace, user),
        talks=checkins.home(work, workspace, user),
        kudos=kudos.book(work, workspace, user, KUDOS_SHOWN),
        tables=tables,
        willing=mediation.willing_in(work, workspace, user),
        messages=notices.choice(work, workspace, user),
    )


def waiting(work: Work, workspace: str, user: str) -> tuple[Private, ...]:
    """Return all that is private and waits for the person, whichever feature it comes from."""
    promised, _ = promises.ahead_told(work, workspace, user)
    return _waiting(work, workspace, user, promised, mediation.waiting(work, workspace, user))


def is_told(work: Work, workspace: str, user: str) -> bool:
    """Tell whether a notice goes to a person: something waits for them, or they sit at a table that is not over.

    What waits at a table does not decide it: an export of direct messages would tell who has answered there.
    """
    of = (work, workspace, user)
    there = (mediation.is_told, *OTHERS, mediation.waiting)
    return any(ask(*of) for ask in there) or bool(promises.ahead_told(*of)[0])


def _waiting(
    work: Work, workspace: str, user: str, promised: tuple[Private, ...], sat: tuple[Private, ...]
) -> tuple[Private, ...]:
    return (*promised, *sat, *(one for ask in OTHERS for one in ask(work, workspace, user)))


def stop(work: Work, workspace: str, user: str) -> tuple[Prompt, ...]:
    """Send the person nothing more of the bot's own accord, whichever feature it would come from.

    What a feature has to end for it, it ends before: notices are locked last. Returned are the messages about
    check-ins that do not take place now, to be painted anew.
    """
    changed = checkins.stop(work, workspace, user)
    notices.stop(work, workspace, user)
    return changed


def start(work: Work, workspace: str, user: str) -> None:
    """Write to the person again."""
    notices.start(work, workspace, user)


def digest_lines(work: Work, digest: Digest) -> tuple[str, ...]:
    """Return what is said of what was kept, not escaped; what is settled meanwhile is left out."""
    who = (digest.workspace, digest.user)
    said = (DIGEST[kind](work, *who, subject) for kind, subject in digest.kept if kind in DIGEST)
    return tuple(dict.fromkeys(line for line in said if line))


def _something_waits(work: Work, workspace: str, user: str, _: str) -> str | None:
    return NOTICE if is_told(work, workspace, user) else None


# What a digest says of each kind of message that was kept: of private things never more than the one sentence.
DIGEST: Mapping[str, Callable[[Work, str, str, str], str | None]] = {
    WAITS: _something_waits,
    kudos.RECEIVED: kudos.digest_line,
    asks.RING: asks.digest_line,
    checkins.PROMPT_KIND: checkins.digest_line,
    checkins.REST_KIND: checkins.digest_line,
}


def place(work: Work, seat: Seat) -> Place:
    """Return one group with what is there for this peer."""
    return _place(work, seat, grayzone.waiting(work, seat))


def _place(work: Work, seat: Seat, waiting: tuple[Waiting, ...]) -> Place:
    return Place(
        seat=seat,
        waiting=waiting,
        mine=grayzone.mine(work, seat),
        quiet=grayzone.quiet_of(work, seat),
        queue=grayzone.queue(work, seat.group.id),
    )
