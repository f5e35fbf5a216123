"""What a press does: it changes its owner's record, and the shared one only where it passes something on. Pure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.errors import Refusal
from bot.features.mediation.facts import Own, Seat, Shared
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules import aiding, answering, noting
from bot.features.mediation.rules.enabling import may, possible
from bot.features.mediation.rules.refusals import BadField, NotNow
from bot.features.mediation.text import refusals as say

Records = tuple[Shared, Own]
Doing = Callable[[Shared, Own, Any], Records]


def step(shared: Shared, own: Own, press: Press) -> Records:
    """Return both records after a press of the owner of `own`. Raises a `Refusal` where it has no place or is amiss.

    It can read nobody else's record; so can no refusal.
    """
    if isinstance(press, p.Leave):
        return shared, _left(own)
    if not may(shared, own, press.move):
        raise _refusal(shared, own, press)
    return DOINGS[type(press)](shared, own, press)


def _refusal(shared: Shared, own: Own, press: Press) -> Refusal:
    """Return why there is no place for a press: too many lines have a sentence of their own."""
    if type(press) in noting.KINDS and press.move in possible(shared, own):
        return BadField("words", say.MANY_LINES)
    return NotNow()


def silenced(own: Own) -> Own:
    """Return the record of somebody who stopped: as if they had never answered anything that is still under seal.

    That is the whole of what stopping does: to every rule that follows it is silence.
    """
    return Own(own.user, own.seat, stopped=True, cards=own.cards, lines=own.lines, written=own.written)


def _left(own: Own) -> Own:
    if own.ended:  # nothing is kept but that, whatever they do afterwards
        return own
    return replace(own, takes_seat=False, no_broker=True) if own.seat is Seat.BROKER else silenced(own)


def _stop(shared: Shared, own: Own, _: Press) -> Records:
    return shared, silenced(own)


DOINGS: dict[type[Press], Doing] = {
    p.TurnKey: answering.turn_key,
    p.Decline: _stop,
    p.RankBrokers: answering.rank_brokers,
    p.Consent: answering.consent,
    p.TakeSeat: answering.take_seat,
    p.RemoveBroker: answering.remove_broker,
    p.RateCard: noting.rate_card,
    p.WriteLine: noting.write,
    p.ThinkOfThem: noting.write,
    p.MustNot: noting.write,
    p.DropLine: noting.drop,
    p.PassOn: noting.pass_on,
    p.Done: answering.done,
    p.NotYet: answering.not_yet,
    p.Restate: noting.restate,
    p.ConfirmRestatement: noting.confirm,
    p.RejectRestatement: noting.reject,
    p.Propose: noting.propose,
    p.Judge: answering.judge,
    p.AnotherRound: answering.another_round,
    p.OfferTalk: answering.offer_talk,
    p.WaiveTalk: answering.waive_talk,
    p.TalkHeld: answering.talk_held,
    p.Sign: answering.sign,
    p.RefuseToSign: answering.refuse,
    p.ReviewAnswer: answering.review,
    p.SitAgain: answering.sit_again,
    a.OfferSplit: aiding.offer_split,
    a.GivePoints: aiding.give_points,
    a.OfferNumber: aiding.offer_number,
    a.NameRange: aiding.name_range,
    a.TickGrid: aiding.tick_grid,
    p.Stop: _stop,
}
