"""Finding a spotlight for an act, and changing its state by the table."""

from datetime import datetime
from typing import Any

from bot.db.private import place_of
from bot.db.vault import NOTHING, Sealed
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.features.spotlights.facts import Act, Post, SpotlightFacts
from bot.features.spotlights.models import Spotlight
from bot.features.spotlights.queries import spotlights
from bot.features.spotlights.rules.refusals import NothingHere
from bot.features.spotlights.rules.states import WORDLESS, Event, Role, step
from bot.schedule.hours import CLOSES, next_working_moment, tick_in_working_days
from bot.work import Work

ANSWER_WORKING_DAYS = 5


def find(work: Work, act: Act, event: Event, *, locked: bool = True) -> SpotlightFacts:
    """Return a spotlight in which this person may do that now. Raises `NothingHere`, whatever the reason is."""
    one = spotlights.spotlight(work, act.workspace, act.key, locked=locked)
    line = step(one.state, event) if one else None
    if one is None or line is None or act.user != (one.writer if line.role is Role.WRITER else one.hero):
        raise NothingHere
    return one


def seat_of(work: Work, one: SpotlightFacts, user: str) -> Seat:
    """Return the person's seat in the group of a spotlight. Raises what `peers.seat` raises."""
    return peers.seat(work, workspace=one.workspace, user=user, group_id=one.group_id)


def move(work: Work, one: SpotlightFacts, event: Event, **changes: Any) -> SpotlightFacts:  # noqa: ANN401 (any column's value)
    """Change a spotlight as the table says, and return it as it is now.

    A deadline and a notice belong to one state, so they end with it; and where nothing is shown any more, the words are
    erased. Raises `NothingHere` when somebody else was first; an event without a line is a mistake in the program and
    raises ValueError.
    """
    line = step(one.state, event)
    if line is None:
        raise ValueError(f"{event} has no place in {one.state}")
    ended = {"due_at": None, "notice_at": None}
    wordless = {"did": NOTHING, "effect": NOTHING} if line.after in WORDLESS else {}
    moved = spotlights.move(work, one, **{**ended, **wordless, **changes, "state": line.after})
    if moved is None:
        raise NothingHere
    return moved


def asking(work: Work, user: str, group: GroupFacts) -> dict[str, datetime]:
    """Return when somebody who has to act now is told so, and until when they may: in their own zone."""
    zone = peers.zone_of(work, group.workspace, user) or group.zone
    told = next_working_moment(work.now, zone)
    return {"notice_at": told, "due_at": tick_in_working_days(told, ANSWER_WORKING_DAYS, zone, CLOSES)}


def words(work: Work, one: SpotlightFacts) -> tuple[str, str]:
    """Return what was done and its effect, as they were written. Raises `CannotOpen`."""
    vault = work.vault
    did = vault.open(one.did, place=place_of(Spotlight.did, one))
    return did, vault.open(one.effect, place=place_of(Spotlight.effect, one))


def sealed(work: Work, one: SpotlightFacts, did: str, effect: str) -> dict[str, Sealed]:
    """Return the two lines as the row of a spotlight keeps them."""
    return {
        "did": work.vault.seal(did, place=place_of(Spotlight.did, one)),
        "effect": work.vault.seal(effect, place=place_of(Spotlight.effect, one)),
    }


def post(work: Work, one: SpotlightFacts, *, together: bool | None = None) -> Post:
    """Return all that the post of a spotlight shows; `together` instead of what its hero chose. Raises `CannotOpen`."""
    people = tuple(user for user in (one.hero, one.writer, one.driver) if user)
    names = peers.names(work, one.workspace, people)
    functions = {peer.user: peer.function.name for peer in peers.peers(work, one.group_id)}
    did, effect = words(work, one)
    shows_driver = one.together if together is None else together
    return Post(
        hero=names[one.hero],
        function=functions.get(one.hero, ""),
        title=one.title,
        did=did,
        effect=effect,
        writer=names[one.writer] if one.writer else "",
        editor=names[one.hero] if one.edited else "",
        driver=names[one.driver] if one.driver and shows_driver else "",
    )
