"""What a hero does about a text: see the exact post and approve it, edit it, keep it, decline it; or take it down."""

from bot.features.peers import service as peers
from bot.features.spotlights.facts import Act, Draft, Review, SpotlightFacts
from bot.features.spotlights.models import State
from bot.features.spotlights.rules import checks
from bot.features.spotlights.rules.states import Event
from bot.features.spotlights.service.moving import find, move, post, sealed, seat_of, words
from bot.schedule.hours import next_tick
from bot.work import Work


def review(work: Work, act: Act, *, together: bool = False) -> Review:
    """Return what the hero decides about; with `together` the post names the driver. Raises `NothingHere`."""
    one = find(work, act, Event.APPROVE, locked=False)
    seat_of(work, one, act.user)
    return Review(one.id, post(work, one, together=together), _driver(work, one))


def to_edit(work: Work, act: Act) -> tuple[Draft, str]:
    """Return the text for the hero's own form, and the driver's name where a line may be added about them."""
    one = find(work, act, Event.EDIT, locked=False)
    seat = seat_of(work, one, act.user)
    return Draft(one.id, seat.name, one.title, *words(work, one)), _driver(work, one)


def approve(work: Work, act: Act, *, together: bool) -> None:
    """Let it be posted as it was shown, at the group's next tick."""
    one = find(work, act, Event.APPROVE)
    _schedule(work, one, act.user, Event.APPROVE, together=together)


def edit(work: Work, act: Act, did: str, effect: str, *, together: bool) -> None:
    """Let it be posted in the hero's own words, by the same rules. Raises `BadText` by field."""
    one = find(work, act, Event.EDIT)
    done, result = checks.texts(did, effect)
    edited = (done, result) != words(work, one)
    lines = sealed(work, one, done, result)
    _schedule(work, one, act.user, Event.EDIT, **lines, edited=edited, together=together)


def keep(work: Work, act: Act) -> None:
    """Keep it as a note that only its hero reads."""
    move(work, find(work, act, Event.KEEP), Event.KEEP)


def decline(work: Work, act: Act) -> None:
    """Say no thanks: its words are erased."""
    move(work, find(work, act, Event.NO_THANKS), Event.NO_THANKS)


def revoke(work: Work, act: Act) -> SpotlightFacts | None:
    """Take it down, or erase the note, at any time and from outside of the group too; return it if it was posted."""
    one = find(work, act, Event.REVOKE)
    moved = move(work, one, Event.REVOKE)
    return moved if one.state is State.POSTED else None


def _schedule(work: Work, one: SpotlightFacts, user: str, event: Event, **changes: object) -> None:
    group = seat_of(work, one, user).group
    tick = group.next_tick_at
    due = tick if tick > work.now else next_tick(work.now, group.zone, group.tick_hour)
    move(work, one, event, due_at=due, **changes)


def _driver(work: Work, one: SpotlightFacts) -> str:
    return peers.names(work, one.workspace, (one.driver,))[one.driver] if one.driver else ""
