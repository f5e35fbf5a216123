"""Leaks on screens and on Home: what is shown depends on what the other one did under seal."""

import dataclasses
from collections.abc import Callable

from bot.features.mediation.facts import LineKind, Own, Shared, Signature, Stage
from bot.features.mediation.rules.enabling import answered
from bot.slack.blocks import context
from bot.slack.doors import Painter
from bot.slack.replies import Home, Reply
from bot.slack.requests import Click, HomeOpened, Request
from bot.work import Work
from tests.noninterference.bots import Around, Leak
from tests.noninterference.tables.leaks.peeking import Real, other_of, own_of, records, with_line, with_modal

OPEN, WRITE = (Click, "mediation.open"), (Click, "mediation.write_line")
Tell = Callable[[Shared, Own, Own], str]  # the shared record, one's own, and the other one's
MUCH = 60


def _line(tell: Tell) -> Around:
    """Return a screen with a line more, where there is something to tell."""

    def around(real: Real, request: Request, work: Work) -> Reply:
        reply = real(request, work)
        case, own, other = records(work), own_of(work, request.user), other_of(work, request.user)
        words = tell(case.shared, own, other) if case and own and other else ""
        return with_line(reply, words) if words else reply

    return around


def _early(shared: Shared, own: Own, other: Own) -> str:
    both = shared.stage is Stage.VERDICT and own.judgements and other.judgements
    return f"They said {[one.can_live for one in other.judgements]}" if both else ""


def _through(_shared: Shared, _own: Own, other: Own) -> str:
    return "The other one is through" if other.done else ""


def _signed(_shared: Shared, _own: Own, other: Own) -> str:
    return "The other one has signed" if other.signature is Signature.SIGNED else ""


def _closed(shared: Shared, _own: Own, other: Own) -> str:
    return "It was ended" if shared.stage is Stage.CLOSED and other.stopped else ""


def _writes(_shared: Shared, _own: Own, other: Own) -> str:
    return "The other one writes at length" if sum(len(line.words) for line in other.lines) > MUCH else ""


def _button_gone(real: Real, request: Request, work: Work) -> Reply:
    reply, other = real(request, work), other_of(work, request.user)
    if reply.modal and other and other.done:
        kept = tuple(block for block in reply.modal.blocks if "mediation.not_yet" not in repr(block))
        return with_modal(reply, blocks=kept)
    return reply


def _value_counts(real: Real, request: Request, work: Work) -> Reply:
    reply, other = real(request, work), other_of(work, request.user)
    if reply.modal and other:
        blocks = tuple(_counting(block, other.written) for block in reply.modal.blocks)
        return with_modal(reply, blocks=blocks)
    return reply


def _counting(block: dict[str, object], count: int) -> dict[str, object]:
    elements = block.get("elements")
    if block["type"] != "actions" or not isinstance(elements, list):
        return block
    return {**block, "elements": [{**element, "value": str(count)} for element in elements]}


def _note_counts(real: Real, request: Request, work: Work) -> Reply:
    reply, other = real(request, work), other_of(work, request.user)
    if reply.modal and reply.modal.submit and other:
        return with_modal(reply, note=f"{reply.modal.note}.{other.written}")
    return reply


def _broker_reads(real: Real, request: Request, work: Work) -> Reply:
    reply, case = real(request, work), records(work)
    if case is None or request.user != case.shared.broker:
        return reply
    notes = [line.words for own in case.parties() for line in own.lines if line.kind is LineKind.MUST_NOT]
    return with_line(reply, notes[-1]) if notes else reply


def _home(change: Callable[[Home, str, Work], Home]) -> Callable[[Painter], Painter]:
    def around(painter: Painter) -> Painter:
        def paint(opened: HomeOpened, work: Work) -> Home:
            return change(painter(opened, work), opened.user, work)

        return paint

    return around


def _reordered(home: Home, user: str, work: Work) -> Home:
    case, other = records(work), other_of(work, user)
    turned = case is not None and other is not None and answered(case.shared, other)
    return dataclasses.replace(home, blocks=home.blocks[::-1]) if turned else home


def _ranked(home: Home, user: str, work: Work) -> Home:
    case = records(work)
    by = [own.user for own in case.parties() if user in (own.ranking or ())] if case else []
    return dataclasses.replace(home, blocks=(*home.blocks, context(f"Wanted by {by}"))) if by else home


LEAKS = (
    Leak("verdicts show as soon as both have given one", doors={OPEN: _line(_early)}),
    Leak("a screen says that the other one is through", doors={OPEN: _line(_through)}),
    Leak("the first signature shows", doors={OPEN: _line(_signed)}),
    Leak("a closed table reads otherwise after a stop", doors={OPEN: _line(_closed)}),
    Leak("a screen says that the other one writes at length", doors={OPEN: _line(_writes)}),
    Leak("a button is gone when the other one is done", doors={OPEN: _button_gone}),
    Leak("a button's value counts the other one's notes", doors={OPEN: _value_counts}),
    Leak("a form's private note counts the other one's notes", doors={WRITE: _note_counts}),
    Leak("the broker reads a private note", doors={OPEN: _broker_reads}),
    Leak("Home is in another order when the other one has answered", painter=_home(_reordered)),
    Leak("a candidate reads on Home who ranked them", painter=_home(_ranked)),
)
