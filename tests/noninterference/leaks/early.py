"""Leaks at the tick, or before it: too early, too much, in an order that tells."""

import dataclasses
from collections.abc import Callable

from sqlalchemy import select

from bot.db.private import place_of
from bot.features.grayzone.models import Issue, Pledge, State
from bot.features.grayzone.rules.decisions import is_coalition
from bot.features.grayzone.service import cards, coalitions, quiet
from bot.features.grayzone.views.story import letters
from bot.features.peers import service as peers
from bot.slack.replies import Channel, Due, Letter, Message, Reply
from bot.slack.requests import Request, Submission
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.leaks.peeking import Real, in_thread, pledges, told
from tests.noninterference.people import LEADERSHIP, WORKSPACE
from tests.noninterference.side import Job

TICKS = "grayzone.ticks"


def _opened_at_once(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    group = peers.group(work, 1)
    changed = [issue for issue in coalitions.open_due(work, group) if issue.state == State.CHARTERED]
    cards_now = (letter for issue in changed for letter in letters(cards.card(work, group, issue)))
    return told(reply, *cards_now)


def _surfaced_at_once(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    group = peers.group(work, 1)
    surfaced = (letter for issue in quiet.surface(work, group) for letter in letters(cards.card(work, group, issue)))
    return told(reply, *surfaced)


def _gathering(work: Work) -> list[Issue]:
    return list(work.session.scalars(select(Issue).where(Issue.state == State.COALITION).order_by(Issue.number)))


def _at_tick(tell: Callable[[Work, Issue, tuple[Pledge, ...], State], str | None]) -> Callable[[Job], Job]:
    """Return a job that tells something in the thread of each issue that gathered pledges before the tick."""

    def around(job: Job) -> Job:
        def run(work: Work) -> Due:
            before = [(issue.number, pledges(work, issue.number)) for issue in _gathering(work)]
            due = job(work)
            if not due.letters:
                return due
            lines = []
            for number, pledged in before:
                issue = work.session.scalars(select(Issue).where(Issue.number == number)).one()
                line = tell(work, issue, pledged, issue.state)
                lines += [in_thread(number, line)] if line else []
            return dataclasses.replace(due, letters=(*due.letters, *lines))

        return run

    return around


def _parked_count(work: Work, issue: Issue, pledged: tuple[Pledge, ...], state: State) -> str | None:
    del work, issue
    return f"{len(pledged)} had pledged." if state == State.PARKED else None


def _in_order(work: Work, issue: Issue, pledged: tuple[Pledge, ...], state: State) -> str | None:
    del work, issue
    return ", ".join(pledge.user for pledge in pledged) if state == State.CHARTERED else None


def _conditions(work: Work, issue: Issue, pledged: tuple[Pledge, ...], state: State) -> str | None:
    del issue
    places = ((pledge.condition, place_of(Pledge.condition, pledge)) for pledge in pledged)
    told_now = sorted(work.vault.open(condition, place=place) for condition, place in places)
    return f"If: {'; '.join(told_now)}" if state == State.CHARTERED else None


def _would_open(work: Work, issue: Issue, pledged: tuple[Pledge, ...], state: State) -> str | None:
    seats = {peer.user: peer.function.id for peer in peers.peers(work, 1)}
    functions = {seats[pledge.user] for pledge in pledged if pledge.user in seats}
    ready = is_coalition(functions, issue.giver_id, issue.receiver_id, seats.values())
    return "Enough have pledged; it waits for room." if ready and state == State.COALITION else None


def _weekly(job: Job) -> Job:
    def run(work: Work) -> Due:
        waiting = sum(len(pledges(work, issue.number)) for issue in _gathering(work))
        due = job(work)
        line = Letter(WORKSPACE, Channel(LEADERSHIP), Message(f"{waiting} pledges are under seal."))
        return dataclasses.replace(due, letters=(*due.letters, line)) if due.letters else due

    return run


LEAKS = (
    Leak("an issue opens as soon as enough have pledged", {(Submission, "grayzone.pledge"): _opened_at_once}),
    Leak("quiet issues surface at once", {(Submission, "grayzone.propose"): _surfaced_at_once}),
    Leak("a parked issue tells how many had pledged", jobs={TICKS: _at_tick(_parked_count)}),
    Leak("names open in the order of pledging", jobs={TICKS: _at_tick(_in_order)}),
    Leak("all conditions open", jobs={TICKS: _at_tick(_conditions)}),
    Leak("an issue that waits for room tells that it would open", jobs={TICKS: _at_tick(_would_open)}),
    Leak("the tick counts what is under seal", jobs={TICKS: _weekly}),
)
