"""How a table is laid: somebody invites two, openly. Two flags that meet lay one as well (`meeting`)."""

import secrets
from datetime import timedelta

from bot.features.mediation import queries
from bot.features.mediation.facts import Case, Seat, TableRow, Tick
from bot.features.mediation.queries import TABLES
from bot.features.mediation.rules import beginning, checks
from bot.features.mediation.rules.limits import MOST_TABLES, check_room
from bot.features.mediation.rules.refusals import CannotInvite
from bot.features.mediation.rules.ticking import MOST_ASKED
from bot.features.mediation.service import keeping
from bot.features.mediation.service.knowing import known
from bot.features.mediation.service.sitting import OVER, hold, running, sits_with
from bot.features.mediation.text import refusals as say
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.features.peers.service import Seat as Place
from bot.work import Work

NOT_AGAIN_FOR = timedelta(days=30)  # whatever became of the first: so it tells nothing of that
LONGEST_ABOUT = 200


def invite(work: Work, place: Place, one: str, other: str, about: str) -> str | None:
    """Ask two to a table, as one of them or as a third peer; return its handle to a party.

    Who is asked is told that something waits. A third peer who asks two of whom enough is asked already lays nothing:
    that they invited is kept as of any other, and none of the three ever reads anything else than if it had been laid,
    or never been sent. Raises `CannotInvite`, `TooManyTables`, or `BadField` for the words.
    """
    words = checks.words("about", about, LONGEST_ABOUT)
    a, b = sorted((one, other))
    hold(work, place.group.id, place.workspace)
    _check(work, place, a, b)
    if place.user not in (a, b) and _asked_enough(work, place.workspace, a, b):
        keeping.add_bare(work, place.group, (a, b), place.user, until=work.now + NOT_AGAIN_FOR)
        return None
    at = Tick(work.now, place.group.zone, place.group.tick_hour)
    lot, upper = drawn()
    laid = beginning.invited(a, b, place.user, words, at, lot=lot, upper=upper)
    laid = Case(beginning.informed(laid.shared, known(work, place.group, a, b)), laid.a, laid.b)
    table = keeping.add(work, place.group, laid)
    for user in (a, b):
        if user != place.user:
            notices.owe(work, place.workspace, user)
    return table.handle if place.user in (a, b) else None


def lay_met(work: Work, group: GroupFacts, a: str, b: str) -> TableRow:
    """Lay the table of two whose flags met; both are told that something waits."""
    lot, upper = drawn()
    at = Tick(work.now, group.zone, group.tick_hour)
    table = keeping.add(work, group, beginning.met(a, b, known(work, group, a, b), at, lot=lot, upper=upper))
    for user in sorted((a, b)):
        notices.owe(work, group.workspace, user)
    return table


def invited_lately(work: Work, workspace: str, inviter: str) -> tuple[TableRow, ...]:
    """Return to what somebody has invited in the last thirty days: whatever became of it, so it tells nothing."""
    return queries.invited(work, workspace, inviter, work.now - NOT_AGAIN_FOR)


def _asked_enough(work: Work, workspace: str, a: str, b: str) -> bool:
    """Tell whether two sit at a table, are invited to one, or were invited twice in thirty days, by whomever."""
    theirs = queries.tables(work, TABLES.c.workspace == workspace, TABLES.c.one == a, TABLES.c.other == b)
    laid = [table for table in theirs if not table.is_bare]
    asked = [table for table in laid if table.inviter and table.laid_at > work.now - NOT_AGAIN_FOR]
    return len(asked) >= MOST_ASKED or any(table.stage not in OVER for table in laid)


def drawn() -> tuple[Seat, bool]:
    """Return what decides exact ties at a table, drawn by chance when it is laid."""
    return secrets.choice((Seat.A, Seat.B)), secrets.choice((True, False))


def _check(work: Work, place: Place, a: str, b: str) -> None:
    """Check an invitation by what its inviter knows already: no refusal tells what others do."""
    if a == b:
        raise CannotInvite(say.INVITE_TWO, field="person")
    here = {peer.user for peer in peers.peers(work, place.group.id)}
    if not {a, b} <= here:
        raise CannotInvite(say.INVITE_PEERS, field="person")
    invited = invited_lately(work, place.workspace, place.user)
    if any((table.one, table.other) == (a, b) for table in invited):
        raise CannotInvite(say.INVITE_AGAIN)
    if len(invited) >= MOST_TABLES:
        raise CannotInvite(say.INVITE_MANY)
    if place.user not in (a, b):
        return
    if any({table.one, table.other} == {a, b} for table in running(work, place.workspace, place.user)):
        raise CannotInvite(say.INVITE_SITS)
    check_room(sits_with(work, place.workspace, place.user))
