"""What one person sees of their promises; and what other features may know: who kept what was born from their thing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from bot.features.promises import queries
from bot.features.promises.facts import Act, Book, Promise, PromiseFacts
from bot.features.promises.models import State
from bot.features.promises.rules.moves import waits
from bot.features.promises.rules.moving import settled
from bot.features.promises.rules.refusals import Overtaken
from bot.features.promises.rules.reliability import REMEMBERED, Outcome, reliability
from bot.features.promises.rules.states import OPEN
from bot.features.promises.service.seeing import Sight
from bot.features.promises.text import refusals as say
from bot.work import Work

KEPT = (State.KEPT, State.KEPT_LATE)
PROMISED = (State.PROMISED, State.RENEGOTIATING, State.REPORTED)


def look(work: Work, act: Act) -> Promise:
    """Return a promise as this side of it sees it. Raises `Overtaken`, which tells nothing, for everybody else."""
    one = queries.promise(work, act.workspace, act.key)
    if one is None or one.of(act.user) is None:
        raise Overtaken(say.NOTHING_HERE)
    stands = settled(one, work.now)
    return Sight(work, act.workspace, act.user, (stands,)).promise(stands)


def read(work: Work, act: Act) -> Promise:
    """Return a promise like `look`; what the other one did is no news to this person any more."""
    one = queries.promise(work, act.workspace, act.key)
    if one is not None and one.news_for == act.user:
        queries.write(work, one, one._replace(news_for=None))
    return look(work, act)


def ahead(work: Work, workspace: str, user: str) -> tuple[tuple[Promise, ...], tuple[Promise, ...]]:
    """Return what waits for this person now, and what else they have promised; both only where they may act.

    First comes what has ended, then the soonest due.
    """
    ended = queries.closed_news_of(work, workspace, user)
    found = (*ended, *_settled(work, queries.open_of(work, workspace, user, OPEN)))
    sight = Sight(work, workspace, user, found)
    here = [one for one in found if sight.is_here(one)]
    waits_now = {one.id for one in here if waits(one, user, sight.situation(one))}
    promised = (one for one in here if one.performer == user and one.state is State.PROMISED)
    return (
        tuple(sight.promise(one) for one in here if one.id in waits_now),
        tuple(sight.promise(one) for one in promised if one.id not in waits_now),
    )


def waiting(work: Work, workspace: str, user: str) -> tuple[Promise, ...]:
    """Return what waits for this person now, where they may act: what has ended first, then the soonest due."""
    return ahead(work, workspace, user)[0]


def book(work: Work, workspace: str, user: str) -> Book:
    """Return all promises of a person, and how much of what they promise arrives on time: for their eyes only."""
    found = _settled(work, queries.open_of(work, workspace, user, OPEN))
    still = [one for one in found if one.closed_at is None]
    over = [(one.closed_at, one.id, one) for one in found if one.closed_at]  # by silence, which no job has kept yet
    over += [(one.closed_at, one.id, one) for one in queries.closed_of(work, workspace, user) if one.closed_at]
    closed = [one for _, _, one in sorted(over, reverse=True)[: queries.SHOWN]]
    sight = Sight(work, workspace, user, (*still, *closed))
    return Book(
        mine=tuple(sight.promise(one) for one in still if one.performer == user),
        to_me=tuple(sight.promise(one) for one in still if one.customer == user),
        closed=tuple(sight.promise(one) for one in closed),
        reliability=reliability(_outcomes(work, workspace, user), work.now),
    )


def kept_for(work: Work, group_id: int, source: str, since: datetime) -> tuple[str, ...]:
    """Return who has kept a promise that was born from this thing of another feature: each once.

    It was agreed since then, and its customer confirmed it: what only silence closed does not count.
    """
    return queries.confirmed_of_source(work, group_id, source, KEPT, since)


def has_open(work: Work, group_id: int, source: str) -> bool:
    """Tell whether a promise that was born from this thing is still open."""
    return bool(queries.of_source(work, group_id, source, OPEN))


def open_between(
    work: Work, workspace: str, people: Collection[str], parties: Collection[str]
) -> Mapping[tuple[str, str], int]:
    """Return how many promises each of these people and each of the parties have made to one another, and are open.

    By person and party: what ties them, for a table. Pairs without any are left out.
    """
    found = _settled(work, queries.between(work, workspace, people, parties, PROMISED))
    pairs = ((one.performer, one.customer) for one in found if one.state in PROMISED)
    return Counter((one, other) if one in people else (other, one) for one, other in pairs)


def _settled(work: Work, rows: Iterable[PromiseFacts]) -> tuple[PromiseFacts, ...]:
    return tuple(settled(one, work.now) for one in rows)


def _outcomes(work: Work, workspace: str, user: str) -> list[Outcome]:
    found = _settled(work, queries.performed(work, workspace, user, work.now - REMEMBERED))
    return [outcome for one in found if (outcome := Outcome.of(one))]
