"""What check-ins keep about one person, given out and erased."""

from bot.db.records import Erased, Records
from bot.work import Work


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return what the person chose, their check-ins, and their worksheets."""
    raise NotImplementedError


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Forget what is only theirs; that two talked stays for the other, as of a former colleague."""
    raise NotImplementedError
