"""What a person presses to read all of theirs, and to erase it."""

from bot.features.records import text, views
from bot.features.records.handlers import everywhere
from bot.features.records.rules import check_word, pages
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Submission
from bot.slack.subjects import whole
from bot.work import Work


def export(click: Click, work: Work) -> Reply:
    """Show the first page."""
    return Reply(modal=_page(click, work, 1))


def turn(click: Click, work: Work) -> Reply:
    """Show another page in the place of the one that is open."""
    return Reply(modal=_page(click, work, whole(click.subject) or 1), replace=True)


def ask(click: Click, work: Work) -> Reply:
    """Say what goes and what stays."""
    del click, work
    return Reply(modal=views.erase())


def erase(submission: Submission, work: Work) -> Reply:
    """Erase whoever typed the word, and paint their Home as a stranger's. Raises `NotTheWord`."""
    check_word(submission.fields.text("word"))
    done, letters = everywhere.erase(work, submission.workspace, submission.user)
    return Reply(shown=views.erased(done.gone, done.kept), letters=letters, repaint=True)


def _page(click: Click, work: Work, wanted: int) -> Modal:
    """Return a page of what is kept now: less, perhaps, than when the page before was shown."""
    found = pages(everywhere.exported(work, click.workspace, click.user))
    shown = min(wanted, len(found))
    return views.export(found, shown, text.command(click.workspace, click.user))
