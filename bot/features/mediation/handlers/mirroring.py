"""The pages that show what the table reads: all of it, and what of it came from oneself."""

from bot.features.mediation import service
from bot.features.mediation.handlers.acting import look, table_of
from bot.features.mediation.rules.refusals import NoSeat
from bot.features.mediation.views import passed, table
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def register(doors: Doors) -> None:
    """Register both pages."""
    doors.click(table.MIRROR, mirror)
    doors.click(table.PASSED, all_passed)


def mirror(click: Click, work: Work) -> Reply:
    """Show exactly what the other side reads of whoever looks."""
    found = look(click, work, click.subject)
    if found.view.table is None:
        raise NoSeat
    mine = service.seen_by_other(work, table_of(click, click.subject))
    return Reply(modal=passed.mirror(found, mine), replace=True)


def all_passed(click: Click, work: Work) -> Reply:
    """Show all that was passed on."""
    found = look(click, work, click.subject)
    if found.view.table is None:
        raise NoSeat
    return Reply(modal=passed.page(found), replace=True)
