"""By which button, page and form each press goes: what a person finds on the screen, and what they type there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.features.mediation.facts import LineKind, Term
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.slack.requests import FieldValue

PLACES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Way:
    """The button on the screen, with what it names besides the table; what is filled in; the button of the page."""

    verb: str
    more: str = ""
    typed: Mapping[str, FieldValue] = field(default_factory=dict)
    then: str = ""


def way(press: Press) -> Way:
    """Return how somebody presses this."""
    found = WAYS.get(type(press))
    return found(press) if found else Way(press.move.value.lower())


def _written(kind: LineKind) -> Callable[[Any], Way]:
    return lambda press: Way("write_line", typed={"kind": kind.value, "words": press.words})


def _ranking(press: p.RankBrokers) -> Way:
    named = dict(zip(PLACES, (*press.order, None, None, None), strict=False))
    return Way("rank_brokers", typed=named)


def _draft(press: p.Propose) -> Way:
    typed: dict[str, FieldValue] = {"lines": tuple(map(str, press.lines)), "ground": press.ground}
    for place, term in enumerate(press.terms):
        typed |= _term(place, term)
    return Way("propose", typed=typed)


def _term(place: int, term: Term) -> dict[str, FieldValue]:
    return {f"who_{place}": term.by.value, f"what_{place}": term.what, f"due_{place}": term.due.isoformat()}


def _verdict(press: p.Judge) -> Way:
    if press.can_live:
        return Way("can_live", str(press.draft))
    return Way("cannot", str(press.draft), {"fix": press.fix})


def _points(press: a.GivePoints) -> Way:
    return Way("give_points", typed={f"points_{place}": str(one) for place, one in enumerate(press.points)})


def _answer(press: p.ConfirmRestatement | p.RejectRestatement) -> Way:
    return Way(press.move.value.lower(), f"{press.line}.{press.number}")


WAYS: Mapping[type[Press], Callable[[Any], Way]] = {
    p.WriteLine: _written(LineKind.MATTERS),
    p.ThinkOfThem: _written(LineKind.THINK_OF_THEM),
    p.MustNot: _written(LineKind.MUST_NOT),
    p.DropLine: lambda press: Way("drop_line", str(press.number)),
    p.PassOn: lambda press: Way("preview", str(press.number), then="pass_on"),
    p.RateCard: lambda press: Way("rate_card", typed={press.card: str(press.rating)}),
    p.RankBrokers: _ranking,
    p.Restate: lambda press: Way("restate", str(press.line), {"words": press.words}),
    p.ConfirmRestatement: _answer,
    p.RejectRestatement: _answer,
    p.Propose: _draft,
    p.Judge: _verdict,
    p.ReviewAnswer: lambda press: Way("review", press.holding.value),
    a.OfferSplit: lambda press: Way("offer_split", typed={"items": "\n".join(press.items)}),
    a.GivePoints: _points,
    a.OfferNumber: lambda press: Way("offer_number", typed={"what": press.what, "unit": press.unit}),
    a.NameRange: lambda press: Way("name_range", typed={"low": str(press.low), "high": str(press.high)}),
    a.TickGrid: lambda press: Way("tick_grid", typed={"ticks": tuple(str(place + 1) for place in press.ticks)}),
}
