"""Leaks about sealed pledges: their number, their existence, their moment."""

import dataclasses
from datetime import timedelta

import structlog

from bot.slack.doors import Painter
from bot.slack.replies import Home, Modal, Reply
from bot.slack.requests import Click, Command, HomeOpened, Request, Submission
from bot.work import Work
from tests.noninterference.bots import Leak
from tests.noninterference.leaks.peeking import (
    Real,
    all_pledged,
    hint,
    in_thread,
    issue,
    modal_with,
    number_of,
    pledges,
    told,
)

PLEDGE = (Submission, "grayzone.pledge")
UNPLEDGE = (Click, "grayzone.unpledge")
CARD = (Click, "grayzone.card")
TYPED = (Command, "/grayzone")

log = structlog.get_logger(__name__)


def _counted_on_card(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if isinstance(request, Command) and request.text.isdigit() and reply.modal:
        line = f"{len(pledges(work, int(request.text)))} have pledged"
        return dataclasses.replace(reply, modal=modal_with(reply.modal, hint(line)))
    return reply


def _deadline_moved(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    found = issue(work, number_of(request))
    if found and found.due_at:
        found.due_at += timedelta(days=1)
        work.session.flush()
    return reply


def _line_for_each(real: Real, request: Request, work: Work) -> Reply:
    return told(real(request, work), in_thread(number_of(request), "Somebody pledged."))


def _two_more(painter: Painter) -> Painter:
    def paint(opened: HomeOpened, work: Work) -> Home:
        home = painter(opened, work)
        for number in range(1, 5):
            found = issue(work, number)
            if found and found.driver == opened.user and pledges(work, number):
                more = max(0, 2 - len(pledges(work, number)))
                return dataclasses.replace(home, blocks=(*home.blocks, hint(f"{more} more needed")))
        return home

    return paint


def _button_gone(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if reply.modal and pledges(work, number_of(request)):
        kept = tuple(block for block in reply.modal.blocks if block["type"] != "actions")
        return dataclasses.replace(reply, modal=dataclasses.replace(reply.modal, blocks=kept))
    return reply


def _count_in_value(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if isinstance(reply.modal, Modal):
        note = f"{reply.modal.note} {len(pledges(work, number_of(request)))}"
        return dataclasses.replace(reply, modal=dataclasses.replace(reply.modal, note=note))
    return reply


def _touched(real: Real, request: Request, work: Work) -> Reply:
    return told(real(request, work), in_thread(number_of(request), "Something has changed."))


def _logged(real: Real, request: Request, work: Work) -> Reply:
    assert isinstance(request, Submission)
    log.info("pledged", condition=request.fields.text("condition"))
    return real(request, work)


def _counted_in_list(real: Real, request: Request, work: Work) -> Reply:
    reply = real(request, work)
    if reply.modal:
        return dataclasses.replace(reply, modal=modal_with(reply.modal, hint(f"{all_pledged(work)} pledges so far")))
    return reply


LEAKS = (
    Leak("an issue's card counts the pledges", {TYPED: _counted_on_card}),
    Leak("a pledge moves the deadline", {PLEDGE: _deadline_moved}),
    Leak("the thread tells of each pledge", {PLEDGE: _line_for_each}),
    Leak("the driver reads on Home how many more are needed", painter=_two_more),
    Leak("the pledge button is gone once somebody pledged", {CARD: _button_gone}),
    Leak("a form's private note counts the pledges", {CARD: _count_in_value}),
    Leak("the whole list counts pledges", {(Click, "home.list"): _counted_in_list}),
    Leak("withdrawing a pledge touches the thread", {UNPLEDGE: _touched}),
    Leak("the log keeps the condition of a pledge", {PLEDGE: _logged}),
)
