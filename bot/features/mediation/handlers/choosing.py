"""In which group something begins, and with whom: by who is named, and where."""

from bot.errors import Refusal
from bot.features.mediation.text import inviting as say
from bot.features.mediation.views import first
from bot.features.mediation.views.first import Begun
from bot.features.peers import service as peers
from bot.features.peers.service import PeerFacts, Seat, SeveralGroups, UnknownThing
from bot.slack.replies import Modal
from bot.slack.requests import Click, Request
from bot.slack.subjects import whole
from bot.work import Work

MOST_NAMED = 12  # of whom somebody names: a note carries no more


def begun_or_question(
    request: Request, work: Work, then: str, *, named: tuple[str, ...] = (), channel: str | None = None
) -> Begun | Modal:
    """Return where and with whom it begins: in the group in which most of the named are, else in the channel's.

    Or the form that asks which group is meant, and goes on with `then`. Raises what `peers.seat` raises.
    """
    named = named[:MOST_NAMED]
    try:
        found: tuple[Seat, ...] = (peers.seat(work, workspace=request.workspace, user=request.user, channel=channel),)
        if named:
            found = peers.seats(work, workspace=request.workspace, user=request.user)
    except SeveralGroups as several:
        found = several.seats
    meant = _meant(work, found, named, channel)
    if len(meant) > 1:
        return first.where(meant, ".".join((then, *named)))
    return begun(work, meant[0], named)


def begun(work: Work, seat: Seat, named: tuple[str, ...]) -> Begun:
    """Return what begins in this group with those of the named who are peers of it.

    Whoever acts is one of the two if they are named, or if only one other is.
    """
    here = {peer.user for peer in peers.peers(work, seat.group.id)}
    known = tuple(user for user in dict.fromkeys(named) if user in here)
    others = tuple(user for user in known if user != seat.user)
    most = 1 if seat.user in known else 2
    return Begun(seat, others[:most], left_out=not here.issuperset(named))


def of_click(click: Click, work: Work, then: str) -> Begun | Modal:
    """Return the same for a button: its subject is the group and who is meant, or nothing."""
    if not click.subject:
        return begun_or_question(click, work, then)
    group, *named = click.subject.split(".")
    return begun(work, seat_of(click, work, group), tuple(named[:MOST_NAMED]))


def seat_of(request: Request, work: Work, group: str) -> Seat:
    """Return the person's seat in the group with this id. Raises a `Refusal`, also for what is no id."""
    return peers.seat(work, workspace=request.workspace, user=request.user, group_id=_number(group))


def others_of(work: Work, seat: Seat) -> tuple[PeerFacts, ...]:
    """Return the other peers of a group. Raises a `Refusal` where there are none."""
    found = tuple(peer for peer in peers.peers(work, seat.group.id) if peer.user != seat.user)
    if not found:
        raise Refusal(say.ALONE)
    return found


def _meant(work: Work, seats: tuple[Seat, ...], named: tuple[str, ...], channel: str | None) -> tuple[Seat, ...]:
    known = {
        seat.group.id: len({peer.user for peer in peers.peers(work, seat.group.id)}.intersection(named))
        for seat in (seats if named else ())
    }
    most = max(known.values(), default=0)
    likely = tuple(seat for seat in seats if known.get(seat.group.id, 0) == most)
    return tuple(seat for seat in likely if seat.group.channel == channel) or likely


def _number(text: str) -> int:
    found = whole(text)
    if found is None:
        raise UnknownThing(say.NO_GROUP)
    return found
