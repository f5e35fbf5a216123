"""One's own sealed answers, varied by chance and by the real rules, and what the other side sees each time. Pure.

A variation is made as a person would make it: from one's own record, or from one in which nothing sealed was answered,
some of the enabled presses that stay under seal, one after the other. What the table reads is as it was, unless a rule
is broken; then what the other side sees is not, and it is found.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from bot.features.mediation.facts import Candidate, Case, Holding, Own, Seat, Shared
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.adjusted_winner import POINTS
from bot.features.mediation.rules.enabling import enabled
from bot.features.mediation.rules.grid import PROPOSALS
from bot.features.mediation.rules.stepping import silenced, step
from bot.features.mediation.text.cards import CARDS, RATINGS

MOST_PRESSES = 8
STOPS_IN = 6  # of so many variations, one stops
TOLD = frozenset(
    {
        *(Move.PASS_ON, Move.RESTATE, Move.CONFIRM, Move.REJECT, Move.PROPOSE),
        *(Move.OFFER_SPLIT, Move.OFFER_NUMBER),
    }
)
ENDS = frozenset({Move.STOP, Move.DECLINE})
Drawing = Callable[[Random, Shared, Own], Press]
Seeing = Callable[[Case, Seat], object]


def differences(shared: Shared, own: Own, sees: Seeing, *, times: int, seed: str) -> int:
    """Return in how many replays the other side saw something else than it sees now.

    `sees` works out what somebody sees, from all records; in the other one's place are stand-ins.
    """
    rng = Random(seed)  # noqa: S311 (what is drawn is no secret, and comes the same again)
    other = own.seat.other
    stand_ins = tuple(_stand_in(rng, shared, other) for _ in range(3))
    now = [sees(_case(shared, own, stand_in), other) for stand_in in stand_ins]
    found = 0
    for place, (table, mine) in enumerate(variations(shared, own, rng, times)):
        which = place % len(stand_ins)
        found += sees(_case(table, mine, stand_ins[which]), other) != now[which]
    return found


def variations(shared: Shared, own: Own, rng: Random, times: int) -> Iterator[tuple[Shared, Own]]:
    """Return so many variations of one's own sealed answers, each with the table as it is then."""
    for _ in range(times):
        begins = own if rng.random() < 0.5 else _unanswered(own)  # noqa: PLR2004 (one half)
        yield _played(rng, shared, begins)


def _played(rng: Random, shared: Shared, own: Own) -> tuple[Shared, Own]:
    for _ in range(rng.randint(1, MOST_PRESSES)):
        sealed = sorted(enabled(shared, own) - TOLD - ENDS)
        if not sealed:
            break
        shared, own = step(shared, own, DRAWN[rng.choice(sealed)](rng, shared, own))
    ends = sorted(enabled(shared, own) & ENDS)
    if ends and rng.randrange(STOPS_IN) == 0:
        shared, own = step(shared, own, DRAWN[ends[0]](rng, shared, own))
    return shared, own


def _stand_in(rng: Random, shared: Shared, seat: Seat) -> Own:
    """Return a record that could be the other one's: nobody's words are in it."""
    user = shared.user(seat)
    if user is None:
        raise LookupError("a table is of two")
    return _played(rng, shared, Own(user, seat))[1]


def _unanswered(own: Own) -> Own:
    """Return a record in which nothing that is sealed was answered; only what was passed on is noted."""
    passed = tuple(line for line in own.lines if line.passed is not None)
    return replace(silenced(own), stopped=False, cards=(), lines=passed)


def _case(shared: Shared, own: Own, other: Own) -> Case:
    return Case(shared, own, other) if own.seat is Seat.A else Case(shared, other, own)


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
    **{kind.move: _bare(kind) for kind in (p.TurnKey, p.Decline, p.Consent, p.RemoveBroker, p.Done, p.NotYet, p.Stop)},
    **{kind.move: _bare(kind) for kind in (p.AnotherRound, p.OfferTalk, p.WaiveTalk, p.TalkHeld)},
    **{kind.move: _bare(kind) for kind in (p.Sign, p.RefuseToSign, p.SitAgain)},
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
