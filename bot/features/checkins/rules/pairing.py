"""Who talks with whom in a round: by the circle while it is whole, else by an exact matching. Pure, deterministic.

The circle alone falls apart with the first absence, and a matching that looks at one round alone needs more rounds than
it must: six people who met crosswise are left with two triangles. So the circle is played as long as it can be
(EVIDENCE section 5; `python -m bot simulate checkins` shows what each comes to).
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from hashlib import sha256
from itertools import combinations

from bot.features.checkins.models import Method, RestReason
from bot.features.checkins.rules import circle
from bot.features.checkins.rules.matching import best_pairs
from bot.features.checkins.rules.round import Candidate, Pair, Past, Plan, pair_of
from bot.features.checkins.rules.worth import Worth

MOST_TOGETHER = 3  # people in one meeting

__all__ = ["Candidate", "Pair", "Past", "Plan", "cycle_is_over", "pair_up"]


def pair_up(present: Sequence[Candidate], past: Past, *, round_number: int, step: int | None, seed: str) -> Plan:
    """Return the round of those who are present: everybody in one meeting, or resting for a reason.

    `step` is what the circle's turn would be: 0 in the first round of a cycle, one more than the former round's step
    while that was played with the same people and all its meetings were HELD, else None. The circle begins where it is
    worth most (`worth`), so remember the step that the plan says. A step is not played when one of its pairs is
    forbidden or met in this cycle already (a trio, a talk between rounds): then it is a matching, which brings as many
    together as possible who have not met in this cycle.

    `seed` is the group's, the same in every round. It decides between what is alike; the order of `present` does not.
    Who rests although they and both of a pair would rather talk in three joins the pair with the most whom they have
    not met in this cycle. No forbidden pair is ever formed, even if somebody stays alone.
    """
    people = sorted(present, key=lambda one: (sha256(f"{seed}/{one.user}".encode()).digest(), one.user))
    worth = Worth(people, past, round_number)
    turn = None if step is None else _turn(worth, step)
    pairs = best_pairs(worth) if turn is None else circle.play(len(people), turn)
    paired = {number for pair in pairs for number in pair}
    alone = [number for number in range(len(people)) if number not in paired]
    reason = RestReason.ODD if len(alone) == 1 and len(people) > 1 else RestReason.NOBODY_LEFT
    meetings, resting = _in_three(pairs, alone, people, worth)
    by_matching = Method.MATCHING if len(people) > 1 else Method.NOBODY
    return Plan(
        by_matching if turn is None else Method.CIRCLE,
        turn,
        tuple(sorted(tuple(sorted(people[number].user for number in meeting)) for meeting in meetings)),
        tuple(sorted((people[number].user, reason) for number in resting)),
    )


def cycle_is_over(users: Iterable[str], cycle_met: AbstractSet[Pair], forbidden: AbstractSet[Pair]) -> bool:
    """Return whether all who may meet have met in this cycle; also when there is nobody to meet."""
    pairs = (pair_of(one, other) for one, other in combinations(users, 2))
    return all(pair in cycle_met or pair in forbidden for pair in pairs)


def _turn(worth: Worth, step: int) -> int | None:
    """Return the step of the circle to play, or None when it would repeat a pair of this cycle or form a forbidden one.

    A new circle begins with the rest of one who should rest (or not at all), where it can be played for long, and where
    it is worth most.
    """
    count = circle.steps(worth.people)
    turns = range(count) if step == 0 else [step % count] if count else []
    values = {turn: worth.of_fresh(circle.play(worth.people, turn)) for turn in turns}
    able = [turn for turn in turns if values[turn] is not None]
    if step == 0 and worth.people % 2:
        able = [turn for turn in able if worth.ranks[turn] == min(worth.ranks)]  # who rests has the turn's number
    return max(able, key=lambda turn: (_length(values, turn), values[turn] or 0), default=None)


def _length(values: Mapping[int, int | None], turn: int) -> int:
    """Return for how many steps on end the circle can be played from a turn on."""
    ahead = [*range(turn, len(values)), *range(turn)] if len(values) > 1 else [turn]
    return next((length for length, one in enumerate(ahead) if values[one] is None), len(ahead))


def _in_three(
    pairs: Iterable[tuple[int, int]], alone: Iterable[int], people: Sequence[Candidate], worth: Worth
) -> tuple[list[tuple[int, ...]], list[int]]:
    """Let those who rest join a pair where all three want that; return the meetings, and who still rests."""
    meetings: list[tuple[int, ...]] = list(pairs)
    resting = []
    for one in alone:
        joined = [
            (value, meeting)
            for meeting in meetings
            if len(meeting) < MOST_TOGETHER and all(people[number].trio for number in (one, *meeting))
            if (value := worth.of_three(one, meeting)) is not None
        ]
        if joined:
            _, meeting = max(joined, key=lambda found: found[0])
            meetings[meetings.index(meeting)] = (*meeting, one)
        else:
            resting.append(one)
    return meetings, resting
