"""The tick: the only place at which two people's sealed answers meet. Pure.

Whatever somebody sees or may press is computed from the shared record and their own one (`looking`, `enabling`); a
press changes its owner's record, and the shared one only where it passes something on (`stepping`). So nothing that the
other party did under seal can reach anybody but through the few lines of this file, at the group's ticks alone.

How a no, a stop and silence come to read alike:

- Every stage ends at a tick that both know from its beginning. It goes on, at that tick or an earlier one, only if both
  have answered what it asks. At its end without both answers the table closes. There is no other way to close.
- Stopping and declining are nothing but taking one's unopened answers back and being silent from then on
  (`stepping.silenced`). The tick does not know whether somebody stopped. So the other side reads "closed" in the same
  words, at the same moment, as if the time had run out: it is the same thing. Leaving the company is a stop.
- It costs the other side up to five working days at a table that one has left already. A table that closed at the next
  tick would tell them that somebody stopped, since silence never closes one early: the wait is the price of a no that
  needs no courage. A stage that went on without an answer would cost more: they would work on alone for weeks.
- To say no to a draft, or to the final words, is no such no: it is an answer, and the table goes on with it. Only
  whether both said yes is told, so whoever says no sees the same whatever the other said.

What can still be worked out: whoever has answered, and sees a tick pass, knows that the other one had not answered by
then; whoever said yes to a draft that is not accepted knows that the other one said no.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.features.mediation.facts import Agreement, Case, Opened, Signature, Stage, Talk, Tick
from bot.features.mediation.rules import aiding, brokers, reviewing
from bot.features.mediation.rules.enabling import answered
from bot.features.mediation.rules.moving import closed, entered, erased
from bot.features.mediation.rules.times import TALK_WORKING_DAYS, is_come

ROUNDS = 5
MOST_ASKED = 2  # nothing is asked more than twice: later rounds simply go on
MATTERS_MUCH = 3


def tick(case: Case, at: Tick) -> Case:
    """Return all records after a tick of the group. It is safe to run it again: nothing happens twice."""
    return brokers.forgotten(_ticked(case, at), at)


def _ticked(case: Case, at: Tick) -> Case:
    if case.shared.stage is Stage.CLOSED:
        return erased(case, at)
    case = aiding.opened(brokers.seated(case, at), at)
    if case.shared.stage is Stage.AGREED:
        return erased(reviewing.reviewed(case, at), at)
    if all(answered(case.shared, own) for own in case.parties()):
        return GOES_ON[case.shared.stage](case, at)
    return closed(case, at) if is_come(case.shared.deadline, at) else case


def _to(stage: Stage) -> Callable[[Case, Tick], Case]:
    return lambda case, at: entered(case, stage, at)


def _begun(case: Case, at: Tick) -> Case:
    return entered(brokers.chosen(case), Stage.INTAKE, at)


def _common_ground(case: Case, at: Tick) -> Case:
    """Show what both rated 3 or more; a candidate who has not taken the seat by now is asked no longer."""
    rated = [{card for card, rating in own.cards if rating >= MATTERS_MUCH} for own in case.parties()]
    return entered(brokers.unasked(case, at), Stage.GROUND, at, ground=tuple(sorted(rated[0] & rated[1])))


def _verdicts(case: Case, at: Tick) -> Case:
    """Tell of each draft whether both can live with it. The first of those that both can is what they go on with."""
    shared = case.shared
    yes = [{one.draft for one in own.judgements if one.can_live} for own in case.parties()]
    both = yes[0] & yes[1]
    told = tuple(Opened(draft.number, draft.number in both) for draft in shared.current())
    shared = replace(shared, opened=(*shared.opened, *told))
    accepted = next((draft for draft in shared.current() if draft.number in both), None)
    if accepted is None:
        return _next_round(replace(case, shared=shared), at)
    lines = tuple(line for line in shared.lines if line.number in accepted.lines)
    goals = tuple(goal for goal in shared.goals if goal.key in accepted.ground)
    final = Agreement(accepted.number, lines, accepted.ground, accepted.terms, goals)
    return entered(replace(case, shared=shared), Stage.JOINT, at, final=final)


def _next_round(case: Case, at: Tick) -> Case:
    """Go back to drafting; after five rounds, and once more after ten, first ask whether to go on at all."""
    asked, over = divmod(case.shared.round, ROUNDS)
    stage = Stage.ENOUGH if over == 0 and asked <= MOST_ASKED else Stage.DRAFT
    return entered(case, stage, at, round=case.shared.round + 1, final=None, talk=False)


def _talk(case: Case, at: Tick) -> Case:
    """Tell that both want to talk, and wait for it; else, and after it, come to the signing."""
    if all(own.talk is Talk.WANT for own in case.parties()):
        return entered(case, Stage.JOINT, at, days=TALK_WORKING_DAYS, talk=True)
    return entered(case, Stage.SIGN, at)


def _signed(case: Case, at: Tick) -> Case:
    """Agree if both signed; if one refused, the table goes back to drafting and does not tell who."""
    shared = case.shared
    if shared.final and all(own.signature is Signature.SIGNED for own in case.parties()):
        return reviewing.agreed(case, shared.final, at)
    return _next_round(case, at)


GOES_ON: dict[Stage, Callable[[Case, Tick], Case]] = {
    Stage.INVITED: _to(Stage.TABLE),
    Stage.TABLE: _begun,
    Stage.INTAKE: _common_ground,
    Stage.GROUND: _to(Stage.DRAFT),
    Stage.DRAFT: _to(Stage.VERDICT),
    Stage.VERDICT: _verdicts,
    Stage.ENOUGH: _to(Stage.DRAFT),
    Stage.JOINT: _talk,
    Stage.SIGN: _signed,
}
