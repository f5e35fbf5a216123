"""Looking quietly for a helper, round by round; and whatever else is due for single asks."""

from collections.abc import Sequence
from datetime import datetime

from bot.features.asks.facts import AskFacts
from bot.features.asks.models import Ask, State, Way, Word
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import groups, helps, people
from bot.features.asks.rules.counting import REMEMBERED, loads
from bot.features.asks.rules.routing import TRIES, Candidate, Wanted, choose
from bot.features.asks.rules.states import UNCLAIMED, Event
from bot.features.asks.rules.times import expires, round_ends
from bot.features.asks.service.moving import move, tell
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, PeerFacts
from bot.schedule.hours import next_tick
from bot.work import Work


def look(work: Work, group: GroupFacts, one: AskFacts) -> AskFacts:
    """Ask the next able peer, if there is one; the round lasts as long if there is none, so that its end tells nothing.

    No other round begins in this workspace meanwhile: nobody gets more questions than one may have.
    """
    groups.hold(work, group.workspace, group.id)
    present = peers.peers(work, group.id)
    zones = {peers.zone_of(work, group.workspace, peer.user) or group.zone for peer in present}
    begun = {"round": one.round + 1, "tries": one.tries + 1}
    ends = round_ends(work.now, zones, group.zone, group.tick_hour)
    wanted = Wanted(one.asker, one.functions, queries.asked(work, one), one.key)
    asked = choose(wanted, _candidates(work, group, present, one.asker))
    if asked is None:
        return move(work, one, Event.NEXT, due_at=ends, **begun)
    queries.note_question(work, one, asked, one.round + 1)
    tell(work, one, asked)
    return move(work, one, Event.ROUTE, due_at=ends, **begun)


def _candidates(work: Work, group: GroupFacts, present: Sequence[PeerFacts], asker: str) -> list[Candidate]:
    users = [peer.user for peer in present]
    wishes = people.wishes(work, group.workspace, users)
    in_hand = helps.open_of(work, group.workspace, users)
    given = helps.helps(work, Ask.workspace == group.workspace, since=work.now - REMEMBERED, until=work.now)
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
    if peers.group_of_channel(work, workspace=group.workspace, channel=group.channel) is None:
        _put_off(work, one, group)
        return None
    here = {peer.user for peer in peers.peers(work, group.id)}
    if one.state in UNCLAIMED and one.asker not in here:
        return move(work, one, Event.LEFT, expires_at=None, to_asker=None)
    if one.expires_at and one.expires_at <= work.now and one.state in UNCLAIMED:
        tell(work, one, one.asker)
        return move(work, one, Event.EXPIRE, expires_at=None, to_asker=Word.EXPIRED)
    match one.state:
        case State.OPEN | State.ROUTED:
            return _next(work, group, one)
        case State.CLAIMED:
            return _idle(work, one) if one.helper in here else reopen(work, group, one, Event.GONE)
        case _:
            return move(work, one, Event.LAPSE)


def _put_off(work: Work, one: AskFacts, group: GroupFacts) -> None:
    """Wait while the group is paused: nobody could answer."""
    tick = next_tick(work.now, group.zone, group.tick_hour)
    ends = one.expires_at and max(one.expires_at, tick)
    queries.change(work, one, due_at=one.due_at and max(one.due_at, tick), expires_at=ends)


def _next(work: Work, group: GroupFacts, one: AskFacts) -> AskFacts:
    """End a round, whether its peer passed or let it be: ask the next, or tell the asker after three."""
    if one.state is State.ROUTED:
        one = move(work, one, Event.NEXT)
    if one.tries < TRIES:
        return look(work, group, one)
    tell(work, one, one.asker)
    return move(work, one, Event.VAIN, to_asker=Word.VAIN)


def _idle(work: Work, one: AskFacts) -> AskFacts:
    """Ask the two once how it stands."""
    tell(work, one, one.asker, one.helper)
    return move(work, one, Event.IDLE, idle=True)


def reopen(work: Work, group: GroupFacts, one: AskFacts, event: Event) -> AskFacts:
    """Open an ask again, with two weeks ahead of it; a quiet one is looked for at once."""
    moved = move(work, one, event, **{**begun(work.now, group), "to_asker": Word.BACK})
    tell(work, moved, moved.asker)
    return look(work, group, moved) if moved.way is Way.QUIETLY else moved


def begun(now: datetime, group: GroupFacts) -> dict[str, object]:
    """Return what an ask begins with, or begins again with."""
    return {
        "helper": None,
        "claimed_at": None,
        "idle": False,
        "tries": 0,
        "expires_at": expires(now, group.zone, group.tick_hour),
    }
