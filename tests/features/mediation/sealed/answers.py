"""What people do to answer a stage, and the aids: the presses that a tick may open something of."""

from random import Random

from bot.errors import Refusal
from bot.features.mediation.facts import Case, Seat, Stage
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.enabling import enabled
from tests.features.mediation.sealed.core import press
from tests.features.mediation.sealed.moves import drawn

Pressed = tuple[Seat, Press]
MOST = 8
WANTED: dict[Stage, tuple[Move, ...]] = {
    Stage.INVITED: (Move.TURN_KEY,),
    Stage.TABLE: (Move.RANK_BROKERS, Move.CONSENT),
    Stage.INTAKE: (Move.RATE_CARD, Move.RATE_CARD, Move.RATE_CARD, Move.DONE),
    Stage.GROUND: (Move.DONE,),
    Stage.DRAFT: (Move.GIVE_POINTS, Move.NAME_RANGE, Move.TICK_GRID, Move.DONE),
    Stage.VERDICT: (Move.JUDGE, Move.JUDGE, Move.JUDGE, Move.TICK_GRID),
    Stage.ENOUGH: (Move.ANOTHER_ROUND,),
    Stage.SIGN: (Move.SIGN,),
    Stage.AGREED: (Move.REVIEW,),
}
OTHERWISE = {Move.SIGN: Move.REFUSE, Move.OFFER_TALK: Move.WAIVE_TALK, Move.TALK_HELD: Move.WAIVE_TALK}


def answers(rng: Random, case: Case, seats: list[Seat]) -> list[Pressed]:
    """Return what these people press to answer the stage, one after the other: most of them all of it."""
    found: list[Pressed] = []
    for seat in rng.sample(seats, len(seats)):
        if rng.random() < 0.78:
            for move in _wanted(rng, case, seat):
                case = _add(rng, case, seat, move, found)
    return found


def _wanted(rng: Random, case: Case, seat: Seat) -> tuple[Move, ...]:
    shared = case.shared
    if seat is Seat.BROKER:
        return (rng.choice((Move.TAKE_SEAT, Move.TAKE_SEAT, Move.REMOVE_BROKER)),) if shared.asked else ()
    wanted = WANTED.get(shared.stage, ())
    if shared.stage is Stage.JOINT:
        wanted = (Move.TALK_HELD,) if shared.talk else (Move.OFFER_TALK,)
    if rng.random() < 0.3:
        wanted = tuple(OTHERWISE.get(move, move) for move in wanted)
    if rng.random() < 0.12:
        wanted = (*wanted, rng.choice((Move.REMOVE_BROKER, Move.SIT_AGAIN)))
    return wanted


def _add(rng: Random, case: Case, seat: Seat, move: Move, found: list[Pressed]) -> Case:
    own = case.own(seat)
    if own is None or move not in enabled(case.shared, own):
        return case
    pressed = drawn(rng, move, case.shared, own)
    found.append((seat, pressed))
    return press(case, seat, pressed)


def after(case: Case, pressed: list[Pressed]) -> Case | None:
    """Return a case after these presses, or None where one of them is refused."""
    try:
        for seat, one in pressed:
            case = press(case, seat, one)
    except (Refusal, AssertionError):
        return None
    return case
