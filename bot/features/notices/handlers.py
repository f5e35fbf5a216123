"""The doors of notices: the buttons under one, and what is chosen on Home. Home answers "Show me", stop and start."""

from bot.features.notices import service
from bot.features.notices import text as say
from bot.features.notices.views import SETTINGS, receipt, settings
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work


def register(doors: Doors) -> None:
    """Register every door of notices."""
    doors.click("notices.snooze", snooze)
    doors.click("notices.off", off)
    doors.click("notices.on", on)
    doors.click(SETTINGS, open_settings)
    doors.submission(SETTINGS, save_settings)


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
    stopped = service.choice(work, click.workspace, click.user).stopped
    return Reply(shown=receipt(say.STILL_STOPPED if stopped else say.ON), repaint=True)


def open_settings(click: Click, work: Work) -> Reply:
    """Show when somebody is written to."""
    zone = service.calendar(work, click.workspace, click.user).zone
    return Reply(modal=settings(service.choice(work, click.workspace, click.user), zone))


def save_settings(form: Submission, work: Work) -> Reply:
    """Keep it."""
    most, country = form.fields.text("most"), form.fields.text("country")
    service.choose(work, form.workspace, form.user, most=most, country=country)
    return Reply(shown=receipt(say.SAVED), repaint=True)
