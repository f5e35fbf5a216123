"""One's own sealed answers, varied by chance and by the real rules, and what the other side sees then. Pure.

A variation is made as a person would make it: from one's own record, or from one in which nothing that the stage asks
was answered, some of the presses that stay under seal, one after the other. Then the real ticks of the stage run up to
its deadline, with somebody silent in the other one's place: what they see at each of them has to be the same.

What one of the two alone brings about by the rules (going on without the broker, sitting down again) is not varied.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from random import Random
from typing import NamedTuple

from bot.features.mediation.facts import Candidate, Case, Holding, Own, Seat, Shared, Tick
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.adjusted_winner import POINTS
from bot.features.mediation.rules.enabling import enabled
from bot.features.mediation.rules.grid import PROPOSALS
from bot.features.mediation.rules.states import Role, moves_in
from bot.features.mediation.rules.stepping import step
from bot.features.mediation.text.cards import CARDS, RATINGS
from bot.schedule.hours import next_tick

MOST_PRESSES, MOST_TICKS = 8, 150
STOPS_IN = 6  # of so many variations, one stops
TOLD = frozenset(
    {
        *(Move.PASS_ON, Move.RESTATE, Move.CONFIRM, Move.REJECT, Move.PROPOSE),
        *(Move.OFFER_SPLIT, Move.OFFER_NUMBER),
    }
)
ALONE = frozenset({Move.REMOVE_BROKER, Move.SIT_AGAIN})
ENDS = frozenset({Move.STOP, Move.DECLINE})
BLANK: dict[Move, dict[str, object]] = {  # what is unanswered where nobody has pressed this yet
    Move.TURN_KEY: {"key": False},
    Move.RANK_BROKERS: {"ranking": None},
    Move.CONSENT: {"consents": False},
    Move.RATE_CARD: {"cards": ()},
    Move.DONE: {"done": False},
    Move.JUDGE: {"judgements": ()},
    Move.ANOTHER_ROUND: {"another": False},
    Move.OFFER_TALK: {"talk": None},
    Move.SIGN: {"signature": None},
    Move.REVIEW: {"holding": None},
    Move.GIVE_POINTS: {"points": None},
    Move.NAME_RANGE: {"named": None},
    Move.TICK_GRID: {"ticks": None},
    Move.STOP: {"stopped": False},
}
Drawing = Callable[[Random, Shared, Own], Press]
Ticking = Callable[[Case, Tick], Case]
Seeing = Callable[[Shared, Own, Tick], object]
Played = tuple[Shared, Own]


class Proof(NamedTuple):
    """How many different records were tried, in how many the other side saw something else, and what differed."""

    tried: int
    found: int
    varied: frozenset[str]


def proved(shared: Shared, own: Own, at: Tick, ticking: Ticking, sees: Seeing, *, times: int, seed: str) -> Proof:
    """Run the stage for each different variation as for the real record, and compare what the other side sees.

    `at` is now, with the group's zone and hour; `ticking` is the group's tick. `sees` works out what somebody sees from
    what is shared and their own record, which is all that anybody's screen is made of.
    """
    rng = Random(seed)  # noqa: S311 (what is drawn is no secret, and comes the same again)
    alike = {(table, _answers(mine)): (table, mine) for table, mine in variations(shared, own, rng, times)}
    different = tuple(one for key, one in alike.items() if key != (shared, _answers(own)))
    seen: dict[tuple[Shared, Own, Tick], object] = {}

    def run(table: Shared, mine: Own) -> list[object]:
        shown = []
        for after, theirs, tick in _run(table, mine, at, ticking):
            key = (after, theirs, tick)
            if key not in seen:
                seen[key] = sees(*key)
            shown.append(seen[key])
        return shown

    real = run(shared, own)
    found = sum(run(*one) != real for one in different)
    return Proof(len(different), found, frozenset(name for _, mine in different for name in _changed(own, mine)))


def variations(shared: Shared, own: Own, rng: Random, times: int) -> Iterator[Played]:
    """Return so many variations of one's own sealed answers, each with the table as it is then."""
    for _ in range(times):
        begins = own if rng.random() < 0.5 else _unanswered(shared, own)  # noqa: PLR2004 (one half)
        yield _played(rng, shared, begins)


def _played(rng: Random, shared: Shared, own: Own) -> Played:
    for _ in range(rng.randint(0, MOST_PRESSES)):
        sealed = sorted(enabled(shared, own) - TOLD - ENDS - ALONE)
        if not sealed:
            break
        shared, own = step(shared, own, DRAWN[rng.choice(sealed)](rng, shared, own))
    ends = sorted(enabled(shared, own) & ENDS)
    if ends and rng.randrange(STOPS_IN) == 0 and not (own.no_broker or own.again):  # a stop takes such a wish back
        shared, own = step(shared, own, DRAWN[ends[0]](rng, shared, own))
    return shared, own


def _unanswered(shared: Shared, own: Own) -> Own:
    """Return a record in which nothing that this stage asks was answered; only what was passed on is noted."""
    here = moves_in(shared.stage, Role.PARTY)
    blank = {name: value for move, changes in BLANK.items() if move in here for name, value in changes.items()}
    passed = tuple(line for line in own.lines if line.passed is not None)
    return replace(own, **blank, **({"lines": passed} if Move.WRITE_LINE in here else {}))  # type: ignore[arg-type]


def _run(shared: Shared, own: Own, at: Tick, ticking: Ticking) -> Iterator[tuple[Shared, Own, Tick]]:
    """Return what is shared, and the other one's record, now and at each tick up to the deadline: they are silent."""
    across = own.seat.other
    silent = Own(shared.user(across) or "", across)
    seated = shared.broker or shared.asked
    broker = Own(seated, Seat.BROKER) if seated else None
    case = Case(shared, own, silent, broker) if own.seat is Seat.A else Case(shared, silent, own, broker)
    yield case.shared, silent, at
    for _ in range(MOST_TICKS):
        at = at._replace(now=next_tick(at.now, at.zone, at.hour))
        case = ticking(case, at)
        yield case.shared, (case.b if own.seat is Seat.A else case.a), at
        if at.now >= shared.deadline:
            return


def _answers(own: Own) -> Own:
    """Return a record without the count of lines that were ever written: it is no answer."""
    return replace(own, written=0)


def _changed(own: Own, mine: Own) -> frozenset[str]:
    """Return in which answers two records differ. Whoever stops takes all of them back: that is one difference."""
    if mine.stopped != own.stopped:
        return frozenset({"stopped"})
    own, mine = _answers(own), _answers(mine)
    return frozenset(one.name for one in fields(own) if getattr(own, one.name) != getattr(mine, one.name))


def _ranking(rng: Random, shared: Shared, _: Own) -> Press:
    users = [_user(one) for one in shared.candidates]
    return p.RankBrokers(tuple(rng.sample(users, rng.randint(0, min(3, len(users))))))


def _user(candidate: Candidate) -> str:
    return candidate.user


def _verdict(rng: Random, shared: Shared, _: Own) -> Press:
    return p.Judge(rng.choice(shared.current()).number, rng.choice((True, False)), f"varied {rng.randrange(1000)}")


def _points(rng: Random, shared: Shared, _: Own) -> Press:
    count = len(shared.split.items) if shared.split else 0
    cuts = sorted(rng.randint(0, POINTS) for _ in range(count - 1))
    return a.GivePoints(tuple(end - start for start, end in zip((0, *cuts), (*cuts, POINTS), strict=True)))


def _range(rng: Random, *_: object) -> Press:
    low = rng.randint(0, 20)
    return a.NameRange(low, low + rng.randint(1, 20))


def _written(kind: Callable[[str], Press]) -> Drawing:
    return lambda rng, _, __: kind(f"varied {rng.randrange(10**6)}")


def _bare(kind: Callable[[], Press]) -> Drawing:
    return lambda *_: kind()


DRAWN: dict[Move, Drawing] = {
    **{kind.move: _bare(kind) for kind in (p.TurnKey, p.Decline, p.Consent, p.Done, p.NotYet, p.Stop)},
    **{kind.move: _bare(kind) for kind in (p.AnotherRound, p.OfferTalk, p.WaiveTalk, p.TalkHeld)},
    **{kind.move: _bare(kind) for kind in (p.Sign, p.RefuseToSign)},
    **{kind.move: _written(kind) for kind in (p.WriteLine, p.ThinkOfThem, p.MustNot)},
    Move.RANK_BROKERS: _ranking,
    Move.RATE_CARD: lambda rng, *_: p.RateCard(rng.choice(sorted(CARDS)), rng.randrange(len(RATINGS))),
    Move.DROP_LINE: lambda rng, _, own: p.DropLine(rng.choice(own.lines).number),
    Move.JUDGE: _verdict,
    Move.REVIEW: lambda rng, *_: p.ReviewAnswer(rng.choice(tuple(Holding))),
    Move.GIVE_POINTS: _points,
    Move.NAME_RANGE: _range,
    Move.TICK_GRID: lambda rng, *_: a.TickGrid(tuple(sorted(rng.sample(range(PROPOSALS), rng.randint(1, PROPOSALS))))),
}
