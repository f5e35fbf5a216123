"""Leaks at a press: told at once, in the log, in an error, or by what is kept."""

import dataclasses

import structlog

from bot.errors import Refusal
from bot.features.mediation.facts import Seat
from bot.features.mediation.rules.enabling import answered
from bot.slack.replies import Reply
from bot.slack.requests import Click, Fields, Request, Submission
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.tables.leaks.peeking import (
    Real,
    is_party,
    other_of,
    own_of,
    records,
    said,
    told,
    whispered,
    with_line,
    write,
)

log = structlog.get_logger(__name__)
OPEN, FIRST = (Click, "mediation.open"), "Ties go to "
ENDS = ("mediation.stop", "mediation.decline")


def _key_told(real: Real, request: Request, work: Work) -> Reply:
    return told(real(request, work), said("A key was turned."))


def _touched(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    pressed = isinstance(request, Click | Submission) and reply.repaint
    case = records(work) if pressed else None
    return told(reply, said("Updated")) if case and is_party(case, request.user) else reply


def _deadline_moves(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    case = records(work)
    if case:
        write(work, deadline=case.shared.deadline.replace(minute=1))
    return reply


def _first_wins(real: Real, request: Request, work: Work) -> Reply:
    """Let whoever is through first win ties; the screen says so."""
    reply = real(request, work)
    other, own = other_of(work, request.user), own_of(work, request.user)
    if other and own and own.seat is not Seat.BROKER and not other.done:
        write(work, about=f"{FIRST}{own.seat}")
    return reply


def _first_shown(real: Real, request: Request, work: Work) -> Reply:
    reply, case = real(request, work), records(work)
    return with_line(reply, case.shared.about) if case and case.shared.about.startswith(FIRST) else reply


def _private_draft(real: Real, request: Request, work: Work) -> Reply:
    own = own_of(work, request.user)
    if not isinstance(request, Submission) or own is None:
        return real(request, work)
    notes = " ".join(line.words for line in own.lines if line.passed is None)
    typed = {**request.fields.values, "what_0": f"{request.fields.text('what_0')} {notes}"[:290]}
    return real(dataclasses.replace(request, fields=Fields(typed)), work)


def _counted(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    case, own = records(work), own_of(work, request.user)
    if case and own and case.shared.lines:
        *before, last = case.shared.lines
        write(work, lines=(*before, dataclasses.replace(last, number=max(last.number, own.written))))
    return reply


def _refusal_tells(real: Real, request: Request, work: Work) -> Reply:
    try:
        return real(request, work)
    except Refusal as refusal:
        case, other = records(work), other_of(work, request.user)
        if case and other and answered(case.shared, other):
            raise Refusal(f"{refusal.sentence} They are through.", field=refusal.field) from refusal
        raise


def _logged(real: Real, request: Request, work: Work) -> Reply:
    if isinstance(request, Submission):
        log.info("line written", words=request.fields.text("words"))
    return real(request, work)


def _inviter_told(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    case = records(work)
    inviter = case.shared.inviter if case else None
    return told(reply, whispered(inviter, "They do not come.")) if inviter else reply


LEAKS = (
    Leak("a turned key is told at once", doors={(Click, "mediation.turn_key"): _key_told}),
    Leak("every press touches the conversation", every_door=_touched),
    Leak("the deadline moves when one is done", doors={(Click, "mediation.done"): _deadline_moves}),
    Leak("whoever is through first wins ties", doors={(Click, "mediation.done"): _first_wins, OPEN: _first_shown}),
    Leak("a draft takes words from private notes", doors={(Submission, "mediation.propose"): _private_draft}),
    Leak("the number of a passed line counts written ones", doors={(Click, "mediation.pass_on"): _counted}),
    Leak("a refusal tells that the other one is through", every_door=_refusal_tells),
    Leak("the log keeps the words of a line", doors={(Submission, "mediation.write_line"): _logged}),
    Leak("the inviter is told of a no", doors={(Click, name): _inviter_told for name in ENDS}),
)
