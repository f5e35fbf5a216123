"""What features and delivery keep about one person, given out and erased: for App Home and for the command line."""

import orjson

from bot.db.records import Erased, moment
from bot.delivery import once, people
from bot.features.peers import service as peers
from bot.features.records import service
from bot.slack.replies import Letter
from bot.work import Work


def is_known(work: Work, workspace: str, user: str) -> bool:
    """Tell whether anything is kept about a person."""
    return any({**service.exported(work, workspace, user), **people.exported(work, workspace, user)}.values())


def exported(work: Work, workspace: str, user: str) -> str:
    """Return all that is kept about a person and theirs to read, as JSON."""
    found = {
        "workspace": workspace,
        "person": user,
        "as_of": moment(work.now.replace(microsecond=0)),
        **service.exported(work, workspace, user),
        **people.exported(work, workspace, user),
    }
    return orjson.dumps(found, option=orjson.OPT_INDENT_2).decode() + "\n"


def erase(work: Work, workspace: str, user: str) -> tuple[Erased, tuple[Letter, ...]]:
    """Erase a person; return what was done, and the letters that paint the cards again.

    Whoever was about to do something with or to them ends first, and whoever comes then finds a stranger.
    """
    once.alone(work)
    name = peers.name_of(work, workspace, user)
    done = service.erase(work, workspace, user)
    done += Erased(gone=people.forget_person(work, workspace, user, name, peers.FORMER_COLLEAGUE))
    return done, people.repaint(work, workspace, done.cards)
