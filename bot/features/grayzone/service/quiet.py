"""Quiet issues: sealed signals that nobody learns of until a second, different function files the same key.

They are compared once a week and surface with their key, the number of functions and one sum of hours: no names, no
words, no other function. Whatever is unmatched fades after 60 days as silently as it came.
"""

from collections import defaultdict
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Update, update

from bot.db.inserts import insert_or_leave
from bot.db.private import place_of
from bot.db.vault import NOTHING
from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Signal, State, Symptom
from bot.features.grayzone.rules import cost
from bot.features.grayzone.rules.cost import Estimate, Hours
from bot.features.grayzone.rules.decisions import QUIET_LIMIT, QUIET_REST_DAYS, may_be_drafted
from bot.features.grayzone.rules.refusals import QuietRefused
from bot.features.grayzone.service import deadlines
from bot.features.grayzone.service.cards import present
from bot.features.grayzone.service.facts import QuietLine
from bot.features.grayzone.service.proposals import new_issue
from bot.features.grayzone.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.work import Work

Key = tuple[int, Symptom]  # handoff id and symptom: what two quiet issues must have in common

SHOWN_AFTER_SURFACING = timedelta(days=30)


def file_quietly(work: Work, seat: Seat, key: Key, hours: Hours, what: str) -> None:
    """File an issue under seal. Raises `QuietRefused` for a sixth open one, and for a key filed before."""
    own = queries.own_signals(work, seat.group.id, seat.user)
    _check_new(work, seat, own, key)
    row: dict[str, Any] = {
        "workspace": seat.workspace,
        "group_id": seat.group.id,
        "user": seat.user,
        "ordinal": 1 + max((signal.ordinal for signal in own), default=0),
        "function_id": seat.function.id,
        "handoff_id": key[0],
        "symptom": key[1],
        "low": hours.low,
        "likely": hours.likely,
        "high": hours.high,
        "state": State.QUIET,
        "filed_at": work.now,
        "fades_at": deadlines.fading(work.now, seat.group),
    }
    row["what"] = work.vault.seal(what, place=place_of(Signal.what, row))
    if not insert_or_leave(work.connection, Signal, row):
        raise QuietRefused(say.QUIET_RACE)


def _check_new(work: Work, seat: Seat, own: tuple[Signal, ...], key: Key) -> None:
    same = [signal for signal in own if (signal.handoff_id, signal.symptom) == key]
    if any(signal.state == State.QUIET for signal in same):
        raise QuietRefused(say.QUIET_TWICE)
    if sum(signal.state == State.QUIET for signal in own) >= QUIET_LIMIT:
        raise QuietRefused(say.QUIET_LIMIT)
    faded = [signal.ended_at for signal in same if signal.state == State.FADED and signal.ended_at]
    if faded and work.now < max(faded) + timedelta(days=QUIET_REST_DAYS):
        again = max(faded) + timedelta(days=QUIET_REST_DAYS)
        raise QuietRefused(say.quiet_resting(f"{again.astimezone(ZoneInfo(seat.group.zone)):%d %b %Y}"))


def own(work: Work, seat: Seat, ordinal: int) -> QuietLine:
    """Return one of one's own open quiet issues. Raises `QuietRefused` when it is no longer open."""
    return _line(work, _find(work, seat, ordinal), locked=_is_locked(work, seat))


def change(work: Work, seat: Seat, ordinal: int, hours: Hours, what: str) -> None:
    """Change the words and hours of one's own quiet issue, but not in the last day before a comparison."""
    _check_unlocked(work, seat)
    mine = {"workspace": seat.workspace, "group_id": seat.group.id, "user": seat.user, "ordinal": ordinal}
    sealed = work.vault.seal(what, place=place_of(Signal.what, mine))
    values = {"low": hours.low, "likely": hours.likely, "high": hours.high, "what": sealed}
    if not queries.changed(work, _own_open(seat, ordinal).values(**values)):
        raise QuietRefused(say.QUIET_GONE)


def withdraw(work: Work, seat: Seat, ordinal: int) -> None:
    """Withdraw one's own quiet issue, but not in the last day before a comparison. Its words are erased."""
    _check_unlocked(work, seat)
    values = {"state": State.WITHDRAWN, "ended_at": work.now, "what": NOTHING}
    if not queries.changed(work, _own_open(seat, ordinal).values(**values)):
        raise QuietRefused(say.QUIET_GONE)


def quiet_of(work: Work, seat: Seat) -> tuple[QuietLine, ...]:
    """Return one's own open quiet issues, and those that surfaced in the last 30 days; for nobody else."""
    lately = work.now - SHOWN_AFTER_SURFACING
    mine = queries.own_signals(work, seat.group.id, seat.user)
    shown = tuple(
        signal
        for signal in mine
        if signal.state == State.QUIET or (signal.state == State.PROPOSED and (signal.ended_at or lately) > lately)
    )
    locked = bool(shown) and _is_locked(work, seat)
    return tuple(_line(work, signal, locked=locked) for signal in shown)


def surface(work: Work, group: GroupFacts) -> tuple[IssueFacts, ...]:
    """Compare the group's quiet issues at its weekly tick; return what surfaced, in an order that tells nothing."""
    peers_now = present(work, group)
    keys: dict[Key, list[Signal]] = defaultdict(list)
    for signal in queries.quiet_signals(work, group.id):
        if signal.user in peers_now:
            keys[signal.handoff_id, signal.symptom].append(signal)
    matched = sorted(key for key, signals in keys.items() if may_be_drafted(len({s.function_id for s in signals})))
    return tuple(_surface(work, group, key, keys[key]) for key in matched)


def _surface(work: Work, group: GroupFacts, key: Key, signals: list[Signal]) -> IssueFacts:
    together = cost.of_delay(
        Estimate(signal.function_id, Hours(signal.low, signal.likely, signal.high)) for signal in signals
    )
    columns = new_issue(work, group, peers.handoff(work, group.id, key[0]), key[1])
    quiet = {"what": "", "others": [], "quiet_functions": together.functions, "quiet_hours": together.hours}
    issue = queries.add_issue(work, {**columns, **quiet})
    ids = [signal.id for signal in signals]
    statement = update(Signal).where(Signal.id.in_(ids), Signal.state == State.QUIET)
    values = {"state": State.PROPOSED, "ended_at": work.now, "issue_number": issue.number}
    work.session.execute(statement.values(**values).execution_options(synchronize_session=False))
    return issue


def fade(work: Work, group: GroupFacts) -> None:
    """End the group's unmatched quiet issues whose time is over. Nobody is told, and their words are erased.

    The words of those that surfaced are erased too, once their author no longer sees them.
    """
    queries.fade(work, group.id, work.now - SHOWN_AFTER_SURFACING)


def _check_unlocked(work: Work, seat: Seat) -> None:
    comparison = peers.week_tick(work, seat.group.id)
    if deadlines.is_locked(work.now, comparison):
        again = comparison.astimezone(ZoneInfo(seat.group.zone))
        raise QuietRefused(say.quiet_locked(f"{again:%d %b, %H:%M}"))


def _is_locked(work: Work, seat: Seat) -> bool:
    return deadlines.is_locked(work.now, peers.week_tick(work, seat.group.id))


def _own_open(seat: Seat, ordinal: int) -> Update:
    return update(Signal).where(
        Signal.group_id == seat.group.id,
        Signal.user == seat.user,
        Signal.ordinal == ordinal,
        Signal.state == State.QUIET,
    )


def _find(work: Work, seat: Seat, ordinal: int) -> Signal:
    for signal in queries.own_signals(work, seat.group.id, seat.user):
        if signal.ordinal == ordinal and signal.state == State.QUIET:
            return signal
    raise QuietRefused(say.QUIET_GONE)


def _line(work: Work, signal: Signal, *, locked: bool) -> QuietLine:
    return QuietLine(
        subject=f"{signal.group_id}.{signal.ordinal}",
        handoff=peers.handoff(work, signal.group_id, signal.handoff_id).words,
        symptom=signal.symptom,
        what=work.vault.look(signal.what, place=place_of(Signal.what, signal)),
        hours=Hours(signal.low, signal.likely, signal.high),
        state=signal.state,
        fades_at=signal.fades_at,
        locked=locked,
        issue_number=signal.issue_number,
    )
