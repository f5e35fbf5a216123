"""What a writer does: write, look at it as a post, send it to its hero; or leave it to the next witness."""

from bot.features.peers import service as peers
from bot.features.spotlights.facts import Act, Draft, Post, SpotlightFacts
from bot.features.spotlights.queries import turns
from bot.features.spotlights.rules import checks
from bot.features.spotlights.rules.refusals import NothingHere
from bot.features.spotlights.rules.states import Event
from bot.features.spotlights.service.moving import asking, find, move, post, sealed, seat_of, words
from bot.work import Work


def asked(work: Work, act: Act) -> Draft:
    """Return what the form about a hero shows. Raises `NothingHere`, and what `peers.seat` raises."""
    one = find(work, act, Event.WRITE, locked=False)
    seat_of(work, one, act.user)
    return _draft(work, one)


def write(work: Work, act: Act, did: str, effect: str) -> tuple[Draft, Post]:
    """Keep the text for its writer only; return it, and as it will look. Raises `BadText` by field."""
    one = find(work, act, Event.WRITE)
    seat_of(work, one, act.user)
    done, result = checks.texts(did, effect)
    written = move(work, one, Event.WRITE, due_at=one.due_at, **sealed(work, one, done, result))
    return _draft(work, written), post(work, written)


def written(work: Work, act: Act) -> tuple[Draft, Post]:
    """Return a text that is not sent yet, and as it will look. Raises what `asked` raises."""
    one = find(work, act, Event.SEND, locked=False)
    seat_of(work, one, act.user)
    return _draft(work, one), post(work, one)


def send(work: Work, act: Act) -> str:
    """Give the text to its hero, who decides; return the hero's name."""
    one = find(work, act, Event.SEND)
    group = seat_of(work, one, act.user).group
    if one.hero not in {peer.user for peer in peers.peers(work, group.id)}:
        raise NothingHere
    move(work, one, Event.SEND, sent_at=work.now, **asking(work, one.hero, group))
    return _hero(work, one)


def pass_on(work: Work, act: Act) -> None:
    """Leave it to the next witness: free, without a reason, and the same as if the time had passed."""
    one = find(work, act, Event.PASS, locked=False)
    turns.call(work, act.workspace, one.group_id)
    move(work, one, Event.PASS, writer=None)


def _draft(work: Work, one: SpotlightFacts) -> Draft:
    return Draft(one.id, _hero(work, one), one.title, *words(work, one))


def _hero(work: Work, one: SpotlightFacts) -> str:
    return peers.names(work, one.workspace, (one.hero,))[one.hero]
