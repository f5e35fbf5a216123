"""Last presses under seal, after which a tick may open the same in one history as in another: by other people maybe."""

from random import Random

from bot.features.mediation.facts import PARTIES, Case, Own, Seat
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.rules.enabling import enabled
from tests.features.mediation.sealed.answers import Pressed
from tests.features.mediation.sealed.core import press
from tests.features.mediation.sealed.spec import broker, has_answered


def repaired(rng: Random, model: Case, case: Case, hidden: list[Seat]) -> list[Pressed]:
    """Return presses of hidden people that bring a case closer to what a tick may open of the model."""
    found: list[Pressed] = []
    for seat in rng.sample(hidden, len(hidden)):
        for pressed in (*_removal(model, case, seat), *_aids(model, case, seat), *_silence(model, case, seat)):
            own = case.own(seat)
            if own and pressed.move in enabled(case.shared, own):
                found.append((seat, pressed))
                case = press(case, seat, pressed)
    return found


def _removal(model: Case, case: Case, seat: Seat) -> list[Press]:
    """Remove the broker if somebody does in the model: it need not be the same person."""
    wanted = broker(model) == "the seat is empty" != broker(case)
    return [p.RemoveBroker()] if wanted and case.own(seat) else []


def _aids(model: Case, case: Case, seat: Seat) -> list[Press]:
    there, here = model.own(seat), case.own(seat)
    if there is None or here is None:
        return []
    found: list[Press] = []
    if there.points and here.points is None:
        found.append(a.GivePoints(there.points))
    if there.named and here.named is None:
        found.append(a.NameRange(*there.named))
    if there.ticks and here.ticks is None:
        found.append(a.TickGrid(there.ticks))
    return found


def _silence(model: Case, case: Case, seat: Seat) -> list[Press]:
    """Be silent, or stop, where the stage does not go on in the model and would here."""
    if seat not in PARTIES or not _goes_on(case) or _goes_on(model):
        return []
    own = case.own(seat)
    return [p.NotYet() if own and Move.NOT_YET in enabled(case.shared, own) else p.Stop()]


def _goes_on(case: Case) -> bool:
    parties: tuple[Own, Own] = case.parties()
    return all(has_answered(case.shared, own) for own in parties)
