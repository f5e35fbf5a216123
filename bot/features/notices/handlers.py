"""The doors of notices: the buttons under one, and the switch on Home. Home itself answers "Show me"."""

from bot.features.notices import service
from bot.features.notices import text as say
from bot.features.notices.views import receipt
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work


def register(doors: Doors) -> None:
    """Register every door of notices."""
    doors.click("notices.snooze", snooze)
    doors.click("notices.off", off)
    doors.click("notices.on", on)


def snooze(click: Click, work: Work) -> Reply:
    """Put it off until the next working day."""
    wanted = service.snooze(work, click.workspace, click.user)
    return Reply(shown=receipt(say.SNOOZED if wanted else say.OFF))


def off(click: Click, work: Work) -> Reply:
    """Stop telling the person."""
    service.switch(work, click.workspace, click.user, on=False)
    return Reply(shown=receipt(say.OFF), repaint=True)


def on(click: Click, work: Work) -> Reply:
    """Tell the person again."""
    service.switch(work, click.workspace, click.user, on=True)
    return Reply(shown=receipt(say.ON), repaint=True)
