"""What one person sees of spotlights: what waits for them, what is about them, what was posted in their words."""

from bot.db.private import place_of
from bot.features.notices.service import Press, Waiting
from bot.features.peers import service as peers
from bot.features.spotlights import text as say
from bot.features.spotlights.facts import OwnLine, SpotlightFacts
from bot.features.spotlights.models import Spotlight, State
from bot.features.spotlights.queries import spotlights
from bot.features.spotlights.rules.states import WITH_WRITER
from bot.work import Work

ABOUT_ME = (State.POSTED, State.SCHEDULED, State.KEPT)
BY_ME = (State.POSTED,)
SHOWN = 20


def waiting(work: Work, workspace: str, user: str) -> tuple[Waiting, ...]:
    """Return what waits for a person in whichever of their groups, the oldest first."""
    groups = tuple(seat.group.id for seat in peers.seats(work, workspace=workspace, user=user))
    if not groups:
        return ()
    found = spotlights.waiting(work, workspace, user, groups, WITH_WRITER)
    people = {person for one in found for person in (one.hero, one.writer or one.hero)}
    names = peers.names(work, workspace, sorted(people))
    return tuple(_line(one, names[one.hero], names[one.writer or one.hero]) for one in found)


def own_lines(work: Work, workspace: str, user: str) -> tuple[OwnLine, ...]:
    """Return texts: about a person, and posted ones by them; the newest first.

    A text by them that is not posted is not there, whatever became of it: that is its hero's to know.
    """
    found = spotlights.newest(work, workspace, user, about=ABOUT_ME, by=BY_ME, limit=SHOWN)
    return tuple(_own(work, one, about_me=one.hero == user) for one in found)


def _own(work: Work, one: SpotlightFacts, *, about_me: bool) -> OwnLine:
    did = work.vault.show(one.did, place=place_of(Spotlight.did, one))
    effect = work.vault.show(one.effect, place=place_of(Spotlight.effect, one))
    return OwnLine(one.id, one.state, did, effect, about_me)


def _line(one: SpotlightFacts, hero: str, writer: str) -> Waiting:
    match one.state:
        case State.HERO_REVIEW:
            return _waits(one, f"{say.review_of(writer)}. {say.REVIEW_WHAT}", "review", say.LOOK_ACTION)
        case State.DRAFT:
            return _waits(one, f"{say.draft_about(hero)}. {say.DRAFT_WHAT}", "draft", say.SEND_ACTION)
        case _:
            return _waits(one, f"{say.write_about(hero)}. {say.WRITE_WHAT}", "write", say.WRITE_ACTION)


def _waits(one: SpotlightFacts, what: str, verb: str, label: str) -> Waiting:
    return Waiting(one.title, what, (Press(f"spotlights.{verb}", label, str(one.id)),))
