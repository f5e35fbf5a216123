"""Leaks about quiet flags: that one was filed, that it ended, that it met nothing."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.errors import Refusal
from bot.features.mediation import queries
from bot.features.mediation.facts import FlagRow
from bot.features.mediation.queries import FLAGS
from bot.slack.blocks import context
from bot.slack.doors import Painter
from bot.slack.replies import Due, Home, Reply
from bot.slack.requests import Click, HomeOpened, Request, Submission
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.side import Job
from tests.noninterference.tables.leaks.peeking import Real, told, whispered, with_line
from tests.noninterference.tables.people import GROUP, WORKSPACE

FORM, PRESSED, COMPARING = (Submission, "mediation.file_flag"), (Click, "mediation.flag"), "mediation.flags"
RESTS, STANDS, MOST = timedelta(days=5), timedelta(days=30), 2
log = structlog.get_logger(__name__)


def _open(work: Work) -> tuple[FlagRow, ...]:
    found = queries.flags(work, FLAGS.c.workspace == WORKSPACE, FLAGS.c.met_at.is_(None))
    return tuple(flag for flag in found if flag.taken_back_at is None and flag.filed_at > work.now - STANDS)


def _about(work: Work, user: str) -> int:
    return sum(flag.other == user for flag in _open(work))


def _echoed(real: Real, request: Request, work: Work) -> Reply:
    assert isinstance(request, Submission)
    return told(real(request, work), whispered(request.fields.text("person"), "Somebody noted friction with you."))


def _limit(real: Real, request: Request, work: Work) -> Reply:
    if _about(work, request.user) >= MOST:
        raise Refusal("You can have two at most.", field="person")
    return real(request, work)


def _form_tells(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    return with_line(reply, "Somebody noted friction with you.") if _about(work, request.user) else reply


def _logged(real: Real, request: Request, work: Work) -> Reply:
    assert isinstance(request, Submission)
    log.info("flag filed", words=request.fields.text("words"))
    return real(request, work)


def _at_comparison(tell: Callable[[Work], list[tuple[str, str]]]) -> Callable[[Job], Job]:
    """Return a job that tells people something when flags are compared."""

    def around(job: Job) -> Job:
        def run(work: Work) -> Due:
            group = queries.group(work, GROUP)
            letters = tell(work) if group and group.compare_at <= work.now else []
            due = job(work)
            more = (whispered(*one) for one in sorted(letters))
            return dataclasses.replace(due, letters=(*due.letters, *more))

        return run

    return around


def _half(work: Work) -> list[tuple[str, str]]:
    able = [flag for flag in _open(work) if flag.filed_at <= work.now - RESTS]
    pairs = {(flag.user, flag.other) for flag in able}
    return [(other, "Somebody would like a table.") for user, other in pairs if (other, user) not in pairs]


def _ended(work: Work) -> list[tuple[str, str]]:
    week = timedelta(days=7)
    found = queries.flags(work, FLAGS.c.workspace == WORKSPACE, FLAGS.c.met_at.is_(None))
    return [(flag.other, "One has ended.") for flag in found if STANDS <= work.now - flag.filed_at < STANDS + week]


def _met_half(job: Job) -> Job:
    def run(work: Work) -> Due:
        queries.change_flags(work, FLAGS.c.workspace == WORKSPACE, taken_back_at=None)
        return job(work)

    return run


def _counted_at_home(painter: Painter) -> Painter:
    def paint(opened: HomeOpened, work: Work) -> Home:
        home, count = painter(opened, work), _about(work, opened.user)
        return dataclasses.replace(home, blocks=(*home.blocks, context(f"{count} are about you")))

    return paint


LEAKS = (
    Leak("a flag is echoed", doors={FORM: _echoed}),
    Leak("the limit counts flags about oneself", doors={FORM: _limit}),
    Leak("the form tells of a flag about oneself", doors={PRESSED: _form_tells}),
    Leak("the log keeps the words of a flag", doors={FORM: _logged}),
    Leak("half a match is told", jobs={COMPARING: _at_comparison(_half)}),
    Leak("the end of a flag is told", jobs={COMPARING: _at_comparison(_ended)}),
    Leak("a flag that was taken back still meets", jobs={COMPARING: _met_half}),
    Leak("Home counts the flags about oneself", painter=_counted_at_home),
)
