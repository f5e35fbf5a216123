"""Looking quietly for a helper, round by round; and whatever else is due for single asks."""

from collections.abc import Sequence
from datetime import datetime

from bot.features.asks.facts import AskFacts
from bot.features.asks.models import State, Way, Word
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import groups, helps, people
from bot.features.asks.rules.counting import REMEMBERED, loads
from bot.features.asks.rules.routing import TRIES, Candidate, Wanted, choose
from bot.features.asks.rules.states import UNCLAIMED, Event
from bot.features.asks.rules.times import IDLE_WORKING_DAYS, expires, is_over, round_ends
from bot.features.asks.service.moving import move, tell
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, PeerFacts
from bot.schedule.hours import next_tick, tick_in_working_days
from bot.work import Work


def look(work: Work, group: GroupFacts, one: AskFacts) -> AskFacts:
    """Ask the next able peer, if there is one; the round lasts as long if there is none, so that its end tells nothing.

    No other round begins in this workspace meanwhile: nobody gets more questions than one may have.
    """
    groups.hold(work, group.workspace, group.id)
    present = peers.peers(work, group.id)
    begun = {"round": one.round + 1, "tries": one.tries + 1}
    ends = round_end(work, group)
    wanted = Wanted(one.asker, one.functions, queries.asked(work, one), one.key)
    asked = choose(wanted, _candidates(work, group, present, one.asker))
    if asked is None:
        return move(work, one, Event.NEXT, due_at=ends, **begun)
    queries.note_question(work, one, asked, one.round + 1)
    tell(work, one, asked)
    return move(work, one, Event.ROUTE, due_at=ends, **begun)


def round_end(work: Work, group: GroupFacts) -> datetime:
    """Return when a round ends that begins now."""
    zones = {peers.zone_of(work, group.workspace, peer.user) or group.zone for peer in peers.peers(work, group.id)}
    return round_ends(work.now, zones, group.zone, group.tick_hour)


def _candidates(work: Work, group: GroupFacts, present: Sequence[PeerFacts], asker: str) -> list[Candidate]:
    users = [peer.user for peer in present]
    wishes = people.wishes(work, group.workspace, users)
    in_hand = helps.open_of(work, group.workspace, users)
    given = helps.in_workspace(work, group.workspace, since=work.now - REMEMBERED, until=work.now)
    load = loads(given, work.now)
    helped = helps.helped(work, group.workspace, asker)
    return [
        Candidate(
            user=peer.user,
            function=peer.function.id,
            away=peer.away_until is not None,
            wants=peer.user not in wishes or wishes[peer.user].quietly,
            open=in_hand.get(peer.user, 0),
            load=load.get(peer.user, 0.0),
            helped_at=helped.get(peer.user),
        )
        for peer in present
    ]


def do_due(work: Work, limit: int) -> tuple[tuple[AskFacts, ...], bool]:
    """Do what is due for single asks; return those that changed, and whether more may be due. One replica does each."""
    found = queries.due(work, limit)
    changed = (_do(work, one) for one in found)
    return tuple(one for one in changed if one), len(found) == limit


def _do(work: Work, one: AskFacts) -> AskFacts | None:
    group = peers.group(work, one.group_id)
    here = _here(work, group)
    if one.state in (*UNCLAIMED, State.CLAIMED) and one.asker not in here:
        return _leave(work, one)
    if one.expires_at and one.expires_at <= work.now and one.state in UNCLAIMED:
        return _expire(work, one)
    match one.state:
        case State.OPEN | State.ROUTED:
            return _next(work, group, one)
        case State.CLAIMED if one.helper not in here:
            return reopen(work, group, one, Event.GONE)
        case State.CLAIMED:
            return reopen(work, group, one, Event.LAPSE) if one.idle else _idle(work, group, one)
        case _:
            return move(work, one, Event.LAPSE)


def _here(work: Work, group: GroupFacts) -> set[str]:
    return {peer.user for peer in peers.peers(work, group.id)}


def _leave(work: Work, one: AskFacts) -> AskFacts:
    """End an ask whose asker has left the group; who is on it is told."""
    word = Word.CANCELLED if one.helper else None
    tell(work, one, one.helper)
    return move(work, one, Event.LEFT, expires_at=None, to_asker=None, to_helper=word)


def _expire(work: Work, one: AskFacts) -> AskFacts:
    """End an ask that nobody was free for, and tell its asker."""
    tell(work, one, one.asker)
    return move(work, one, Event.EXPIRE, expires_at=None, to_asker=Word.EXPIRED)


def _next(work: Work, group: GroupFacts, one: AskFacts) -> AskFacts | None:
    """End a round, whether its peer passed or let it be: ask the next, or tell the asker after three.

    Where no round runs it is looked at each tick whether the asker is still there.
    """
    tick = next_tick(work.now, group.zone, group.tick_hour)
    if not in_rounds(one):
        queries.change(work, one, due_at=tick)
        return None
    if one.state is State.ROUTED:
        one = move(work, one, Event.NEXT)
    if one.tries < TRIES:
        return look(work, group, one)
    tell(work, one, one.asker)
    return move(work, one, Event.VAIN, to_asker=Word.VAIN, due_at=tick)


def in_rounds(one: AskFacts) -> bool:
    """Tell whether a round of this ask runs: it is quiet, has no helper, and does not wait for its asker."""
    return one.way is Way.QUIETLY and one.state in UNCLAIMED and one.to_asker is not Word.VAIN


def _idle(work: Work, group: GroupFacts, one: AskFacts) -> AskFacts:
    """Ask the two once how it stands; as much later it is open again."""
    tell(work, one, one.asker, one.helper)
    ends = tick_in_working_days(work.now, IDLE_WORKING_DAYS, group.zone, group.tick_hour)
    return move(work, one, Event.IDLE, idle=True, due_at=ends)


def reopen(work: Work, group: GroupFacts, one: AskFacts, event: Event) -> AskFacts:
    """Open an ask again, with two weeks ahead of it; a quiet one is looked for at once.

    It ends where its asker has left or its day is over.
    """
    if one.asker not in _here(work, group):
        return move(work, one, Event.LEFT, expires_at=None, to_asker=None, helper=None, claimed_at=None)
    moved = move(work, one, event, **{**begun(work.now, group, one.by_day), "to_asker": Word.BACK})
    if is_over(one.by_day, work.now, peers.zone_of(work, group.workspace, one.asker) or group.zone):
        return _expire(work, moved)
    tell(work, moved, moved.asker)
    return look(work, group, moved) if moved.way is Way.QUIETLY else moved


def begun(now: datetime, group: GroupFacts, by_day: str | None) -> dict[str, object]:
    """Return what an ask begins with, or begins again with."""
    return {
        "helper": None,
        "claimed_at": None,
        "idle": False,
        "tries": 0,
        "expires_at": expires(now, by_day, group.zone, group.tick_hour),
        "due_at": next_tick(now, group.zone, group.tick_hour),
    }
