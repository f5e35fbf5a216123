"""Who presses, at which table, and what they saw of it: read from what buttons and forms carry, which can be forged."""

from bot.features.mediation import service
from bot.features.mediation.facts import Act
from bot.features.mediation.rules.refusals import LeftGroup, NoSeat, NotNow
from bot.features.mediation.views.look import Look
from bot.features.peers import service as peers
from bot.slack.requests import Request
from bot.slack.subjects import handle, whole
from bot.work import Work

FIRST = "0"


def table_of(request: Request, subject: str) -> Act:
    """Return who looks at which table, whatever they saw of it. Raises `NoSeat` for what is no handle."""
    found = handle(subject)
    if found is None:
        raise NoSeat
    return Act(request.workspace, request.user, found)


def act(request: Request, subject: str) -> Act:
    """Return who presses, with the version that they saw. Raises `NoSeat`, or `NotNow` for a subject without one."""
    seen = subject.split(".")[1:2]
    version = 0 if seen == [FIRST] else whole(seen[0]) if seen else None
    if version is None:
        raise NotNow
    return table_of(request, subject)._replace(seen=version)


def mores(subject: str) -> tuple[str, ...]:
    """Return what a subject carries besides its handle and version."""
    return tuple(subject.split(".")[2:])


def number(subject: str, place: int = 0) -> int:
    """Return the number that a subject carries at this place. Raises `NotNow` for what is none."""
    found = [whole(one) for one in mores(subject)[place : place + 1]]
    if not found or found[0] is None:
        raise NotNow
    return found[0]


def look(request: Request, work: Work, subject: str) -> Look:
    """Return a table as this person sees it now. Raises `NoSeat`, and `LeftGroup` for whoever left its group.

    Leaving is a stop, and a screen shows what others passed on. In a paused group everybody may still look.
    """
    found = service.look(work, table_of(request, subject))
    try:
        peers.seat(work, workspace=request.workspace, user=request.user, group_id=found.group_id)
    except (peers.NotAPeer, peers.StandingForbids) as gone:
        raise LeftGroup from gone
    except peers.GroupPaused:
        pass
    return Look(found, work.now)


def look_as_seen(request: Request, work: Work, subject: str) -> Look:
    """Return the same, if it still stands where they saw it: before a form is opened. Raises `NotNow`, too."""
    acting = act(request, subject)
    found = look(request, work, subject)
    if found.seen.version != acting.seen:
        raise NotNow
    return found
