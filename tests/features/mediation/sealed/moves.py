"""What somebody may press now, filled in: a generator of enabled moves, so that hardly any of them is refused."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from bot.features.mediation.facts import Holding, Own, Seat, Shared, Term
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.enabling import enabled, unjudged
from bot.features.mediation.rules.restating import owed, tries, waiting
from bot.features.mediation.text.cards import CARDS
from tests.features.mediation.desk import CHI, DAN, DUE

OPENLY = frozenset({Move.RESTATE, Move.CONFIRM, Move.REJECT, Move.PROPOSE, Move.OFFER_SPLIT, Move.OFFER_NUMBER})
ENDS = frozenset({Move.STOP, Move.DECLINE})
PASSES = frozenset({Move.PASS_ON})  # a line is written and passed on in one go, see `pairs`
NOT_RANDOM = OPENLY | ENDS | PASSES
Drawn = Callable[[Random, Shared, Own], Press]


def sealed_moves(shared: Shared, own: Own) -> list[Move]:
    """Return the moves that stay under seal."""
    return sorted(enabled(shared, own) - NOT_RANDOM)


def open_moves(shared: Shared, own: Own) -> list[Move]:
    """Return the moves that the whole table reads."""
    return sorted(enabled(shared, own) & OPENLY)


def drawn(rng: Random, move: Move, shared: Shared, own: Own) -> Press:
    """Return a press of that move, filled in."""
    return DRAWN[move](rng, shared, own)


def hush(rng: Random, own: Own) -> str:
    """Return words that nobody but their author may ever read."""
    return f"hush-{own.seat}-{rng.randrange(10**6)}" + " and more" * rng.randint(0, 6)


def said(rng: Random) -> str:
    """Return words that are meant for the table."""
    return f"said {rng.randrange(10**6)}"


def _ranking(rng: Random, _shared: Shared, _own: Own) -> Press:
    return p.RankBrokers(rng.choice(((CHI,), (CHI, DAN), (DAN, CHI), (DAN,), ())))


def _rating(rng: Random, _shared: Shared, _own: Own) -> Press:
    return p.RateCard(rng.choice(sorted(CARDS)[:6]), rng.randint(0, 4))


def _draft(rng: Random, shared: Shared, _own: Own) -> Press:
    lines = [line.number for line in shared.lines if rng.random() < 0.5]
    ground = [key for key in (*shared.ground, *(goal.key for goal in shared.goals)) if rng.random() < 0.4]
    due = DUE + timedelta(days=rng.randint(0, 20))
    return p.Propose(tuple(lines), tuple(ground), tuple(Term(seat, said(rng), due) for seat in (Seat.A, Seat.B)))


def _verdict(rng: Random, shared: Shared, own: Own) -> Press:
    drafts = unjudged(shared, own) or tuple(draft.number for draft in shared.current())
    return p.Judge(rng.choice(drafts), rng.random() < 0.5, hush(rng, own))


def _shown(rng: Random, shared: Shared, own: Own) -> tuple[int, int]:
    line = rng.choice(waiting(shared, own.seat))
    return line, len(tries(shared, line))


def _points(rng: Random, shared: Shared, _own: Own) -> Press:
    count = len(shared.split.items) if shared.split else 0
    first = rng.choice((0, 20, 40, 50, 60))
    rest = 100 - first
    return a.GivePoints((first, rest) if count == 2 else (first, rest // 2, rest - rest // 2))


def _items(rng: Random, _shared: Shared, _own: Own) -> Press:
    return a.OfferSplit(tuple(f"{said(rng)} item {place}" for place in range(rng.choice((2, 3)))))


def _ticks(rng: Random, _shared: Shared, _own: Own) -> Press:
    low = rng.randint(0, 8)
    return a.TickGrid(tuple(range(low, rng.randint(low, 8) + 1)))


DRAWN: dict[Move, Drawn] = {
    Move.TURN_KEY: lambda *_: p.TurnKey(),
    Move.DECLINE: lambda *_: p.Decline(),
    Move.RANK_BROKERS: _ranking,
    Move.CONSENT: lambda *_: p.Consent(),
    Move.TAKE_SEAT: lambda *_: p.TakeSeat(),
    Move.REMOVE_BROKER: lambda *_: p.RemoveBroker(),
    Move.RATE_CARD: _rating,
    Move.WRITE_LINE: lambda rng, _, own: p.WriteLine(hush(rng, own)),
    Move.THINK_OF_THEM: lambda rng, _, own: p.ThinkOfThem(hush(rng, own)),
    Move.MUST_NOT: lambda rng, _, own: p.MustNot(hush(rng, own)),
    Move.DROP_LINE: lambda rng, _, own: p.DropLine(rng.choice(own.lines).number),
    Move.DONE: lambda *_: p.Done(),
    Move.NOT_YET: lambda *_: p.NotYet(),
    Move.RESTATE: lambda rng, shared, own: p.Restate(rng.choice(owed(shared, own.seat)), said(rng)),
    Move.CONFIRM: lambda rng, shared, own: p.ConfirmRestatement(*_shown(rng, shared, own)),
    Move.REJECT: lambda rng, shared, own: p.RejectRestatement(*_shown(rng, shared, own)),
    Move.PROPOSE: _draft,
    Move.JUDGE: _verdict,
    Move.ANOTHER_ROUND: lambda *_: p.AnotherRound(),
    Move.OFFER_TALK: lambda *_: p.OfferTalk(),
    Move.WAIVE_TALK: lambda *_: p.WaiveTalk(),
    Move.TALK_HELD: lambda *_: p.TalkHeld(),
    Move.SIGN: lambda *_: p.Sign(),
    Move.REFUSE: lambda *_: p.RefuseToSign(),
    Move.REVIEW: lambda rng, *_: p.ReviewAnswer(rng.choice(tuple(Holding))),
    Move.SIT_AGAIN: lambda *_: p.SitAgain(),
    Move.OFFER_SPLIT: _items,
    Move.GIVE_POINTS: _points,
    Move.OFFER_NUMBER: lambda rng, *_: a.OfferNumber(said(rng), "days"),
    Move.NAME_RANGE: lambda rng, *_: a.NameRange(rng.choice((0, 2, 4)), rng.choice((8, 10, 12))),
    Move.TICK_GRID: _ticks,
    Move.STOP: lambda *_: p.Stop(),
}
