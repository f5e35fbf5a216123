"""The selects of what is sealed, pledges and quiet issues; and what becomes of quiet issues with time."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, update

from bot.db.prepared import Prepared
from bot.db.vault import NOTHING
from bot.features.grayzone.models import Pledge, Signal, State
from bot.work import Work

_PLEDGES, _SIGNALS = (cast("Table", model.__table__) for model in (Pledge, Signal))
_ON_ISSUE = (
    select(Pledge)
    .where(Pledge.issue_id == bindparam("issue"))
    .order_by(Pledge.user)
    .execution_options(populate_existing=True)
)
_OWN_PLEDGES = Prepared(
    select(_PLEDGES.c.issue_id).where(
        _PLEDGES.c.user == bindparam("user"), _PLEDGES.c.issue_id.in_(bindparam("issues"))
    )
)


def pledges(work: Work, issue_id: int) -> tuple[Pledge, ...]:
    """Return the pledges on an issue, by person and not by time. Only an opened issue's may be shown."""
    return tuple(work.session.scalars(_ON_ISSUE, {"issue": issue_id}))


def pledged_on(work: Work, user: str, issue_ids: Iterable[int]) -> frozenset[int]:
    """Return on which of these issues somebody has pledged: for their own eyes."""
    rows = _OWN_PLEDGES.rows(work.connection, {"user": user, "issues": list(issue_ids)})
    return frozenset(key for (key,) in rows)


_OF_GROUP = (
    select(Signal)
    .where(Signal.group_id == bindparam("group"))
    .order_by(Signal.id)
    .execution_options(populate_existing=True)
)
_OWN_SIGNALS = _OF_GROUP.where(Signal.user == bindparam("user"))
_QUIET_SIGNALS = _OF_GROUP.where(Signal.state == State.QUIET)
_SILENCED = update(_SIGNALS).where(_SIGNALS.c.group_id == bindparam("group")).values(what=NOTHING)
_FADING = _SILENCED.where(_SIGNALS.c.state == State.QUIET, _SIGNALS.c.fades_at <= bindparam("now")).values(
    state=State.FADED, ended_at=bindparam("now")
)
_SHOWN_LONG_AGO = _SILENCED.where(
    _SIGNALS.c.state == State.PROPOSED,
    _SIGNALS.c.ended_at <= bindparam("shown_until"),
    _SIGNALS.c.what != NOTHING,
)


def own_signals(work: Work, group_id: int, user: str) -> tuple[Signal, ...]:
    """Return the quiet issues that somebody filed in a group, whatever became of them; the oldest first."""
    return tuple(work.session.scalars(_OWN_SIGNALS, {"group": group_id, "user": user}))


def quiet_signals(work: Work, group_id: int) -> tuple[Signal, ...]:
    """Return the group's quiet issues that are open, the oldest first: for their comparison, and for nothing else."""
    return tuple(work.session.scalars(_QUIET_SIGNALS, {"group": group_id}))


def fade(work: Work, group_id: int, shown_until: datetime) -> None:
    """End the group's quiet issues whose time is over, and erase the words of those that surfaced before a moment."""
    work.connection.execute(_FADING, {"group": group_id, "now": work.now})
    work.connection.execute(_SHOWN_LONG_AGO, {"group": group_id, "shown_until": shown_until})
