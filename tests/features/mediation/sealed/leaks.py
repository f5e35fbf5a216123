"""Planted leaks at a table: each is one careless line around the real rules, and each has to be found."""

from dataclasses import replace

from bot.features.mediation.facts import (
    PARTIES,
    Case,
    Holding,
    LineKind,
    Own,
    Passed,
    Seat,
    Signature,
    Stage,
    Talk,
    Tick,
)
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.facts.table import View
from bot.features.mediation.rules.brokers import emptied
from bot.features.mediation.rules.enabling import answered
from bot.features.mediation.rules.moving import closed
from bot.features.mediation.rules.ticking import tick
from tests.features.mediation.sealed.core import EVERYBODY, EXPORTER, Act, Core, Told, press, see


def _other(case: Case, eyes: str) -> Own | None:
    """Return the record of the party across from whoever looks."""
    return case.own(Seat(eyes).other) if eyes in PARTIES else None


def _key_echoed(_before: Case, act: Act, _after: Case) -> Told:
    return ((act.seat.other, "They have turned their key"),) if act.press.move is Move.TURN_KEY else ()


def _touched(_before: Case, act: Act, _after: Case) -> Told:
    return ((EXPORTER, "Updated"),) if act.seat in PARTIES else ()


def _half_done(before: Case, after: Case) -> Told:
    done = sum(answered(before.shared, own) for own in before.parties())
    return ((EVERYBODY, "One of you is through"),) if done == 1 and before.shared.stage is after.shared.stage else ()


def _verdict_named(before: Case, after: Case) -> Told:
    if before.shared.stage is not Stage.VERDICT or after.shared.stage is Stage.VERDICT:
        return ()
    no = [own.seat for own in before.parties() if any(not one.can_live for one in own.judgements)]
    return tuple((EVERYBODY, f"{seat} cannot live with it") for seat in no)


def _verdict_counted(before: Case, after: Case) -> Told:
    if before.shared.stage is not Stage.VERDICT or after.shared.stage is Stage.VERDICT:
        return ()
    yes = sum(one.can_live for own in before.parties() for one in own.judgements)
    return ((EVERYBODY, f"{yes} verdicts are in favour"),)


def _writes_at_length(case: Case, eyes: str) -> object:
    other = _other(case, eyes)
    return see(case, eyes), bool(other) and sum(len(line.words) for line in other.lines) > 60 if other else None


def _note_to_broker(case: Case, eyes: str) -> object:
    notes = [line for own in case.parties() for line in own.lines if line.kind is LineKind.MUST_NOT]
    return (see(case, eyes), notes[-1:]) if eyes == Seat.BROKER else see(case, eyes)


def _private_draft(case: Case, seat: Seat, pressed: Press) -> Case:
    own = case.own(seat)
    if not isinstance(pressed, p.Propose) or own is None:
        return press(case, seat, pressed)
    notes = [line.words for line in own.lines if line.passed is None]
    first = replace(pressed.terms[0], what=(pressed.terms[0].what + " " + " ".join(notes))[:290])
    return press(case, seat, replace(pressed, terms=(first, *pressed.terms[1:])))


def _early_reveal(case: Case, eyes: str) -> object:
    other, own = _other(case, eyes), case.own(Seat(eyes)) if eyes in PARTIES else None
    both = other and own and other.judgements and own.judgements
    return (see(case, eyes), [one.can_live for one in other.judgements] if both and other else None)


def _who_left(before: Case, after: Case) -> Told:
    if after.shared.stage is not Stage.CLOSED or before.shared.stage is Stage.CLOSED:
        return ()
    return tuple((EVERYBODY, f"{own.seat} left") for own in before.parties() if own.stopped)


def _deadline_moves(case: Case, eyes: str) -> object:
    seen, other = see(case, eyes), _other(case, eyes)
    hurry = isinstance(seen, View) and seen.until and other is not None and other.done
    return replace(seen, until=None) if hurry and isinstance(seen, View) else seen


def _button_vanishes(case: Case, eyes: str) -> object:
    seen, other = see(case, eyes), _other(case, eyes)
    if isinstance(seen, View) and other is not None and other.done:
        return replace(seen, moves=seen.moves - {Move.NOT_YET})
    return seen


def _line_counts_written(case: Case, seat: Seat, pressed: Press) -> Case:
    after = press(case, seat, pressed)
    if not isinstance(pressed, p.PassOn):
        return after
    *before, last = after.shared.lines
    counted = Passed(pressed.number, last.by, last.kind, last.words)
    return replace(after, shared=replace(after.shared, lines=(*before, counted)))


def _closes_early(case: Case, at: Tick) -> Case:
    gone = any(own.stopped for own in case.parties()) and case.shared.stage is not Stage.CLOSED
    return closed(case, at) if gone else tick(case, at)


def _removal_named(before: Case, after: Case) -> Told:
    gone = before.shared.broker is not None and after.shared.broker is None
    wished = [own.seat for own in (before.a, before.b, before.broker) if own and own.no_broker]
    return tuple((EVERYBODY, f"{seat} did not want the broker") for seat in wished if gone)


def _candidates_no_shows(case: Case, at: Tick) -> Case:
    declined = case.shared.asked is not None and case.broker is not None and case.broker.no_broker
    return tick(emptied(case, at) if declined else case, at)


def _number_over_early(case: Case, at: Tick) -> Case:
    after = tick(case, at)
    number = after.shared.number
    if number and not number.over and case.a.ticks and case.b.ticks:
        return replace(after, shared=replace(after.shared, number=replace(number, over=True)))
    return after


def _refusal_tells(case: Case, seat: Seat, sentence: str) -> str:
    other = _other(case, seat)
    return f"{sentence} They are through already." if other and answered(case.shared, other) else sentence


def _almost_common(before: Case, after: Case) -> Told:
    if after.shared.stage is not Stage.GROUND or before.shared.stage is Stage.GROUND:
        return ()
    high = {card for own in before.parties() for card, rating in own.cards if rating >= 3}
    return ((EVERYBODY, f"{len(high)} interests matter to somebody"),)


def _talk_was_wanted(before: Case, after: Case) -> Told:
    wanted = any(own.talk is Talk.WANT for own in before.parties())
    met = before.shared.stage is Stage.JOINT and after.shared.stage is Stage.SIGN
    return ((EVERYBODY, "One of you would have talked"),) if met and wanted and not before.shared.talk else ()


def _signature_shown(case: Case, eyes: str) -> object:
    signed = case.shared.stage is Stage.SIGN and any(own.signature is Signature.SIGNED for own in case.parties())
    return see(case, eyes), signed


def _closed_otherwise(case: Case, eyes: str) -> object:
    other = _other(case, eyes)
    broken = case.shared.stage is Stage.CLOSED and other is not None and other.stopped
    return see(case, eyes), "It was ended" if broken else "The time ran out"


def _review_counted(before: Case, after: Case) -> Told:
    shut = before.shared.review_open and not after.shared.review_open
    no = sum(own.holding is Holding.NOT_HOLDING for own in before.parties())
    return ((EVERYBODY, f"{no} of 2 say that it does not hold"),) if shut else ()


def _ranking_shown(case: Case, eyes: str) -> object:
    other = _other(case, eyes)
    return see(case, eyes), other.ranking if other and case.shared.stage is Stage.INTAKE else None


LEAKS: tuple[Core, ...] = (
    Core("a turned key is told at once", told_at_press=_key_echoed),
    Core("every press touches the thread", told_at_press=_touched),
    Core("a tick tells that one of the two is through", told_at_tick=_half_done),
    Core("a verdict is named", told_at_tick=_verdict_named),
    Core("verdicts are counted", told_at_tick=_verdict_counted),
    Core("the other one writes at length", see=_writes_at_length),
    Core("the broker reads a private note", see=_note_to_broker),
    Core("a draft takes words from private notes", press=_private_draft),
    Core("verdicts show as soon as both have given one", see=_early_reveal),
    Core("it is told who left", told_at_tick=_who_left),
    Core("the deadline moves when one is done", see=_deadline_moves),
    Core("a button vanishes when the other one is done", see=_button_vanishes),
    Core("the number of a passed line counts written ones", press=_line_counts_written),
    Core("a stop closes the table at the next tick", tick=_closes_early),
    Core("it is told who did not want the broker", told_at_tick=_removal_named),
    Core("a candidate's no is no silence", tick=_candidates_no_shows),
    Core("a grid without a common number is over early", tick=_number_over_early),
    Core("a refusal tells that the other one is through", refuse=_refusal_tells),
    Core("interests that one of them rated high are counted", told_at_tick=_almost_common),
    Core("it is told that one would have talked", told_at_tick=_talk_was_wanted),
    Core("the first signature shows", see=_signature_shown),
    Core("a closed table reads otherwise after a stop", see=_closed_otherwise),
    Core("a review counts its answers", told_at_tick=_review_counted),
    Core("the other one's ranking shows", see=_ranking_shown),
)
