"""Leaks at the tick: named, counted, too early, or told to some and not to others."""

import dataclasses
from collections.abc import Callable

from bot.features.mediation.facts import Case, Holding, Stage
from bot.features.mediation.rules.enabling import answered
from bot.slack.replies import Due, Person
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.side import Job
from tests.noninterference.tables.leaks.peeking import own_of, records, said, write

TICKS, NOTICES = "mediation.ticks", "home.notices"
Tell = Callable[[Case, Case], str]  # the records before the tick, and after it


def _saying(tell: Tell) -> Callable[[Job], Job]:
    """Return a job that says something in the conversation."""

    def around(job: Job) -> Job:
        def run(work: Work) -> Due:
            before, due = records(work), job(work)
            after = records(work)
            words = tell(before, after) if before and after else ""
            return dataclasses.replace(due, letters=(*due.letters, said(words))) if words else due

        return run

    return around


def _leaves(before: Case, after: Case, stage: Stage) -> bool:
    return before.shared.stage is stage and after.shared.stage is not stage


def _half_done(before: Case, after: Case) -> str:
    done = sum(answered(before.shared, own) for own in before.parties())
    return "One of you is through" if done == 1 and before.shared.stage is after.shared.stage else ""


def _named(before: Case, after: Case) -> str:
    no = [own.user for own in before.parties() if any(not one.can_live for one in own.judgements)]
    return f"{no} cannot live with it" if no and _leaves(before, after, Stage.VERDICT) else ""


def _counted(before: Case, after: Case) -> str:
    yes = sum(one.can_live for own in before.parties() for one in own.judgements)
    return f"{yes} verdicts in favour" if _leaves(before, after, Stage.VERDICT) else ""


def _left(before: Case, after: Case) -> str:
    gone = [own.user for own in before.parties() if own.stopped]
    return f"{gone} left" if before.shared.stage is not after.shared.stage is Stage.CLOSED and gone else ""


def _unwished(before: Case, after: Case) -> str:
    wished = [own.user for own in (before.a, before.b, before.broker) if own and own.no_broker]
    return f"{wished} did not want the broker" if before.shared.broker and not after.shared.broker and wished else ""


def _review(before: Case, after: Case) -> str:
    no = sum(own.holding is Holding.NOT_HOLDING for own in before.parties())
    return f"{no} of 2: it does not hold" if before.shared.review_open and not after.shared.review_open else ""


def _closes_early(job: Job) -> Job:
    def run(work: Work) -> Due:
        case = records(work)
        if case and any(own.stopped for own in case.parties()):
            write(work, deadline=work.now.replace(second=0))
        return job(work)

    return run


def _some_told(job: Job) -> Job:
    """Send a notice only to whoever has not answered."""

    def run(work: Work) -> Due:
        due, case = job(work), records(work)
        through = {own.user for own in case.parties() if own.stopped or answered(case.shared, own)} if case else set()
        kept = (one for one in due.letters if not (isinstance(one.to, Person) and one.to.user in through))
        return dataclasses.replace(due, letters=tuple(kept))

    return run


def _reminded(job: Job) -> Job:
    """Remind whoever has not answered, at every tick."""

    def run(work: Work) -> Due:
        due = job(work)
        owns = [own_of(work, user) for user in ("UANA", "UBO")]
        owed = [own.user for own in owns if own and not (own.done or own.stopped)]
        return dataclasses.replace(due, letters=(*due.letters, *(said(f"{user}, please") for user in owed)))

    return run


LEAKS = (
    Leak("a tick tells that one of the two is through", jobs={TICKS: _saying(_half_done)}),
    Leak("a verdict is named", jobs={TICKS: _saying(_named)}),
    Leak("verdicts are counted", jobs={TICKS: _saying(_counted)}),
    Leak("it is told who left", jobs={TICKS: _saying(_left)}),
    Leak("it is told who did not want the broker", jobs={TICKS: _saying(_unwished)}),
    Leak("a review counts its answers", jobs={TICKS: _saying(_review)}),
    Leak("a stop closes the table at the next tick", jobs={TICKS: _closes_early}),
    Leak("a notice goes only to whoever has not answered", jobs={NOTICES: _some_told}),
    Leak("whoever has not answered is reminded", jobs={TICKS: _reminded}),
)
