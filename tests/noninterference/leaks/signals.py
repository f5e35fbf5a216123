"""Leaks about quiet issues: that one exists, what it would cost, that it ended."""

import dataclasses
from collections.abc import Callable

from sqlalchemy import func, select, update

from bot.errors import Refusal
from bot.features.grayzone import queries
from bot.features.grayzone.models import Counter, Signal, State
from bot.features.grayzone.service import IssueLine, lists
from bot.features.grayzone.views import lists as pages
from bot.slack.doors import Painter
from bot.slack.replies import Channel, Due, Home, Letter, Message, Reply
from bot.slack.requests import Command, HomeOpened, Request, Submission
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.leaks.peeking import Real, hint, sealed, with_block
from tests.noninterference.people import LEADERSHIP, SEATS, WORKSPACE
from tests.noninterference.side import Job

FORM = (Submission, "grayzone.propose")
TYPED = (Command, "/grayzone")


def _is_quiet(request: Request) -> bool:
    return isinstance(request, Submission) and request.fields.text("way") == "quietly"


def _key(request: Request) -> tuple[str, str]:
    assert isinstance(request, Submission)
    return request.fields.text("handoff"), request.fields.text("symptom")


def _same_key(request: Request, work: Work) -> tuple[Signal, ...]:
    return tuple(
        signal
        for signal in sealed(work)
        if (str(signal.handoff_id), str(signal.symptom)) == _key(request) and signal.user != request.user
    )


def _number_taken(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if _is_quiet(request) and not reply.modal:
        work.session.execute(update(Counter).values(last_number=Counter.last_number + 1))
    return reply


def _counted_in_list(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if isinstance(request, Command) and request.text == "list" and reply.shown:
        return dataclasses.replace(reply, shown=with_block(reply.shown, f"and {len(sealed(work))} sealed"))
    return reply


def _list_reordered(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if isinstance(request, Command) and request.text == "list" and request.user in SEATS:
        hours: dict[int, float] = {}
        for signal in sealed(work):
            hours[signal.handoff_id] = hours.get(signal.handoff_id, 0.0) + signal.likely
        handoffs = {issue.number: issue.handoff_id for issue in queries.issues(work, 1, tuple(State))}

        def rate(line: IssueLine) -> float:
            return -(line.hours + hours.get(handoffs[line.number], 0.0))

        lines = tuple(sorted(lists.queue(work, 1), key=rate))
        return dataclasses.replace(reply, shown=pages.queue((("leadership", lines),)))
    return reply


def _similar_sealed(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if _same_key(request, work) and reply.shown:
        line = "Others have noticed this, too."
        return dataclasses.replace(reply, shown=with_block(reply.shown, line))
    return reply


def _refused_second(real: Real, request: Request, work: Work) -> Reply:
    if _is_quiet(request) and any(SEATS[one.user] == SEATS[request.user] for one in _same_key(request, work)):
        raise Refusal("Your function has filed this already.", field="way")
    return real(request, work)


def _limit_of_group(real: Real, request: Request, work: Work) -> Reply:
    if _is_quiet(request) and len(sealed(work)) >= 3:
        raise Refusal("Three quiet issues are open in this group, which is the most.", field="way")
    return real(request, work)


def _hint_on_home(painter: Painter) -> Painter:
    def paint(opened: HomeOpened, work: Work) -> Home:
        home = painter(opened, work)
        if any(signal.user != opened.user for signal in sealed(work)):
            return dataclasses.replace(home, blocks=(*home.blocks, hint("Something is under seal.")))
        return home

    return paint


def _faded_told(job: Job) -> Job:
    def run(work: Work) -> Due:
        due = job(work)
        faded = select(func.count()).select_from(Signal).where(Signal.state == State.FADED, Signal.ended_at == work.now)
        count = work.session.scalar(faded)
        letters = [Letter(WORKSPACE, Channel(LEADERSHIP), Message("A quiet issue has faded."))] * (count or 0)
        return dataclasses.replace(due, letters=(*due.letters, *letters))

    return run


TICKS = "grayzone.ticks"
AROUND_TICKS = Callable[[Job], Job]

LEAKS = (
    Leak("a quiet issue takes a number", {FORM: _number_taken}),
    Leak("the list counts quiet issues", {TYPED: _counted_in_list}),
    Leak("sealed hours decide the order of the list", {TYPED: _list_reordered}),
    Leak("a quiet issue counts as similar", {FORM: _similar_sealed}),
    Leak("a second filer of the same function is refused", {FORM: _refused_second}),
    Leak("the limit of quiet issues is the group's", {FORM: _limit_of_group}),
    Leak("Home tells that something is under seal", painter=_hint_on_home),
    Leak("fading is told", jobs={TICKS: _faded_told}),
)
