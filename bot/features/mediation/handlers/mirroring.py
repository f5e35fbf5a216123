"""The pages that show what the table reads: all of it, and what of it came from oneself."""

from bot.features.mediation import service
from bot.features.mediation.handlers.acting import table_of
from bot.features.mediation.handlers.asking import for_page, start
from bot.features.mediation.views import mirror as mirror_views
from bot.features.mediation.views import more, passed
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def register(doors: Doors) -> None:
    """Register both pages."""
    doors.click(more.MIRROR, mirror)
    doors.click(more.PASSED, all_passed)


def mirror(click: Click, work: Work) -> Reply:
    """Show what the other side reads of whoever looks."""
    found = for_page(click, work)
    mine = service.seen_by_other(work, table_of(click, click.subject))
    return Reply(modal=mirror_views.page(found, mine, start(click)), replace=True)


def all_passed(click: Click, work: Work) -> Reply:
    """Show all that was passed on."""
    return Reply(modal=passed.page(for_page(click, work), start(click)), replace=True)
