"""Presses that come twice: a button pressed again, or delivered again by Slack. Pure; a repeat changes nothing.

It is told by what the first one left in the own record, or passed on, so it can read nobody else's.
"""

from collections.abc import Callable
from typing import Any

from bot.features.mediation.facts import Own, Shared, Signature, Talk
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules.checks import tidied
from bot.features.mediation.rules.enabling import possible
from bot.features.mediation.rules.noting import KINDS

Telling = Callable[[Shared, Own, Any], bool]


def is_repeat(shared: Shared, own: Own, press: Press) -> bool:
    """Tell whether this was pressed already, with nothing in between that would make it another press."""
    told = REPEATS.get(type(press))
    return told is not None and told(shared, own, press)


def _written(_: Shared, own: Own, press: p.WriteLine | p.ThinkOfThem | p.MustNot) -> bool:
    same = (KINDS[type(press)], tidied(press.words))
    return any((line.kind, line.words) == same for line in own.lines)


def _dropped(_: Shared, own: Own, press: p.DropLine) -> bool:
    return 0 < press.number <= own.written and all(line.number != press.number for line in own.lines)


def _passed(_: Shared, own: Own, press: p.PassOn) -> bool:
    same = (press.number, press.words)
    return any(line.passed is not None and (line.number, line.words) == same for line in own.lines)


def _restated(shared: Shared, own: Own, press: p.Restate) -> bool:
    """Tell it of a try that was not turned down: to one that was, the answer is that the words are the same."""
    same = (press.line, own.seat, tidied(press.words))
    return any((one.line, one.by, one.words) == same and one.fits is not False for one in shared.restated)


def _proposed(shared: Shared, own: Own, press: p.Propose) -> bool:
    same = (
        own.seat,
        set(press.lines),
        set(press.ground),
        [(term.by, tidied(term.what), term.due) for term in press.terms],
    )
    return any(
        (one.by, {*one.lines}, {*one.ground}, [(term.by, term.what, term.due) for term in one.terms]) == same
        for one in shared.current()
    )


def _split_offered(shared: Shared, _: Own, press: a.OfferSplit) -> bool:
    return shared.split is not None and shared.split.items == tuple(tidied(item) for item in press.items)


def _number_offered(shared: Shared, _: Own, press: a.OfferNumber) -> bool:
    number = shared.number
    return number is not None and (number.what, number.unit) == (tidied(press.what), tidied(press.unit))


def _answered(*, fits: bool) -> Telling:
    def told(shared: Shared, own: Own, press: p.ConfirmRestatement | p.RejectRestatement) -> bool:
        said = [one.fits for one in shared.restated if one.line == press.line and one.by is not own.seat]
        return 0 < press.number <= len(said) and said[press.number - 1] is fits

    return told


REPEATS: dict[type[Press], Telling] = {
    p.TurnKey: lambda _, own, __: own.key,
    p.Decline: lambda _, own, __: own.stopped,
    p.Stop: lambda _, own, __: own.stopped,
    p.Consent: lambda _, own, __: own.consents,
    p.TakeSeat: lambda _, own, __: own.takes_seat,
    p.RemoveBroker: lambda _, own, __: own.no_broker,
    p.WriteLine: _written,
    p.ThinkOfThem: _written,
    p.MustNot: _written,
    p.DropLine: _dropped,
    p.PassOn: _passed,
    p.Done: lambda _, own, __: own.done,
    p.NotYet: lambda shared, own, press: not own.done and press.move in possible(shared, own),
    p.Restate: _restated,
    p.ConfirmRestatement: _answered(fits=True),
    p.RejectRestatement: _answered(fits=False),
    p.Propose: _proposed,
    p.AnotherRound: lambda _, own, __: own.another,
    p.OfferTalk: lambda _, own, __: own.talk is Talk.WANT,
    p.WaiveTalk: lambda _, own, __: own.talk is Talk.WAIVE,
    p.TalkHeld: lambda _, own, __: own.talk is Talk.HELD,
    p.Sign: lambda _, own, __: own.signature is Signature.SIGNED,
    p.RefuseToSign: lambda _, own, __: own.signature is Signature.REFUSED,
    p.SitAgain: lambda _, own, __: own.again,
    a.OfferSplit: _split_offered,
    a.GivePoints: lambda _, own, press: own.points == press.points,
    a.OfferNumber: _number_offered,
    a.NameRange: lambda _, own, press: own.named == (press.low, press.high),
    a.TickGrid: lambda _, own, press: own.ticks is not None and {*own.ticks} == {*press.ticks},
}
