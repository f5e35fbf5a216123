"""What somebody sees of a table and presses at it. Each loads the shared record and their own one, and no other."""

from bot.features.mediation.facts import Act, FromOther, Own, Pressed, Preview, Seen, Shared
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.rules import checks, looking
from bot.features.mediation.rules.refusals import NotNow
from bot.features.mediation.rules.repeating import is_repeat
from bot.features.mediation.rules.stepping import step
from bot.features.mediation.service import keeping
from bot.features.mediation.service.keeping import Mine
from bot.features.mediation.service.seeing import seen
from bot.features.mediation.service.sitting import check_may_turn, hold
from bot.features.peers import service as peers
from bot.work import Work


def look(work: Work, act: Act) -> Seen:
    """Return what this person sees of a table. Raises `NoSeat`."""
    return seen(work, keeping.mine(work, act))


def seen_by_other(work: Work, act: Act) -> FromOther:
    """Return what the table reads that came from this person. Raises `NoSeat`."""
    found = keeping.mine(work, act)
    return looking.seen_by_other(found.shared, found.own.seat)


def preview(work: Work, act: Act, number: int) -> Preview:
    """Return the exact words that passing a line on would show, and to whom. Raises `NoSeat` or `BadField`."""
    found = keeping.mine(work, act)
    return looking.preview(found.shared, found.own, number)


def press(work: Work, act: Act, press: Press) -> Pressed:
    """Do what was pressed, and return what its presser sees now; the thread where something was passed on.

    A press that comes twice changes nothing the second time. Raises `NoSeat`, `NotNow` for one on what stands otherwise
    by now, what the rules refuse, and what `peers.seat` raises for whoever may not act in the group.
    """
    if isinstance(press, p.Leave):
        raise NotNow  # no button: it happens in Slack
    _hold_for(work, act, press)
    found = keeping.mine(work, act, locked=True)
    peers.seat(work, workspace=act.workspace, user=act.user, group_id=found.table.group_id)
    if act.seen != found.table.version:
        raise NotNow
    if is_repeat(found.shared, found.own, press):
        return Pressed(seen(work, found), None)
    if isinstance(press, p.Propose):
        checks.days(press.terms, work.now.date())
    if isinstance(press, p.TurnKey):
        check_may_turn(work, act, found)
    return _kept(work, found, *step(found.shared, found.own, press))


def _hold_for(work: Work, act: Act, press: Press) -> None:
    """Keep others from laying or turning before the table is locked: always in this order."""
    if isinstance(press, p.TurnKey):
        hold(work, keeping.mine(work, act).table.group_id, act.workspace)


def _kept(work: Work, found: Mine, shared: Shared, own: Own) -> Pressed:
    keeping.save(work, found, shared, own)
    now = seen(work, found._replace(shared=shared, own=own))
    return Pressed(now, keeping.thread(found.table, shared, found.shared) if shared != found.shared else None)
