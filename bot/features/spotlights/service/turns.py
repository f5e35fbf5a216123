"""A group's turn: what has lapsed goes on to its next state, and who is owed light gets a writer."""

from collections.abc import Mapping
from datetime import timedelta

from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, PeerFacts
from bot.features.spotlights.facts import SpotlightFacts
from bot.features.spotlights.models import State
from bot.features.spotlights.queries import spotlights, turns
from bot.features.spotlights.rules.assignment import (
    SWAP_LOCK,
    WEEK,
    WINDOW,
    Candidate,
    Choice,
    History,
    assign,
)
from bot.features.spotlights.rules.lapses import lapsed
from bot.features.spotlights.rules.states import UNDER_WAY, WITH_WRITER, Event
from bot.features.spotlights.service.moving import asking, move
from bot.work import Work

REST = timedelta(minutes=10)  # until a group is looked at again: who left, whose week is over
REMEMBERED = timedelta(days=365)  # how far back it counts who wrote about whom, and who worked together

Present = Mapping[str, PeerFacts]
TookPart = Mapping[int, frozenset[str]]  # who took part in each win


def take_turns(work: Work, limit: int) -> bool:
    """Look at up to `limit` groups that are due; tell whether there may be more to do at once."""
    due = turns.turns_due(work, limit)
    asked = [_turn(work, turn) for turn in due]
    return len(due) == limit or any(asked)


def _turn(work: Work, turn: turns.TurnRow) -> bool:
    if turn.group_id not in turns.hold_turns(work, turn.workspace):
        return False  # another replica was here
    group = peers.group(work, turn.group_id)
    if peers.group_of_channel(work, workspace=group.workspace, channel=group.channel) is None:
        turns.set_turn(work, group.id, work.now + REST)  # paused: nobody could answer
        return False
    present = {peer.user: peer for peer in peers.peers(work, group.id)}
    took_part = turns.took_part(work, group.id, work.now - REMEMBERED)
    left = _settled(work, group, present, took_part)
    choices = _choices(work, group, present, took_part, left)
    rows = {one.id: one for one in left}
    for choice in choices:
        _ask(work, group, rows[choice.spotlight], choice)
    rest = work.now if choices else work.now + REST
    turns.set_turn(work, group.id, rest if left else None)
    return bool(choices)


def _settled(work: Work, group: GroupFacts, present: Present, took_part: TookPart) -> list[SpotlightFacts]:
    """Do what has lapsed; return what is under way after that."""
    found = spotlights.under_way(work, group.id, UNDER_WAY)
    asked = turns.asked(work, (one.id for one in found))
    left = []
    for one in found:
        untried = took_part.get(one.win_id, frozenset()) - asked[one.id] - {one.hero}
        event = lapsed(one, present, untried, work.now)
        if event is None:
            left.append(one)
            continue
        freed = {"writer": None} if event is Event.LAPSE and one.state in WITH_WRITER else {}
        moved = move(work, one, event, **freed)
        if moved.state is State.WAITING and lapsed(moved, present, untried, work.now) is None:
            left.append(moved)
        elif moved.state is State.WAITING:
            move(work, moved, Event.END)
    return left


def _choices(
    work: Work, group: GroupFacts, present: Present, took_part: TookPart, left: list[SpotlightFacts]
) -> tuple[Choice, ...]:
    here = frozenset(user for user, peer in present.items() if peer.away_until is None)
    waiting = [one for one in left if one.state is State.WAITING and one.hero in here]
    if not waiting:
        return ()
    asked = turns.asked(work, (one.id for one in waiting))
    candidates = (
        Candidate(
            spotlight=one.id,
            hero=one.hero,
            since=one.since,
            witnesses=(took_part.get(one.win_id, frozenset()) & here) - asked[one.id] - {one.hero, one.driver or ""},
            begun=one.begun_at is not None,
        )
        for one in waiting
    )
    history = History(
        light=turns.light(work, group.id, work.now - WINDOW),
        wrote=turns.wrote(work, group.id, work.now - REMEMBERED),
        together=turns.together(took_part.values()),
        locked=turns.swaps(work, group.workspace, work.now - SWAP_LOCK, WITH_WRITER),
        prompts=turns.prompts_since(work, group.workspace, work.now - WEEK),
        busy=frozenset(one.hero for one in left if one.state in {*WITH_WRITER, State.HERO_REVIEW}),
        begun=turns.begun_since(work, group.id, work.now - WEEK),
    )
    return assign(candidates, history)


def _ask(work: Work, group: GroupFacts, one: SpotlightFacts, choice: Choice) -> None:
    turns.note_prompt(work, group.workspace, one.id, choice.writer)
    begun = one.begun_at or work.now
    move(
        work,
        one,
        Event.PROMPT,
        writer=choice.writer,
        begun_at=begun,
        **asking(work, choice.writer, group),
    )
