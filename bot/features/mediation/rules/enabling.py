"""What somebody may press now: by the table, the shared record and their own. Pure.

Nothing here can read the other party's record, so a button never comes or goes by what the other did under seal.
"""

from collections.abc import Callable

from bot.features.mediation.facts import PARTIES, Own, Shared, Signature, Stage, Talk
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.checks import room_for_draft, room_for_lines
from bot.features.mediation.rules.restating import has_listened, owed, waiting
from bot.features.mediation.rules.states import Role, moves_in

Condition = Callable[[Shared, Own], bool]


def enabled(shared: Shared, own: Own) -> frozenset[Move]:
    """Return what the owner of this record may press. Leaving is no button: it happens in Slack."""
    return frozenset(move for move in possible(shared, own) if CONDITIONS[move](shared, own))


def may(shared: Shared, own: Own, move: Move) -> bool:
    """Tell whether a move is enabled."""
    return move in possible(shared, own) and CONDITIONS[move](shared, own)


def possible(shared: Shared, own: Own) -> frozenset[Move]:
    """Return what has a place in this stage for the owner of this record, enabled or not."""
    role = role_of(shared, own)
    return frozenset() if role is None or own.stopped else moves_in(shared.stage, role) - {Move.LEAVE}


def role_of(shared: Shared, own: Own) -> Role | None:
    """Return in which role somebody sits at the table or is asked to, or None for whoever has no seat (any more)."""
    if own.seat in PARTIES:
        return Role.PARTY
    return Role.BROKER if own.user in {shared.broker, shared.asked} else None


def answered(shared: Shared, own: Own) -> bool:
    """Tell whether somebody has pressed what the stage asks of a party; the tick goes on when both have.

    It is also whose turn it is, for each alone: so it is computed from the shared record and the own one.
    """
    told = ANSWERED.get(shared.stage)
    return told is not None and told(shared, own)


def unjudged(shared: Shared, own: Own) -> tuple[int, ...]:
    """Return the drafts of this round without a verdict of one's own."""
    judged = {one.draft for one in own.judgements}
    return tuple(draft.number for draft in shared.current() if draft.number not in judged)


def _talked(shared: Shared, own: Own) -> bool:
    return own.talk in ({Talk.HELD, Talk.WAIVE} if shared.talk else {Talk.WANT, Talk.WAIVE})


ANSWERED: dict[Stage, Condition] = {
    Stage.INVITED: lambda _, own: own.key,
    Stage.TABLE: lambda _, own: own.consents,
    Stage.INTAKE: lambda _, own: own.done,
    Stage.GROUND: lambda shared, own: own.done and has_listened(shared, own.seat),
    Stage.DRAFT: lambda _, own: own.done,
    Stage.VERDICT: lambda shared, own: not unjudged(shared, own),
    Stage.ENOUGH: lambda _, own: own.another,
    Stage.JOINT: _talked,
    Stage.SIGN: lambda _, own: own.signature is not None,
    Stage.AGREED: lambda shared, own: not shared.review_open or own.holding is not None,
}


def _may_be_done(shared: Shared, own: Own) -> bool:
    if shared.stage is Stage.GROUND and not has_listened(shared, own.seat):
        return False
    return not own.done and (shared.stage is not Stage.DRAFT or bool(shared.current()))


def _may_remove(shared: Shared, own: Own) -> bool:
    return not own.no_broker and (shared.broker or shared.asked) is not None


def _may_give_points(shared: Shared, own: Own) -> bool:
    return shared.split is not None and not shared.split.over and own.points is None


def _may_name(shared: Shared, own: Own) -> bool:
    number = shared.number
    return number is not None and not number.over and number.low is None and own.named is None


def _may_tick(shared: Shared, own: Own) -> bool:
    number = shared.number
    return number is not None and not number.over and number.low is not None and own.ticks is None


def _has_room_for_lines(shared: Shared, own: Own) -> bool:
    return room_for_lines(shared, own) > 0


CONDITIONS: dict[Move, Condition] = {
    Move.TURN_KEY: lambda _, own: not own.key,
    Move.DECLINE: lambda _, own: not own.key,
    Move.RANK_BROKERS: lambda shared, own: bool(shared.candidates) and not own.consents,
    Move.CONSENT: lambda shared, own: not own.consents and (own.ranking is not None or not shared.candidates),
    Move.TAKE_SEAT: lambda shared, own: shared.asked == own.user and not own.takes_seat and not own.no_broker,
    Move.REMOVE_BROKER: _may_remove,
    Move.RATE_CARD: lambda _, own: not own.done,
    Move.WRITE_LINE: _has_room_for_lines,
    Move.THINK_OF_THEM: _has_room_for_lines,
    Move.MUST_NOT: _has_room_for_lines,
    Move.DROP_LINE: lambda _, own: bool(own.lines),
    Move.PASS_ON: lambda _, own: any(line.passed is None for line in own.lines),
    Move.DONE: _may_be_done,
    Move.NOT_YET: lambda _, own: own.done,
    Move.RESTATE: lambda shared, own: bool(owed(shared, own.seat)),
    Move.CONFIRM: lambda shared, own: bool(waiting(shared, own.seat)),
    Move.REJECT: lambda shared, own: bool(waiting(shared, own.seat)),
    Move.PROPOSE: lambda shared, own: room_for_draft(shared, own.seat) and shared.asked != own.user,
    Move.JUDGE: lambda shared, _: bool(shared.current()),
    Move.ANOTHER_ROUND: lambda _, own: not own.another,
    Move.OFFER_TALK: lambda shared, own: not shared.talk and own.talk is not Talk.WANT,
    Move.WAIVE_TALK: lambda _, own: own.talk is not Talk.WAIVE,
    Move.TALK_HELD: lambda shared, own: shared.talk and own.talk is not Talk.HELD,
    Move.SIGN: lambda _, own: own.signature is not Signature.SIGNED,
    Move.REFUSE: lambda _, own: own.signature is not Signature.REFUSED,
    Move.REVIEW: lambda shared, _: shared.review_open,
    Move.SIT_AGAIN: lambda shared, own: (shared.review_open or shared.not_holding) and not own.again,
    Move.OFFER_SPLIT: lambda shared, _: shared.split is None,
    Move.GIVE_POINTS: _may_give_points,
    Move.OFFER_NUMBER: lambda shared, _: shared.number is None,
    Move.NAME_RANGE: _may_name,
    Move.TICK_GRID: _may_tick,
    Move.STOP: lambda shared, own: shared.stage is not Stage.INVITED or own.key,
}
