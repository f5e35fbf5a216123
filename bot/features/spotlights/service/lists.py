"""What one person sees of spotlights: what waits for them, what is about them, what was posted in their words."""

from sqlalchemy import and_, or_

from bot.db.private import place_of
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.features.spotlights import queries
from bot.features.spotlights import text as say
from bot.features.spotlights.facts import OwnLine, SpotlightFacts, Waiting
from bot.features.spotlights.models import Spotlight, State
from bot.features.spotlights.rules.states import WITH_WRITER
from bot.work import Work

ABOUT_ME = (State.POSTED, State.SCHEDULED, State.KEPT)
SHOWN = 20


def waiting(work: Work, seat: Seat) -> tuple[Waiting, ...]:
    """Return what waits for the person in their group, the oldest first."""
    return _waiting(work, seat.workspace, seat.user, (seat.group.id,))


def of_person(work: Work, workspace: str, user: str) -> tuple[tuple[Waiting, ...], tuple[OwnLine, ...]]:
    """Return what waits for a person in any group, and texts: about them, and posted ones by them; the newest first.

    A text by them that is not posted is not there, whatever became of it: that is its hero's to know.
    """
    groups = tuple(seat.group.id for seat in peers.seats(work, workspace=workspace, user=user))
    about = and_(Spotlight.hero == user, Spotlight.state.in_(ABOUT_ME))
    by = and_(Spotlight.writer == user, Spotlight.state == State.POSTED)
    mine = Spotlight.workspace == workspace
    found = (
        *queries.spotlights(work, mine, about, newest=SHOWN),
        *queries.spotlights(work, mine, by, newest=SHOWN),
    )
    lines = tuple(_own(work, one, about_me=one.hero == user) for one in found)
    return _waiting(work, workspace, user, groups), lines


def _own(work: Work, one: SpotlightFacts, *, about_me: bool) -> OwnLine:
    did = work.vault.show(one.did, place=place_of(Spotlight.did, one))
    effect = work.vault.show(one.effect, place=place_of(Spotlight.effect, one))
    return OwnLine(one.id, one.state, did, effect, about_me)


def _waiting(work: Work, workspace: str, user: str, groups: tuple[int, ...]) -> tuple[Waiting, ...]:
    to_write = and_(Spotlight.writer == user, Spotlight.state.in_(WITH_WRITER))
    to_decide = and_(Spotlight.hero == user, Spotlight.state == State.HERO_REVIEW)
    mine = (Spotlight.workspace == workspace, Spotlight.group_id.in_(groups), or_(to_write, to_decide))
    found = queries.spotlights(work, *mine) if groups else ()
    if not found:
        return ()
    people = {person for one in found for person in (one.hero, one.writer or one.hero)}
    names = peers.names(work, workspace, sorted(people))
    return tuple(_line(one, names[one.hero], names[one.writer or one.hero]) for one in found)


def _line(one: SpotlightFacts, hero: str, writer: str) -> Waiting:
    key = str(one.id)
    match one.state:
        case State.HERO_REVIEW:
            what = f"{say.review_of(writer)}. {say.REVIEW_WHAT}"
            return Waiting(one.title, what, "spotlights.review", say.LOOK_ACTION, key)
        case State.DRAFT:
            what = f"{say.draft_about(hero)}. {say.DRAFT_WHAT}"
            return Waiting(one.title, what, "spotlights.draft", say.SEND_ACTION, key)
        case _:
            what = f"{say.write_about(hero)}. {say.WRITE_WHAT}"
            return Waiting(one.title, what, "spotlights.write", say.WRITE_ACTION, key)
