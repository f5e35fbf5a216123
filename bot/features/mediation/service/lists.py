"""The tables of one person, as they alone see them, and what waits there for them."""

from collections.abc import Iterable

from bot.features.mediation import queries
from bot.features.mediation.facts import Seen, Stage, Turn
from bot.features.mediation.rules.enabling import role_of
from bot.features.mediation.service.keeping import readable
from bot.features.mediation.service.seeing import seen
from bot.features.mediation.text import outside as say
from bot.features.notices.service import Press, Waiting
from bot.work import Work

OPEN = "mediation.open"  # the action of the button that opens a table


def tables_of(work: Work, workspace: str, user: str) -> tuple[Seen, ...]:
    """Return the tables at which somebody sits or is asked to, the oldest first; closed ones while anything is left."""
    found = readable(work, queries.own_tables(work, workspace, user), user)
    return tuple(
        seen(work, one)
        for one in found
        if one.own.ended or one.shared.agreed or not (one.shared.stage is Stage.CLOSED and one.shared.erased)
    )


def waiting(work: Work, workspace: str, user: str) -> tuple[Waiting, ...]:
    """Return what waits for a person at their tables."""
    return waiting_at(tables_of(work, workspace, user))


def waiting_at(tables: Iterable[Seen]) -> tuple[Waiting, ...]:
    """Return what waits at these tables of one person, in constant words: by their own record and the shared one.

    So does, for a week, that a table was closed, or that one's part at it has ended: the same whatever the reason.
    """
    return tuple(found for one in tables if (found := _waiting(one)))


def _waiting(one: Seen) -> Waiting | None:
    table, presses = one.view.table, (Press(OPEN, say.OPEN, one.handle),)
    if one.view.turn is Turn.YOURS:
        return Waiting(say.WAITS_TITLE, say.WAITS, presses)
    if table is None:
        return Waiting(say.WAITS_TITLE, say.PART_ENDED, ())
    closed = one.view.stage is Stage.CLOSED and not table.erased
    return Waiting(say.WAITS_TITLE, say.CLOSED, presses) if closed else None


def is_told(work: Work, workspace: str, user: str) -> bool:
    """Tell whether a notice about tables may go to a person: they sit at one that is not over, or are asked to.

    For a week, while it is still shown, also at one that was closed, or at which their part has ended: so they learn of
    it. It is the same whatever they answered themselves: a notice that went only to whoever has not answered yet would
    tell an exporter of messages who has.
    """
    tables = queries.own_tables(work, workspace, user)
    closed = [table for table in tables if table.stage == Stage.CLOSED.value]
    return len(closed) < len(tables) or any(
        one.own.ended or (role_of(one.shared, one.own) and not one.shared.erased)
        for one in readable(work, closed, user)
    )
