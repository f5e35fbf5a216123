"""Leaks about who: an actor who should be interchangeable is not."""

import dataclasses

from sqlalchemy import select

from bot.features.grayzone.models import Signal, State
from bot.slack.replies import Due
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.leaks.peeking import in_thread
from tests.noninterference.side import Job

TICKS = "grayzone.ticks"


def _surfaced(work: Work) -> list[Signal]:
    now = select(Signal).where(Signal.state == State.PROPOSED, Signal.ended_at == work.now).order_by(Signal.id)
    return list(work.session.scalars(now))


def _functions_named(job: Job) -> Job:
    def run(work: Work) -> Due:
        due = job(work)
        lines = [in_thread(one.issue_number or 0, f"Function {one.function_id} filed it.") for one in _surfaced(work)]
        ordered = sorted(lines, key=lambda line: str(line.message))
        return dataclasses.replace(due, letters=(*due.letters, *ordered))

    return run


def _peers_named(job: Job) -> Job:
    def run(work: Work) -> Due:
        due = job(work)
        lines = [in_thread(one.issue_number or 0, f"{one.user} filed it.") for one in _surfaced(work)]
        ordered = sorted(lines, key=lambda line: str(line.message))
        return dataclasses.replace(due, letters=(*due.letters, *ordered))

    return run


def _oldest_told(job: Job) -> Job:
    def run(work: Work) -> Due:
        due = job(work)
        first = min((one.filed_at for one in _surfaced(work)), default=None)
        lines = [in_thread(1, f"First filed at {first:%H:%M}.")] if first else []
        return dataclasses.replace(due, letters=(*due.letters, *lines))

    return run


LEAKS = (
    Leak("a surfaced issue names the functions", jobs={TICKS: _functions_named}),
    Leak("a surfaced issue names the people", jobs={TICKS: _peers_named}),
    Leak("a surfaced issue tells when it was first filed", jobs={TICKS: _oldest_told}),
)
