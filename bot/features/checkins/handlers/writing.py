"""Worksheets: writing the lines, and making one of them something, in the form of the feature that it belongs to."""

from typing import NamedTuple

from bot.features.asks.handlers import asking
from bot.features.checkins import service
from bot.features.checkins.facts import LINES, Act, Shown
from bot.features.checkins.rules.refusals import NothingHere
from bot.features.checkins.views import notes, worksheet
from bot.features.grayzone.handlers import proposing
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.features.promises.handlers import beginning
from bot.features.promises.service import Side
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

NEED = "need"


def look(click: Click, work: Work) -> Reply:
    """Open one's notes: the form while nothing is written, then the page."""
    act = notes.act(click, click.subject)
    shown, sheet = service.show(work, act), service.sheet(work, act)
    return Reply(modal=worksheet.page(shown, sheet) if any(sheet.lines.values()) else worksheet.form(shown, sheet))


def write(click: Click, work: Work) -> Reply:
    """Open the form, in the page's place."""
    act = notes.act(click, click.subject)
    return Reply(modal=worksheet.form(service.show(work, act), service.sheet(work, act)), replace=True)


def save(submission: Submission, work: Work) -> Reply:
    """Keep what was written, and ask what shall become of it."""
    act = notes.act(submission, submission.note)
    sheet = service.save_sheet(work, act, worksheet.read(submission.fields))
    return Reply(modal=worksheet.page(service.show(work, act), sheet), replace=True, repaint=True)


def make_ask(click: Click, work: Work) -> Reply:
    """Open the form for an ask with the line."""
    line = _line(click, work)
    return asking.prefilled(work, line.seat, line.words)


def make_promise(click: Click, work: Work) -> Reply:
    """Open the form for a promise with the line: what one needs, the other would promise."""
    line = _line(click, work)
    side = Side.CUSTOMER if line.name == NEED else Side.PERFORMER
    others = line.shown.others
    other = others[0].user if len(others) == 1 else ""
    return beginning.prefilled(click, work, line.words, side=side, other=other, group_id=line.seat.group.id)


def make_issue(click: Click, work: Work) -> Reply:
    """Open the form for a gray-zone issue with the line."""
    line = _line(click, work)
    return proposing.prefilled(work, line.seat, line.words)


def nothing(click: Click, work: Work) -> Reply:
    """Note that a line needs nothing more."""
    act, name = _named(click)
    sheet = service.line_done(work, act, name)
    return Reply(modal=worksheet.page(service.show(work, act), sheet), replace=True)


class _Line(NamedTuple):
    """A line of a worksheet that shall become something, and where."""

    name: str
    words: str
    shown: Shown
    seat: Seat


def _line(click: Click, work: Work) -> _Line:
    act, name = _named(click)
    words = service.sheet(work, act).lines.get(name, "")
    if not words:
        raise NothingHere
    shown = service.show(work, act)
    seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=shown.group_id)
    return _Line(name, words, shown, seat)


def _named(click: Click) -> tuple[Act, str]:
    act, name = notes.act(click, click.subject), notes.more(click.subject)
    if name not in LINES:
        raise NothingHere
    return act, name
