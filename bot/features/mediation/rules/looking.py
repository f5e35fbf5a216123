"""What somebody sees: a function of the shared record and their own one, and of nothing else. Pure."""

from dataclasses import replace

from bot.features.mediation.facts import PARTIES, FromOther, Own, Preview, Seat, Shared, Stage, Turn, View
from bot.features.mediation.rules.checks import own_line
from bot.features.mediation.rules.enabling import answered, enabled, role_of, unjudged
from bot.features.mediation.rules.restating import owed, waiting, waits_for_word
from bot.features.mediation.rules.states import Role
from bot.features.mediation.text import stages as say


def view(shared: Shared, own: Own) -> View:
    """Return all that the owner of this record sees of the table."""
    role = role_of(shared, own)
    if role is None:
        return View(Stage.CLOSED, None, Turn.OVER, frozenset(), None, own)
    moves = enabled(shared, own)
    until = None if shared.stage is Stage.CLOSED else shared.deadline
    seen = View(shared.stage, until, turn(shared, own), moves, table_for(shared, own), own)
    if role is Role.BROKER or own.stopped:
        return seen
    return replace(
        seen,
        owed=owed(shared, own.seat) if shared.stage is Stage.GROUND else (),
        waiting=waiting(shared, own.seat) if shared.stage is Stage.GROUND else (),
        unjudged=unjudged(shared, own) if shared.stage is Stage.VERDICT else (),
    )


def turn(shared: Shared, own: Own) -> Turn:
    """Return whether it is one's own turn; whether the other one has answered makes no difference to it."""
    if shared.stage is Stage.CLOSED:
        return Turn.OVER
    if own.stopped:
        return Turn.STOPPED
    if own.seat in PARTIES:
        return Turn.WAITING if answered(shared, own) or waits_for_word(shared, own.seat) else Turn.YOURS
    return Turn.YOURS if shared.asked == own.user and not (own.takes_seat or own.no_broker) else Turn.WAITING


def table_for(shared: Shared, own: Own) -> Shared:
    """Return what of the shared record somebody reads: parties all of it; a broker not who else was a candidate.

    Somebody who is only asked to be the broker reads who asks, and their own ties.
    """
    if own.seat in PARTIES:
        return shared
    mine = tuple(candidate for candidate in shared.candidates if candidate.user == own.user)
    if shared.broker == own.user:
        return replace(shared, candidates=mine)
    return Shared(shared.stage, shared.a, shared.b, shared.deadline, candidates=mine, asked=shared.asked)


def seen_by_other(shared: Shared, who: Seat) -> FromOther:
    """Return what the table reads that came from `who`: "What the other side sees of me".

    Everything else in one's own record is read by nobody else. What opened came from both parties, none from a broker.
    """
    own = {line.number for line in shared.lines if line.by is who}
    split, number, both = shared.split, shared.number, who in PARTIES
    return FromOther(
        about=shared.about if both and shared.inviter == shared.user(who) else "",
        lines=tuple(line for line in shared.lines if line.by is who),
        restated=tuple(one for one in shared.restated if one.by is who),
        drafts=tuple(draft for draft in shared.drafts if draft.by is who),
        answers=tuple(one for one in shared.restated if one.line in own and one.fits is not None),
        split=split if split and split.by is who else None,
        number=number if number and number.by is who else None,
        opened=shared.ground if both else (),
        accepted=tuple(one.draft for one in shared.opened if one.both and both),
        talk=shared.talk and both,
        agreed=shared.agreed if both else (),
        not_holding=shared.not_holding and both,
    )


def preview(shared: Shared, own: Own, number: int) -> Preview:
    """Return the exact words that passing a line on would show, and to whom. Raises `BadField` for no such line."""
    at_table = (shared.a, shared.b, shared.broker, shared.asked)
    readers = tuple(user for user in at_table if user is not None and user != own.user)
    return Preview(own_line(own, number).words, readers)


def sentence(seen: View) -> str:
    """Say where the table stands, for whoever sees this."""
    table, own = seen.table, seen.own
    if table is None:
        return say.PART_ENDED if own.ended else say.NO_SEAT
    if seen.stage is Stage.CLOSED:
        return say.CLOSED_AGREED if table.agreed else say.STAGES[Stage.CLOSED]
    if own.seat is Seat.BROKER:
        return _of_broker(seen.stage, table, own)
    if table.review_open and not own.stopped:
        return say.REVIEW
    if table.not_holding and not own.stopped:
        return say.NOT_HOLDING
    return _of_round(seen.stage, table.round)


def _of_broker(stage: Stage, table: Shared, own: Own) -> str:
    if table.broker == own.user:
        return say.BROKER_LEAVES if own.no_broker else say.broker(stage, table.round - 1)
    if own.no_broker:
        return say.BROKER_LETS_BE
    return say.BROKER_TAKES if own.takes_seat else say.BROKER_ASKED


def _of_round(stage: Stage, number: int) -> str:
    if stage is Stage.ENOUGH:
        return say.enough(number - 1)
    return say.NOT_ACCEPTED if stage is Stage.DRAFT and number > 1 else say.STAGES[stage]


def hint(seen: View, until: str) -> str:
    """Say whose turn it is, as far as one's own record tells; `until` is the view's moment as its reader writes it."""
    agreed = seen.stage is Stage.AGREED
    if seen.turn is Turn.WAITING and seen.own.seat is Seat.BROKER:
        return _hint_of_broker(seen).format(until=until)
    if seen.turn is Turn.WAITING and agreed and seen.table:
        return (say.REVIEW_ANSWERED if seen.table.review_open else say.NEXT_REVIEW).format(until=until)
    if seen.turn is Turn.WAITING and seen.table and waits_for_word(seen.table, seen.own.seat):
        return say.WORD_WAITED_FOR.format(until=until)
    hints = {
        Turn.YOURS: say.YOURS,
        Turn.WAITING: say.WAITING,
        Turn.STOPPED: say.STOPPED_AGREED if agreed else say.STOPPED,
        Turn.OVER: "",
    }
    return hints[seen.turn].format(until=until)


def _hint_of_broker(seen: View) -> str:
    if not seen.table or seen.table.broker != seen.own.user or seen.own.no_broker:
        return say.BROKER_WAITS
    return say.BROKER_AGREED if seen.stage is Stage.AGREED else say.BROKER_UNTIL
